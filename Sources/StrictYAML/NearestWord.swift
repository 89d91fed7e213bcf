/// "Did you mean": the known word that needs the fewest letters inserted or removed.
package enum NearestWord {
    /// Nil if no word is near: more than a third of the letters would have to change.
    package static func of(_ word: String, among known: some Sequence<String>) -> String? {
        // Nobody mistypes a word of such length, and comparing it takes long.
        guard word.utf8.count <= 100 else { return nil }
        let letters = Array(word.lowercased())
        let nearest =
            known
            .map { (word: $0, changes: Array($0.lowercased()).difference(from: letters).count) }
            .min { ($0.changes, $0.word) < ($1.changes, $1.word) }
        guard let nearest, nearest.changes <= max(2, (letters.count + nearest.word.count) / 3) else { return nil }
        return nearest.word
    }
}
