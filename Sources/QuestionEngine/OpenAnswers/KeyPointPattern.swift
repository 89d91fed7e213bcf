/// One pattern of a key point: words that stand one after the other. `a|b` lets either stand in that place, `cach*` stands for every
/// word that begins so; other words match in all their forms. Articles and possessives do not count, and a compound is the same in
/// one word and in two.
struct KeyPointPattern {
    /// What may stand in one place.
    private struct Word {
        var text: String
        var stem: String
        var isPrefix: Bool

        init(text: String, isPrefix: Bool) {
            self.text = text
            self.isPrefix = isPrefix
            stem = EnglishStem.of(text)
        }

        init(_ part: Substring) {
            self.init(
                text: AnswerText.normalised(part.filter { $0 != "*" }), isPrefix: part.hasSuffix("*"))
        }

        func matches(_ token: AnswerTokens.Token) -> Bool {
            isPrefix ? token.word.hasPrefix(text) : token.word == text || token.stem == stem
        }

        func matchesCompound(_ token: AnswerTokens.Token) -> Bool {
            guard !token.compound.isEmpty else { return false }
            return isPrefix
                ? token.compound.hasPrefix(text) : token.compound == text || token.compoundStem == stem
        }
    }

    private let places: [[Word]]
    /// Places that a hyphen binds to the one before, as `no-cache` is something else than `no cache`.
    private let bound: Set<Int>
    /// The pattern itself denies something: `not faster`.
    let isDenial: Bool

    /// - Parameter text: as it stands in the bank. A hyphen parts words as it does in answers: `write-behind|back` is `write` and
    ///   `behind|back`.
    init(_ text: String) {
        var places: [[Word]] = []
        var bound: Set<Int> = []
        for phrase in text.split(whereSeparator: \.isWhitespace) {
            let parts = phrase.split { !$0.isLetter && !$0.isNumber && !"|*'’".contains($0) }
            for (index, part) in parts.enumerated() {
                let place = part.split(separator: "|").map(Word.init)
                guard place.contains(where: { !Self.determiners.contains($0.text) }) else { continue }
                if index > 0, parts[index - 1] == "no" { bound.insert(places.count) }
                places.append(place)
            }
        }
        (self.places, self.bound) = (places, bound)
        isDenial = places.contains { $0.contains { Negation.denies($0.text) } }
    }

    private static let determiners: Set<String> = [
        "a", "an", "the", "its", "their", "our", "your", "my", "his", "her", "this", "that", "these", "those", "each",
        "every",
    ]

    /// Words that may stand between those of a phrase.
    private static let slack = 3

    /// Where the pattern is met, as ranges of tokens in their order: as a phrase or, where it nowhere is, with its words in any order
    /// near each other, where words of grammar do not count. Neither goes beyond a sentence.
    func matches(in tokens: [AnswerTokens.Token]) -> [Range<Int>] {
        guard !places.isEmpty else { return [] }
        let exact = tokens.indices.compactMap { start in end(from: start, in: tokens).map { start..<$0 } }
        return exact.isEmpty ? scattered(in: tokens) : exact
    }

    private func scattered(in tokens: [AnswerTokens.Token]) -> [Range<Int>] {
        let places = places.filter { place in place.contains { !FunctionWords.contains($0.text) } }
        guard places.count > 1, !isDenial else { return [] }
        return tokens.indices.compactMap { start in
            let end = min(tokens.count, start + places.count + Self.slack)
            let near = (start..<end).prefix { $0 == start || tokens[$0].gap != .sentence }
            var used: Set<Int> = []
            for place in places {
                let next = near.first { at in !used.contains(at) && place.contains { $0.matches(tokens[at]) } }
                guard let next else { return nil }
                used.insert(next)
            }
            guard used.contains(start), let last = used.max() else { return nil }
            return start..<last + 1
        }
    }

    private func end(from start: Int, in tokens: [AnswerTokens.Token]) -> Int? {
        var at = start
        var place = 0
        while place < places.count {
            if place > 0 {
                while at < tokens.count, Self.determiners.contains(tokens[at].word), tokens[at].gap != .sentence {
                    at += 1
                }
            }
            guard at < tokens.count, at == start || tokens[at].gap != .sentence else { return nil }
            if bound.contains(place), tokens[at].gap != .hyphen { return nil }
            if places[place].contains(where: { $0.matches(tokens[at]) }) {
                (at, place) = (at + 1, place + 1)
            } else if places[place].contains(where: { $0.matchesCompound(tokens[at]) }) {
                (at, place) = (at + 2, place + 1)
            } else if place + 1 < places.count, isCompound(of: place, tokens[at]) {
                (at, place) = (at + 1, place + 2)
            } else {
                return nil
            }
        }
        return at
    }

    /// `deadletter` for `dead letter`.
    private func isCompound(of place: Int, _ token: AnswerTokens.Token) -> Bool {
        places[place].contains { first in
            !first.isPrefix && token.word.hasPrefix(first.text)
                && places[place + 1].contains { second in
                    Word(text: first.text + second.text, isPrefix: second.isPrefix).matches(token)
                }
        }
    }
}
