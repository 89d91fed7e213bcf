/// Backslashes: `\: \# \= \{ \} \~` stand for the character, `\n` for a line end, and `\\` for a backslash.
enum GIFTEscapes {
    private static let escapable: [Unicode.Scalar] = [":", "#", "=", "{", "}", "~"]

    static func resolved(_ text: SourceText, log: ImportLog) -> SourceText {
        let characters = Array(text.characters)
        var resolved: [SourceCharacter] = []
        resolved.reserveCapacity(characters.count)
        var index = 0
        var isUnknownReported = false
        while index < characters.count {
            let character = characters[index]
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            guard character.scalar == "\\", let next else {
                resolved.append(character)
                index += 1
                continue
            }
            index += 2
            if next.scalar == "\\" {
                // Not marked as escaped: a backslash has no meaning any more.
                resolved.append(character)
            } else if next.scalar == "n" {
                resolved.append(SourceCharacter("\n", isEscaped: true, at: character.place))
                reportCommand(characters[(index - 1)...], log: log)
            } else if escapable.contains(next.scalar) {
                resolved.append(SourceCharacter(next.scalar, isEscaped: true, at: character.place))
            } else {
                resolved += [character, next]
                guard !next.scalar.isBlank, !isUnknownReported else { continue }
                isUnknownReported = true
                log.warn(
                    .unknownEscape,
                    "`\\\(next.scalar)` is no escape of GIFT: the backslash stays in the text. Write `\\\\` where you mean one",
                    at: character.place)
            }
        }
        return SourceText(resolved[...], origin: text.place)
    }

    /// Commands of TeX that begin like a line end.
    private static let commands = ["neq", "nabla", "notin", "neg", "not", "nexists", "nmid", "nleq", "ngeq"]

    private static func reportCommand(_ rest: ArraySlice<SourceCharacter>, log: ImportLog) {
        let letters = rest.prefix(9).prefix { $0.scalar.properties.isAlphabetic }
        let word = String(String.UnicodeScalarView(letters.map(\.scalar)))
        guard let place = rest.first?.place, commands.contains(word) else { return }
        log.warn(
            .lineEndInCommand,
            "`\\\(word)` is read as a line end and `\(word.dropFirst())`: write `\\\\\(word)` for TeX",
            at: SourcePlace(line: place.line, column: place.column - 1))
    }
}
