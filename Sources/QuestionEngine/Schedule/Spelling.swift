/// Finds what somebody may have meant.
enum Spelling {
    /// Those candidates that are within `limit` single edits of a word, nearest first; candidates that are equally near keep
    /// their order.
    static func nearest<Candidate>(
        to word: some StringProtocol, among candidates: some Sequence<Candidate>, limit: Int, count: Int,
        spelling: (Candidate) -> some StringProtocol
    ) -> [Candidate] {
        let word = Array(word.utf8)
        var found: [(distance: Int, candidate: Candidate)] = []
        for candidate in candidates {
            let distance = distance(word, Array(spelling(candidate).utf8))
            if distance <= limit { found.append((distance, candidate)) }
        }
        // `sort` is stable, which makes the order of candidates that are equally near a promise.
        found.sort { $0.distance < $1.distance }
        return found.prefix(count).map(\.candidate)
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other (optimal string
    /// alignment).
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
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
}
