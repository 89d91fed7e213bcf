package import QuestionEngine

/// The marks of a test that everybody took, from a table: the first row names the items, each with its greatest mark after a slash
/// (`q1/5`; without one it is 1), and every other row holds one person's marks.
package struct MarkTable: Sendable {
    package let names: [String]
    package let statistics: TestStatistics

    /// Nil if it is no such table.
    package static func read(_ text: String, file: String) -> (table: MarkTable?, problems: [ImportProblem]) {
        let log = ImportLog(file: file)
        let table = MarkTable(CSVReader(log: log).rows(of: text), log: log)
        return (table, log.sorted)
    }

    private init?(_ rows: [CSVReader.Row], log: ImportLog) {
        guard let head = rows.first, rows.count > 2 else {
            if log.problems.isEmpty {
                log.error(.badRow, "expected a row of names and at least two rows of marks", at: rows.first?.place)
            }
            return nil
        }
        var names: [String] = []
        var greatest: [Double] = []
        for field in head.fields {
            let parts = field.text.trimmingBlanks.components(at: "/") ?? (field.text.trimmingBlanks, "1")
            guard let most = GIFTNumber(parts.1)?.value, most > 0 else {
                log.error(
                    .badColumn, "expected a name, or one with a greatest mark such as `q1/5`, found `\(field.text)`",
                    at: field.place)
                return nil
            }
            names.append(parts.0)
            greatest.append(most)
        }
        let marks = rows.dropFirst().map { row in
            if row.fields.count != names.count {
                log.error(
                    .badRow, "this row has \(row.fields.count) marks, the first names \(names.count)", at: row.place)
            }
            return row.fields.map { field in
                guard let mark = GIFTNumber(field.text)?.value else {
                    log.error(.badField, "expected a mark, found `\(field.text)`", at: field.place)
                    return 0.0
                }
                return mark
            }
        }
        guard log.errorCount == 0, let statistics = TestStatistics(marks: marks, greatest: greatest) else { return nil }
        self.names = names
        self.statistics = statistics
    }
}
