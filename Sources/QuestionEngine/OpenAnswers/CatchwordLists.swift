/// Sentences that only list words: whoever writes `TTL, LRU, stampede, jitter` has said nothing about any of them.
struct CatchwordLists {
    private let sentences: Set<Int>

    private static let fewestWords = 6
    private static let fewestEntries = 4
    /// Words in one entry, on average.
    private static let longestEntry = 3.0
    /// Of the words, that tie others together.
    private static let mostTies = 0.15

    init(_ tokens: [AnswerTokens.Token]) {
        let bySentence = Dictionary(grouping: tokens, by: \.sentence)
        sentences = Set(
            bySentence.filter { _, tokens in
                let entries = 1 + tokens.dropFirst().count { $0.gap == .clause }
                let ties = tokens.count { FunctionWords.contains($0.word) }
                return tokens.count >= Self.fewestWords && entries >= Self.fewestEntries
                    && Double(tokens.count) <= Double(entries) * Self.longestEntry
                    && Double(ties) < Double(tokens.count) * Self.mostTies
            }.keys)
    }

    func contains(_ token: AnswerTokens.Token) -> Bool { sentences.contains(token.sentence) }
}
