import BankFormats
import Foundation
import QuestionEngine

/// The statistics of a test that everybody took.
struct TestTable {
    private let table: MarkTable

    init(_ table: MarkTable) {
        self.table = table
    }

    private static let columns = [
        "item", "facility", "sd", "DI", "DE", "intended weight", "effective weight", "upper-lower 27%",
    ]

    var lines: [String] {
        let width = max(4, table.names.map(\.count).max() ?? 0)
        var lines = [row(Self.columns, width: width)]
        for (name, cells) in zip(table.names, cells(digits: 2)) { lines.append(row([name] + cells, width: width)) }
        let statistics = table.statistics
        lines.append("")
        lines.append(
            String(format: "mean %.2f, standard deviation %.2f", statistics.mean, statistics.standardDeviation))
        if let consistency = statistics.consistency, let ratio = statistics.errorRatio {
            let verdict = consistency > 75 ? "satisfactory" : consistency < 64 ? "unsatisfactory" : "middling"
            lines.append(
                String(format: "internal consistency %.1f per cent (%@), error ratio %.1f", consistency, verdict, ratio)
            )
        }
        return lines
    }

    var csv: [String] {
        [Self.columns.joined(separator: ",")]
            + zip(table.names, cells(digits: 12)).map { name, cells in
                (["\"\(name.replacing("\"", with: "\"\""))\""] + cells).joined(separator: ",")
            }
    }

    private func cells(digits: Int) -> [[String]] {
        table.statistics.items.map { item in
            let figures: [Double?] = [
                item.facility, item.standardDeviation, item.discrimination.index, item.discrimination.efficiency,
                item.intendedWeight, item.effectiveWeight, item.upperLowerDifference,
            ]
            return figures.map { $0.map { String(format: "%.\(digits)f", $0) } ?? "" }
        }
    }

    private func row(_ cells: [String], width: Int) -> String {
        zip(cells, Self.columns).enumerated().map { index, cell in
            let size = index == 0 ? width : max(8, cell.1.count)
            let space = String(repeating: " ", count: max(0, size - cell.0.count))
            return index == 0 ? cell.0 + space : space + cell.0
        }.joined(separator: "  ")
    }
}
