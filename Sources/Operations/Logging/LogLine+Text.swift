import Logging

extension LogLine {
    /// `time LEVEL label: message key=value key="a value"`
    var text: String {
        let level = level.rawValue.uppercased()
        let head = "\(time) \(level) \(LogText.escaped(label)): \(LogText.escaped(message))"
        return ([head] + Self.pairs(metadata)).joined(separator: " ")
    }

    private static func pairs(_ metadata: Logger.Metadata) -> [String] {
        sorted(metadata).map { "\(word($0.key))=\(text($0.value))" }
    }

    private static func text(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): word(text)
        case .stringConvertible(let other): word("\(other)")
        case .dictionary(let members): "{" + pairs(members).joined(separator: " ") + "}"
        case .array(let values): "[" + values.map(text).joined(separator: " ") + "]"
        }
    }

    /// As it is if nobody can take it for more than one word, else in quotes.
    private static func word(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy(LogText.isPlain)
        return isPlain ? text : "\"\(LogText.escaped(text, quotes: true))\""
    }
}
