import Foundation

/// The words of a command with where they came from, so that clauses can be taken off one after the other.
struct Words: Equatable {
    /// As typed, without surrounding punctuation.
    private(set) var original: [String]

    init(_ text: String) {
        original = text.split(whereSeparator: \.isWhitespace).compactMap { part in
            let word = part.trimmingCharacters(in: Self.punctuation)
            return word.isEmpty ? (part.contains("?") ? "?" : nil) : word
        }
    }

    init(original: [String]) { self.original = original }

    private static let punctuation = CharacterSet(charactersIn: "\"'“”‘’«».,;:!?()[]<>*_`~")

    var isEmpty: Bool { original.isEmpty }
    var count: Int { original.count }
    var first: String? { original.first?.lowercased() }
    var lowercased: [String] { original.map { $0.lowercased() } }
    var text: String { original.joined(separator: " ") }

    mutating func removeFirst(_ count: Int = 1) { original.removeFirst(min(count, original.count)) }

    /// Takes the first word off if it is one of these.
    mutating func take(_ words: Set<String>) -> String? {
        guard let first, words.contains(first) else { return nil }
        removeFirst()
        return first
    }

    /// Takes all leading words off that are among these.
    mutating func skip(_ words: Set<String>) {
        while let first, words.contains(first) { removeFirst() }
    }

    /// These words as they stand at the end of a text, with all that is around them.
    func rest(of text: String) -> String {
        var left = count
        var start = text.endIndex
        for part in text.split(whereSeparator: \.isWhitespace).reversed() where left > 0 {
            if !Words(String(part)).isEmpty { left -= 1 }
            start = part.startIndex
        }
        return String(text[start...])
    }

    func without(_ words: Set<String>) -> Words {
        var rest = self
        rest.removeAll(words)
        return rest
    }

    mutating func removeAll(_ words: Set<String>) {
        original.removeAll { words.contains($0.lowercased()) }
    }
}

extension Set<String> {
    /// What people say around a command without meaning anything by it.
    static let courtesies: Set<String> = [
        "please", "pls", "hi", "hello", "hey", "viva", "can", "could", "would", "will", "you", "i", "we", "i'd", "we'd",
        "want", "need", "like", "to", "let's", "lets", "give", "get", "show", "send", "post", "tell", "me", "us",
        "have", "take", "list", "what", "which",
        "do", "start", "a", "an", "the", "some", "one", "my", "our", "new", "ok", "okay", "now", "thanks",
    ]

    /// Words between a command and what it is about.
    static let connectives: Set<String> = [
        "about", "on", "for", "of", "in", "from", "with", "regarding", "at", "level", "topic", "topics", "a", "an",
        "the", "and",
        "please", "pls", "question", "questions", "some", "any", "random", "interview", "backend", "me", "us",
        "another", "one",
        "engineer", "engineers", "developer", "developers", "candidate", "candidates", "items", "item", "thanks", "to",
        "kind", "something", "anything",
    ]
}
