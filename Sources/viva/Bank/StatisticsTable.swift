import Foundation
import QuestionEngine

/// Item statistics as people and programs read them.
struct StatisticsTable {
    private let report: StatisticsReport

    init(_ report: StatisticsReport) {
        self.report = report
    }

    /// Hardest items first; suspicions below their item, and what the signs mean below all.
    var lines: [String] {
        guard !report.items.isEmpty else {
            return [
                "There are no attempts to count"
                    + (report.outdated > 0 ? ", but \(report.outdated) at older items." : " yet.")
            ]
        }
        let items = report.items.sorted { ($0.facility, $0.item.rawValue) < ($1.facility, $1.item.rawValue) }
        let width = max(4, items.map(\.item.rawValue.count).max() ?? 0)
        var lines = [Self.padded("item", width) + "     n  skip  facility      guess    DI    DE"]
        for item in items {
            lines.append(row(item, width: width))
            lines += item.suspicions.map { "    ? \($0.sentence)" }
        }
        lines += [
            "",
            "facility: mean credit with its 95 % interval, per cent; guess: what blind guessing earns; DI, DE: discrimination index "
                + "and efficiency, per cent, from \(ItemStatistics.least) attempts on.",
        ]
        if items.contains(where: \.isSmallSample) {
            lines.append("*: fewer than \(ItemStatistics.few) first attempts say little.")
        }
        if report.outdated > 0 {
            lines.append("\(report.outdated) attempts at items that are gone or ask something else now are left out.")
        }
        return lines
    }

    private func row(_ item: ItemStatistics, width: Int) -> String {
        let interval = item.facilityInterval.map { "(\(Self.percent($0.low))–\(Self.percent($0.high)))" } ?? ""
        let cells = [
            (item.count.description + (item.isSmallSample ? "*" : " "), 7), (item.skipped.description, 5),
            (Self.percent(item.facility), 5), (interval, 9), (Self.percent(item.guessScore), 6),
            (item.discrimination?.index.map { String(format: "%.0f", $0) } ?? "–", 6),
            (item.discrimination?.efficiency.map { String(format: "%.0f", $0) } ?? "–", 6),
        ]
        return Self.padded(item.item.rawValue, width)
            + cells.map { text, width in String(repeating: " ", count: max(1, width - text.count)) + text }.joined()
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func percent(_ share: Double) -> String { String(format: "%.0f", share * 100) }

    var csv: [String] {
        let head = "item,semantic_rev,n,skipped,facility,facility_low,facility_high,guess,di,de,suspicions"
        return [head]
            + report.items.map { item in
                let figures: [Double?] = [
                    item.facility, item.facilityInterval?.low, item.facilityInterval?.high, item.guessScore,
                    item.discrimination?.index, item.discrimination?.efficiency,
                ]
                let suspicions = item.suspicions.map(\.sentence).joined(separator: "; ").replacing("\"", with: "\"\"")
                return "\(item.item.rawValue),\(item.semanticRevision),\(item.count),\(item.skipped),"
                    + figures.map { $0.map { String(format: "%.4f", $0) } ?? "" }.joined(separator: ",")
                    + (suspicions.isEmpty ? "," : ",\"\(suspicions)\"")
            }
    }

    func json() throws -> String {
        try OutboxReport.json(of: Form(items: report.items.map(Form.Item.init), outdated: report.outdated))
    }

    private struct Form: Encodable {
        struct Choice: Encodable {
            var option: String
            var correct: Bool
            var count: Int
        }

        struct Item: Encodable {
            var item: String
            var semanticRev, n, skipped: Int
            var facility: Double
            var facilityLow, facilityHigh: Double?
            var guess: Double
            var di, de: Double?
            var smallSample: Bool
            var choices: [Choice]
            var suspicions: [String]

            init(_ item: ItemStatistics) {
                self.item = item.item.rawValue
                semanticRev = item.semanticRevision
                n = item.count
                skipped = item.skipped
                facility = item.facility
                facilityLow = item.facilityInterval?.low
                facilityHigh = item.facilityInterval?.high
                guess = item.guessScore
                di = item.discrimination?.index
                de = item.discrimination?.efficiency
                smallSample = item.isSmallSample
                choices = item.choices.map { Choice(option: $0.option, correct: $0.isCorrect, count: $0.count) }
                suspicions = item.suspicions.map(\.sentence)
            }
        }

        var items: [Item]
        var outdated: Int
    }
}

extension KeySuspicion {
    var sentence: String {
        switch self {
        case .discriminatesAgainst(let r, let interval):
            String(
                format: "those who do well elsewhere do badly here: DI %.0f (%.0f to %.0f)", r * 100,
                interval.low * 100,
                interval.high * 100)
        case .distractorAheadOfKey(let option, let chosen, let key, let count):
            "of the better half (\(count)), \(chosen) chose option \(option), only \(key) the key"
        case .worseThanGuessing(let facility, let guess):
            String(format: "blind guessing would earn more: %.0f against %.0f per cent", guess * 100, facility * 100)
        }
    }
}
