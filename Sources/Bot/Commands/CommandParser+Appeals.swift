import Foundation

extension CommandParser {
    /// `appeal`, `appeal` and a reason, `appeal accept 3` and a reason.
    ///
    /// - Parameter text: all that was typed: reasons are kept as they were written.
    func appeal(_ words: Words, in text: String) throws(CommandError) -> AppealCommand {
        let decision = words.first.flatMap { Self.decisions[$0] }
        if decision != nil, words.count == 1 { throw .missing(what: .appealNumber, in: .appeal) }
        guard let isAccepted = decision, let number = Self.number(words.original[1]) else {
            return .make(Self.remainder(of: text, from: words.original.first))
        }
        var reason = words
        reason.removeFirst(2)
        return .decide(
            number, isAccepted: isAccepted,
            reason: reason.isEmpty
                ? "" : Self.remainder(of: text, from: reason.original.first, after: words.original[1]))
    }

    func appeals(_ words: Words) throws(CommandError) -> AppealCommand {
        var words = words
        words.removeAll(Set<String>.connectives.union(Set<String>.courtesies).union(["open", "number", "all"]))
        guard let word = words.original.first else { return .list }
        guard words.count == 1, let number = Self.number(word) else { throw .unexpected(word: word, in: .appeals) }
        return .show(number)
    }

    /// From where that word first stands, after another one, to the end.
    private static func remainder(of text: String, from word: String?, after other: String? = nil) -> String {
        guard let word else { return "" }
        var start = text.startIndex
        if let name = text.range(of: "appeal", options: .caseInsensitive) { start = name.upperBound }
        if let other, let range = text.range(of: other, range: start..<text.endIndex) { start = range.upperBound }
        guard let range = text.range(of: word, range: start..<text.endIndex) else { return "" }
        return text[range.lowerBound...].trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func number(_ word: String) -> Int64? {
        Int64(word.drop { $0 == "#" }).flatMap { $0 > 0 ? $0 : nil }
    }

    private static let decisions: [String: Bool] = [
        "accept": true, "accepted": true, "grant": true, "uphold": true, "reject": false, "rejected": false,
        "deny": false,
        "decline": false,
    ]
}
