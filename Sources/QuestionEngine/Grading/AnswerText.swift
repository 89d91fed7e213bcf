import Foundation

/// Brings answers and keys into one form, so that what looks alike is alike.
enum AnswerText {
    /// NFKC, case folding unless `keepsCase`, no invisible characters, one kind of quotes and of dashes, single blanks, no
    /// enclosing quotes, no final full stop, and no leading article if `dropsArticle`.
    static func normalised(_ text: String, keepsCase: Bool = false, dropsArticle: Bool = false) -> String {
        let words = visible(keepsCase ? compatible(text) : folded(text)).split(whereSeparator: \.isWhitespace)
        let articles = ["a", "an", "the"]
        let isLed = dropsArticle && words.count > 1 && articles.contains(words[0].lowercased())
        return stripped(words.dropFirst(isLed ? 1 : 0).joined(separator: " "))
    }

    /// One kind of quotes and dashes, and no format characters.
    private static func visible(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.replacing("`", with: "'") }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar.properties.generalCategory != .format {
            scalars.append(unified[scalar] ?? scalar)
        }
        return String(scalars)
    }

    /// Unicode normalisation form KC.
    static func compatible(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCompatibilityMapping
    }

    /// NFKC and full case folding. The standard library has no case folding; lower case of upper case of lower case is the
    /// same for every scalar but the dotless i, and the Cherokee letters, whose capitals are the older ones.
    static func folded(_ text: String) -> String {
        let compatible = compatible(text)
        if compatible.utf8.allSatisfy({ $0 < 0x80 }) { return compatible.lowercased() }
        var folded = ""
        for scalar in compatible.unicodeScalars {
            if scalar == "\u{131}" {
                folded.unicodeScalars.append(scalar)
                continue
            }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            let upper = lower.flatMap { $0.properties.uppercaseMapping.unicodeScalars }
            if let capital = upper.first, ("\u{13A0}"..."\u{13F5}").contains(capital) {
                folded.unicodeScalars.append(capital)
                continue
            }
            for part in upper { folded += part.properties.lowercaseMapping }
        }
        return folded.precomposedStringWithCompatibilityMapping
    }

    private static let unified: [Unicode.Scalar: Unicode.Scalar] = {
        var map: [Unicode.Scalar: Unicode.Scalar] = ["\u{B5}": "\u{3BC}"]
        for quote in "‘’‚‛′`´".unicodeScalars { map[quote] = "'" }
        for quote in "“”„‟″«»".unicodeScalars { map[quote] = "\"" }
        for dash in "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{FE58}".unicodeScalars {
            map[dash] = "-"
        }
        return map
    }()

    /// Without a final full stop, and without quotes that enclose all of it.
    private static func stripped(_ text: String) -> String {
        var rest = Array(text.unicodeScalars)[...]
        while rest.count > 1, let first = rest.first, let last = rest.last {
            if last == "." || last == " " {
                rest.removeLast()
            } else if first == " " {
                rest.removeFirst()
            } else if rest.count > 2, first == last, first == "'" || first == "\"" {
                rest = rest.dropFirst().dropLast()
            } else {
                break
            }
        }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: rest)
        return String(scalars)
    }
}
