/// The words of a phrase, with a place to read at. It never moves past the end.
struct PhraseWords {
    struct Word: Hashable {
        /// Lower case, without quotes and without punctuation at its ends; `,` also stands for `and`.
        var text: String
        /// As it was written, without quotes.
        var original: String
        /// Index of the token it comes from.
        var token: Int
    }

    private let words: [Word]
    private(set) var position = 0

    init(_ tokens: [String]) {
        var words: [Word] = []
        for (index, token) in tokens.enumerated() {
            for written in token.split(whereSeparator: \.isWhitespace) {
                Self.split(written) { words.append(Word(text: $0.lowercased(), original: $0, token: index)) }
            }
        }
        self.words = words
    }

    var peek: Word? { position < words.count ? words[position] : nil }

    /// The text of the word `offset` places ahead; empty after the end.
    func text(ahead offset: Int = 0) -> String {
        position + offset < words.count ? words[position + offset].text : ""
    }

    /// The next `count` words; fewer at the end.
    func prefix(_ count: Int) -> ArraySlice<Word> { words[position...].prefix(count) }

    mutating func skip(_ count: Int = 1) { position = min(position + count, words.count) }

    @discardableResult
    mutating func skip(anyOf texts: Set<String>) -> Bool {
        guard texts.contains(text()) else { return false }
        skip()
        return true
    }

    private static func split(_ written: Substring, _ found: (String) -> Void) {
        let word = written.trimming(Self.quotes)
        let lowered = word.lowercased()
        if lowered.hasPrefix("freq=") || lowered.hasPrefix("rrule:") {
            return found(String(word.trimming([",", ";"])))
        }
        for (index, part) in word.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { found(",") }
            var piece = part.trimming(Self.quotes)
            // The full stop of `9 a.m.` is part of it.
            while let last = piece.last, ".;:!?".contains(last), !piece.lowercased().hasSuffix(".m.") {
                piece.removeLast()
            }
            if piece.isEmpty { continue }
            found(["and", "&", "or"].contains(piece.lowercased()) ? "," : String(piece))
        }
    }

    private static let quotes: Set<Character> = ["\"", "'", "`", "“", "”", "‘", "’", "(", ")"]
}

extension Substring {
    fileprivate func trimming(_ characters: Set<Character>) -> Substring {
        var text = self
        while let first = text.first, characters.contains(first) { text.removeFirst() }
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return text
    }
}
