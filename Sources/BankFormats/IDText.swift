/// The form of permanent names: small letters, digits, and `-`, `.`, `_` between them; at most 64 characters.
enum IDText {
    private static let signs = "-._"

    static func isLegal(_ text: String) -> Bool {
        text.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || signs.contains($0) }
            && text.utf8.count <= 64 && !signs.contains(text.first ?? "-") && !signs.contains(text.last ?? "-")
    }

    /// The nearest to a text that is legal; `fallback` if nothing of it remains.
    static func from(_ text: String, fallback: String) -> String {
        let words = text.lowercased().split { !(("a"..."z").contains($0) || ("0"..."9").contains($0)) }
        let id = String(words.joined(separator: "-").prefix(48))
        return isLegal(id) ? id : fallback
    }
}
