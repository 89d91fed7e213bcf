/// What stands between two blank lines.
struct GIFTBlock {
    /// Lines trimmed, comments taken out, escapes resolved, no blanks at either end.
    let text: SourceText
    /// The lines that begin with `//`.
    let comments: [SourceText]
    /// Nothing is wrong with it so far.
    private(set) var isSound = true

    /// The blocks that hold something.
    static func blocks(of text: String, log: ImportLog) -> [GIFTBlock] {
        SourceLines.trimmed(text).split { $0.isEmpty }.compactMap { lines in
            let zero = lines.first { $0.string == "0" }
            if let zero, lines.count > 1 {
                log.error(
                    .lineOfZero,
                    "a line that holds only `0` ends a question in Moodle, as a blank line does: "
                        + "put it on the line before or after it",
                    at: zero.place)
                return nil
            }
            let block = GIFTBlock(lines: Array(lines), log: log)
            if let zero {
                log.warn(.lineOfZero, "a `0` on its own is skipped, as by Moodle", at: zero.place)
                return nil
            }
            if block.text.isEmpty {
                block.reportLostComments(log: log)
                return nil
            }
            return block
        }
    }

    private init(lines: [SourceText], log: ImportLog) {
        comments = lines.filter { $0.hasPrefix("//") }
        var characters: [SourceCharacter] = []
        for line in lines {
            if let end = characters.last?.place { characters.append(Self.lineEnd(after: end)) }
            // A blank, so that the line ends before and after it do not become a blank line.
            characters += line.hasPrefix("//") ? [SourceCharacter(" ", at: line.place)] : Array(line.characters)
        }
        let origin = lines.first?.place ?? SourcePlace(line: 1, column: 1)
        let errors = log.errorCount
        let joined = SourceText(characters[...], origin: origin).trimmed()
        Self.reportPlaceholders(in: joined, log: log)
        text = GIFTEscapes.resolved(joined, log: log)
        isSound = log.errorCount == errors
    }

    private static func lineEnd(after place: SourcePlace) -> SourceCharacter {
        SourceCharacter("\n", at: SourcePlace(line: place.line, column: place.column + 1))
    }

    private func reportLostComments(log: ImportLog) {
        for comment in comments {
            guard let index = comment.firstIndex(of: "[id:") ?? comment.firstIndex(of: "[tag:") else { continue }
            log.warn(
                .lostTag,
                "this belongs to no question, as a blank line or the end of the file follows: put it right above its question",
                at: comment.suffix(from: index).place)
        }
    }

    /// What Moodle writes for escaped characters while it works, and so cannot tell from the same in the file.
    private static let placeholders = ["&&058;", "&&035;", "&&061;", "&&123;", "&&125;", "&&126;", "&&092;", "&&010"]

    private static func reportPlaceholders(in text: SourceText, log: ImportLog) {
        var start: Int?
        while let index = text.firstIndex(of: "&&", from: start) {
            let rest = text.suffix(from: index)
            if let found = placeholders.first(where: { rest.hasPrefix($0) }) {
                log.error(
                    .placeholder,
                    "Moodle takes `\(found)` for an escaped character: write the character itself, with `\\`",
                    at: rest.place)
            }
            start = index + 2
        }
    }
}
