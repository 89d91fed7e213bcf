/// Formats that questions can be imported from.
package enum ImportFormat: String, CaseIterable, Sendable {
    case gift, aiken, markdown, csv

    /// By the ending of a file's name; `.txt` may be GIFT or Aiken, so it is neither.
    package init?(file: String) {
        switch file.split(separator: ".").last?.lowercased() {
        case "gift": self = .gift
        case "aiken": self = .aiken
        case "md", "markdown": self = .markdown
        case "csv": self = .csv
        default: return nil
        }
    }

    func items(of text: String, log: ImportLog) -> [ImportedItem] {
        switch self {
        case .gift:
            let reading = GIFTReader.read(text, file: log.file)
            log.add(reading.problems)
            return reading.questions.compactMap(GIFTConversion(log: log).item)
        case .aiken:
            let reading = AikenReader.read(text, file: log.file)
            log.add(reading.problems)
            return reading.questions.compactMap { $0.item(log: log) }
        case .markdown: return MarkdownReader(log: log).items(of: text)
        case .csv: return CSVItems(log: log).items(of: text)
        }
    }
}
