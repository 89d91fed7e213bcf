internal import Foundation

/// Scalars and flow collections of YAML that every reader takes as they were meant.
enum YAMLText {
    /// A text in double quotes.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A text without quotes where that is safe anywhere: words of letters, digits and `-._`, which are no number and no
    /// truth value.
    static func plain(_ text: String) -> String {
        let isWord =
            text.first.map { $0.isASCII && $0.isLetter } == true
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
        let taken = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
        return isWord && !taken.contains(text.lowercased()) ? text : quoted(text)
    }

    /// A number that a reader takes for the same.
    static func number(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }

    static func list(_ entries: some Sequence<String>) -> String {
        "[" + entries.joined(separator: ", ") + "]"
    }

    static func map(_ entries: [(key: String, value: String?)]) -> String {
        "{" + entries.compactMap { key, value in value.map { "\(key): \($0)" } }.joined(separator: ", ") + "}"
    }
}
