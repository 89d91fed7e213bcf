/// Finds what somebody may have meant.
package enum Spelling {
    /// Those candidates that are within `limit` single edits of a word, nearest first, without those that are clearly
    /// farther than the nearest; candidates that are equally near keep their order.
    static func nearest<Candidate>(
        to word: some StringProtocol, among candidates: some Sequence<Candidate>, limit: Int, count: Int,
        spelling: (Candidate) -> some StringProtocol
    ) -> [Candidate] {
        let word = Array(word.utf8)
        var found: [(distance: Int, candidate: Candidate)] = []
        for candidate in candidates {
            let spelled = Array(spelling(candidate).utf8)
            guard abs(spelled.count - word.count) <= limit else { continue }
            let distance = distance(word, spelled)
            if distance <= limit { found.append((distance, candidate)) }
        }
        // `sort` is stable, which makes the order of candidates that are equally near a promise.
        found.sort { $0.distance < $1.distance }
        let best = found.first?.distance ?? 0
        return found.prefix(count).prefix { $0.distance <= best + 1 }.map(\.candidate)
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other (optimal string
    /// alignment).
    static func distance<Symbol: Equatable>(_ a: [Symbol], _ b: [Symbol]) -> Int {
        var twoAbove: [Int] = []
        var above = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, twoAbove[j - 1] + 1) }
                row.append(best)
            }
            twoAbove = above
            above = row
        }
        return above[b.count]
    }

    /// As above, in characters' scalars.
    package static func distance(_ first: String, _ second: String) -> Int {
        distance(first.unicodeScalars.map(\.value), second.unicodeScalars.map(\.value))
    }

    /// The known words that may be meant: one slip in up to five letters, two in longer words, and words that start with what
    /// was typed. Nearest first.
    package static func nearest(to word: String, among known: [String], count: Int = 3) -> [String] {
        let typed = word.lowercased()
        guard typed.count > 1 else { return [] }
        let slips = nearest(to: typed, among: known, limit: typed.count <= 5 ? 1 : 2, count: count) { $0.lowercased() }
        let begun = known.filter { typed.count > 2 && $0.lowercased().hasPrefix(typed) && !slips.contains($0) }
        return Array((slips + begun).prefix(count))
    }
}
