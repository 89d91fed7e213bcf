/// Finds pairs of texts that share most of their words, without comparing every text with every other.
enum SimilarTexts {
    /// Words shared, of all words of both (Jaccard).
    private static let threshold = 0.6

    /// Indices of the pairs, the earlier text first.
    static func pairs(among texts: [String]) -> [(first: Int, second: Int)] {
        let words = texts.map { Set($0.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)) }
        var frequency: [String: Int] = [:]
        for set in words { for word in set { frequency[word, default: 0] += 1 } }

        // Two sets that share 60 % of their words share at least one among the rarest 40 % of either (prefix filter).
        var textsByRareWord: [String: [Int]] = [:]
        var found: [(first: Int, second: Int)] = []
        for (index, set) in words.enumerated() where set.count >= 4 {
            let byRarity = set.sorted { (frequency[$0] ?? 0, $0) < (frequency[$1] ?? 0, $1) }
            let rare = byRarity.prefix(set.count - Int((threshold * Double(set.count)).rounded(.up)) + 1)
            var candidates = Set<Int>()
            for word in rare {
                candidates.formUnion(textsByRareWord[word] ?? [])
                textsByRareWord[word, default: []].append(index)
            }
            for earlier in candidates.sorted() {
                let shared = set.intersection(words[earlier]).count
                let all = set.count + words[earlier].count - shared
                if Double(shared) >= threshold * Double(all) { found.append((earlier, index)) }
            }
        }
        return found
    }
}
