/// The lines of a text file, with places.
enum SourceLines {
    /// Lines end with LF or CRLF, or with CR in a file whose first line knows no LF; a byte order mark is left out. Blanks at
    /// either end of a line are taken away.
    static func trimmed(_ text: String) -> [SourceText] {
        split(text).map { $0.trimmed() }
    }

    /// The lines as they are, but for their ends.
    static func split(_ text: String) -> [SourceText] {
        var scalars = Array(text.unicodeScalars)[...]
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        let end: Unicode.Scalar = scalars.contains("\n") ? "\n" : "\r"
        var lines: [SourceText] = []
        for line in scalars.split(separator: end, omittingEmptySubsequences: false) {
            let number = lines.count + 1
            var characters: [SourceCharacter] = []
            characters.reserveCapacity(line.count)
            for scalar in line {
                characters.append(SourceCharacter(scalar, at: SourcePlace(line: number, column: characters.count + 1)))
            }
            if characters.last?.scalar == "\r" { characters.removeLast() }
            lines.append(SourceText(characters[...], origin: SourcePlace(line: number, column: 1)))
        }
        return lines
    }
}
