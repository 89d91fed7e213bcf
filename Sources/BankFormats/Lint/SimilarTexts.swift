/// Finds texts that share most of their words with an earlier one, without comparing every text with every other.
struct SimilarTexts {
    /// Words shared, of all words of both (Jaccard).
    private static let threshold = 0.6
    /// Shorter texts are alike by chance.
    private static let fewestWords = 4

    /// The words of each text as numbers, the rarest first: in ascending order.
    private let texts: [[Int32]]

    init(_ texts: [String]) {
        let words = texts.map { Set($0.lowercased().split { !$0.isLetter && !$0.isNumber }) }
        var frequency: [Substring: Int] = [:]
        for set in words { for word in set { frequency[word, default: 0] += 1 } }
        let byRarity = frequency.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        var numbers: [Substring: Int32] = [:]
        numbers.reserveCapacity(byRarity.count)
        for (number, entry) in byRarity.enumerated() { numbers[entry.key] = Int32(number) }
        self.texts = words.map { set in set.compactMap { numbers[$0] }.sorted() }
    }

    /// For each text that has one, an earlier text like it.
    ///
    /// - Parameter isKnown: pairs to pass over, the earlier index first.
    func twins(isKnown: (_ first: Int, _ second: Int) -> Bool = { _, _ in false }) -> [(first: Int, second: Int)] {
        // Two sets that share 60 % of their words share at least one among the rarest 40 % of either (prefix filter).
        var textsByRareWord: [Int32: [Int]] = [:]
        var lastCompared = [Int](repeating: -1, count: texts.count)
        var found: [(first: Int, second: Int)] = []
        for (index, words) in texts.enumerated() where words.count >= Self.fewestWords {
            let rare = words.prefix(words.count - Int((Self.threshold * Double(words.count)).rounded(.up)) + 1)
            search: for word in rare {
                for earlier in textsByRareWord[word] ?? [] where lastCompared[earlier] != index {
                    lastCompared[earlier] = index
                    if Self.areSimilar(words, texts[earlier]), !isKnown(earlier, index) {
                        found.append((earlier, index))
                        break search
                    }
                }
            }
            for word in rare { textsByRareWord[word, default: []].append(index) }
        }
        return found
    }

    private static func areSimilar(_ first: [Int32], _ second: [Int32]) -> Bool {
        let least = threshold * Double(max(first.count, second.count))
        guard Double(min(first.count, second.count)) >= least else { return false }
        var (a, b, shared) = (0, 0, 0)
        while a < first.count, b < second.count {
            if first[a] == second[b] {
                shared += 1
                a += 1
                b += 1
            } else if first[a] < second[b] {
                a += 1
            } else {
                b += 1
            }
        }
        return Double(shared) >= threshold * Double(first.count + second.count - shared)
    }
}
