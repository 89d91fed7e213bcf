import Foundation
import QuestionEngine

/// Commands behind which people write what they like: that is kept as it stands.
extension CommandParser {
    /// In characters.
    static let longestText = OpenAnswers.longestAnswer
    /// Below that nobody has said anything yet.
    private static let fewestWords = 3

    /// Nil if the text does not begin with such a command. Only the beginning counts: whatever follows `try` is the answer.
    func inOwnWords(_ text: String, now: Date) throws(CommandError) -> Command? {
        guard let (name, rest) = Self.split(text) else { return nil }
        // `suggest a question about caching` wants one; `report help` is a wish for help.
        if Words(rest).lowercased == ["help"] { return .help(name) }
        if name == .suggest, let command = try? parse(rest, now: now), case .question = command { return command }
        guard rest.count <= Self.longestText else { throw .textTooLong(limit: Self.longestText) }
        if name == .mentioned { return .mentioned(rest) }
        guard !rest.isEmpty else { throw .missing(what: .text, in: name) }
        switch name {
        case .report:
            let words = rest.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
            guard let subject = subject(words[0]) else { return .desk(.report(subject: nil, rest)) }
            guard words.count > 1 else { throw .missing(what: .text, in: name) }
            return .desk(.report(subject: subject, words[1]))
        case .suggest:
            guard Words(rest).count >= Self.fewestWords else { throw .textTooShort(in: name) }
            return .desk(.suggest(rest))
        default:
            guard Words(rest).count >= Self.fewestWords else { throw .textTooShort(in: name) }
            return .attempt(rest)
        }
    }

    /// `reviews`, `review 3`, `review 3 accept` and a reason, `review accept 3`.
    ///
    /// - Parameter text: all that was typed: reasons are kept as they were written.
    func reviews(_ words: Words, in text: String) throws(CommandError) -> DeskCommand {
        var words = words
        words.skip(["number", "no", "open", "all", "the", "case", "please"])
        guard let first = words.first else { return .list }
        if let verdict = Self.verdicts[first] {
            words.removeFirst()
            guard let number = words.first.flatMap(Self.number) else { throw .missing(what: .caseNumber, in: .reviews) }
            words.removeFirst()
            return .decide(number, verdict, reason: words.rest(of: text))
        }
        guard let number = Self.number(first) else { throw .unexpected(word: words.original[0], in: .reviews) }
        words.removeFirst()
        guard let word = words.first else { return .show(number) }
        guard let verdict = Self.verdicts[word] else { throw .unexpected(word: words.original[0], in: .reviews) }
        words.removeFirst()
        return .decide(number, verdict, reason: words.rest(of: text))
    }

    private static func split(_ text: String) -> (name: CommandName, rest: String)? {
        let start = text.drop { $0.isWhitespace }
        let folded = start.prefix(40).lowercased()
        for (opening, name) in openings where folded.hasPrefix(opening) {
            let rest = start.dropFirst(opening.count)
            // `trying` is another word.
            guard rest.first.map({ !$0.isLetter && !$0.isNumber && !"-_'’".contains($0) }) ?? true else { continue }
            let text = rest.drop { $0.isWhitespace || ":,;.".contains($0) }
            return (name, text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        return nil
    }

    /// The longest first.
    private static let openings: [(opening: String, name: CommandName)] = {
        let spoken: [(String, CommandName)] = [
            ("my answer is", .attempt), ("my answer", .attempt), ("i did mention it", .mentioned),
            ("i did mention", .mentioned), ("i mentioned", .mentioned),
        ]
        let named = [CommandName.attempt, .mentioned, .suggest, .report].flatMap { name in
            ([name.rawValue] + name.aliases).map { ($0, name) }
        }
        return (spoken + named).sorted { $0.0.count > $1.0.count }
    }()

    private func subject(_ word: String) -> String? {
        let bare = word.trimmingCharacters(in: CharacterSet(charactersIn: ":,;.`*_<>()"))
        if let question = questionID(bare) { return question.rawValue }
        let item = ItemID(rawValue: bare.lowercased())
        return bank.item(item) == nil ? nil : item.rawValue
    }

    private static func number(_ word: String) -> Int64? {
        Int64(word.drop { $0 == "#" }).flatMap { $0 > 0 ? $0 : nil }
    }

    private static let verdicts: [String: DeskCommand.Verdict] = [
        "accept": .accept, "accepted": .accept, "take": .accept, "done": .done, "mended": .done, "active": .done,
        "reject": .reject, "rejected": .reject, "decline": .reject, "retire": .reject,
    ]
}
