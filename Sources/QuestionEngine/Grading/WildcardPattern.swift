/// A listed answer in which `*` stands for any run of characters, and `\*` for an asterisk.
struct WildcardPattern {
    /// What has to come one after another; between two parts, anything may stand.
    private let parts: [[Unicode.Scalar]]
    /// Stands for an asterisk meant literally while the text is normalised; nobody types it.
    private static let literal: Character = "\u{F8FE}"

    /// Nil if the text holds no wildcard.
    init?(_ text: String, normalise: (String) -> String) {
        let protected = text.replacing("\\*", with: String(Self.literal))
        guard protected.contains("*") else { return nil }
        parts = normalise(protected).split(separator: "*", omittingEmptySubsequences: false).map { part in
            Array(part.replacing(String(Self.literal), with: "*").unicodeScalars)
        }
    }

    /// The text without escapes, for answers without a wildcard.
    static func literalText(_ text: String) -> String {
        text.replacing("\\*", with: "*")
    }

    /// Whether the whole text fits. Linear but for repeated beginnings of a part.
    func matches(_ text: String) -> Bool {
        guard let first = parts.first, let last = parts.last else { return false }
        let scalars = Array(text.unicodeScalars)
        guard scalars.count >= first.count + last.count, scalars.starts(with: first),
            scalars.suffix(last.count).elementsEqual(last)
        else { return false }
        var position = first.count
        let end = scalars.count - last.count
        for part in parts.dropFirst().dropLast() {
            guard let found = Self.position(of: part, in: scalars[position..<end]) else { return false }
            position = found + part.count
        }
        return position <= end
    }

    private static func position(of part: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = part.first else { return text.startIndex }
        guard text.count >= part.count else { return nil }
        return (text.startIndex...(text.endIndex - part.count)).first {
            text[$0] == first && text[$0..<($0 + part.count)].elementsEqual(part)
        }
    }
}
