/// Reads a text and the format that may stand before it, as in `[html]<b>So</b>`.
struct GIFTTextReader {
    let log: ImportLog

    func read(_ source: SourceText, inheriting format: GIFTText.Format = .moodle) -> GIFTText {
        guard source.hasPrefix("[") else {
            reportLateFormat(source)
            return GIFTText(source.trimmedString, format)
        }
        let begin = source.characters.startIndex + 1
        guard let end = source.firstIndex(of: "]") else {
            // Moodle then leaves out the last character, looks whether a format remains, and drops the bracket if so.
            let word = source.suffix(from: begin).string.dropLast()
            if GIFTText.Format(rawValue: String(word)) != nil {
                log.error(.badFormat, "the `]` after `[\(word)` is missing", at: source.place)
            }
            return GIFTText(source.trimmedString, format)
        }
        let word = source[begin..<end].string
        if let own = GIFTText.Format(rawValue: word) {
            return GIFTText(source.suffix(from: end + 1).trimmedString, own)
        }
        if word.count > 2, word.allSatisfy({ $0.isASCII && $0.isLetter }) {
            let known = GIFTText.Format.allCases.map { "`[\($0.rawValue)]`" }.joined(separator: ", ")
            log.warn(
                .badFormat, "`[\(word)]` is no format and stays in the text; there are \(known), in small letters",
                at: source.place)
        }
        return GIFTText(source.trimmedString, format)
    }

    /// A format after blanks is none.
    private func reportLateFormat(_ source: SourceText) {
        let text = source.trimmed()
        guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return }
        let word = text[(text.characters.startIndex + 1)..<end].string
        guard GIFTText.Format(rawValue: word) != nil else { return }
        log.warn(
            .badFormat, "`[\(word)]` stays in the text, as a blank stands before it: take out the blank", at: text.place
        )
    }
}
