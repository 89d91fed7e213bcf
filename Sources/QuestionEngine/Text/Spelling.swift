/// How far apart two words are, and which known word was probably meant.
package enum Spelling {
    /// Optimal string alignment distance: insertions, deletions, substitutions, and swaps of neighbours; in characters.
    package static func distance(_ first: String, _ second: String) -> Int {
        let a = Array(first.unicodeScalars)
        let b = Array(second.unicodeScalars)
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + Array(repeating: 0, count: b.count)
            for j in 1...b.count {
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }

    /// The known words that are near enough to be meant: one slip in up to five letters, two in longer words, and words that
    /// start with what was typed. Nearest first.
    package static func nearest(to word: String, among known: [String], limit: Int = 3) -> [String] {
        let typed = word.lowercased()
        guard typed.count > 1 else { return [] }
        let allowed = typed.count <= 5 ? 1 : 2
        let ranked = known.compactMap { candidate -> (distance: Int, word: String)? in
            let lowered = candidate.lowercased()
            let distance = distance(typed, lowered)
            if distance <= allowed { return (distance, candidate) }
            return typed.count > 2 && lowered.hasPrefix(typed) ? (allowed + 1, candidate) : nil
        }
        var seen: Set<String> = []
        return ranked.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.map(\.word)
            .filter { seen.insert($0).inserted }.prefix(limit).map(\.self)
    }
}
