package import Foundation
package import QuestionEngine

/// Text to command: one grammar for mentions and direct messages. Pure; topics come from the bank, and `now` only serves
/// to read dates such as a schedule's first day.
///
/// A command is courtesies, a command word, and what that word takes in any order: `could you give us a question about
/// caching for seniors, please`.
package struct CommandParser: Sendable {
    let bank: Bank
    let filters: FilterParser
    /// Items a quiz may have.
    let quizCounts: ClosedRange<Int>
    let defaultZone: String?
    let holidays: HolidayCalendars
    /// In bytes; the longest schedules with all their exceptions stay well below.
    static let longestCommand = 1_000

    package init(
        bank: Bank, quizCounts: ClosedRange<Int> = 1...20, defaultZone: String? = nil,
        holidays: HolidayCalendars = .none
    ) {
        self.bank = bank
        self.filters = FilterParser(bank: bank)
        self.quizCounts = quizCounts
        self.defaultZone = defaultZone
        self.holidays = holidays
    }

    /// The command that the text is.
    ///
    /// - Throws: what is wrong with it; an empty text is the wish for help and no error.
    package func parse(_ text: String, now: Date) throws(CommandError) -> Command {
        guard text.utf8.count <= Self.longestCommand else { throw .tooLong }
        var words = Words(text)
        if words.lowercased.contains(where: { $0.hasPrefix("thank") }), words.count <= 3 { return .thanks }
        words.skip(.courtesies)
        guard words.first != nil, !isGreeting(text) else { return .help(nil) }
        if let turned = withNounFirst(words) ?? withLeaderboardFirst(words) { words = turned }
        let first = words.first ?? ""
        if let control = Self.quizControls[first], words.count == 1 { return .quiz(control) }
        guard let name = CommandName(word: first) else {
            throw .unknownCommand(word: first, suggestion: suggestion(for: first))
        }
        words.removeFirst()
        // `another hint`, `next follow-up`.
        if Self.fillers.contains(first), let other = words.first.flatMap(CommandName.init(word:)), other != .question {
            return try parse(words.text, now: now)
        }
        // `daily help`. One may search for help.
        if name != .search, words.lowercased == ["help"] { return .help(name) }
        switch name {
        case .question: return .question(try questionRequest(words))
        case .search: return .search(try searchTerms(words))
        case .daily: return .daily(try daily(words, now: now))
        case .quiz: return .quiz(try quiz(words))
        case .help: return .help(words.first.flatMap(CommandName.init(word:)))
        case .hint: return try alone(.hint, name, words)
        case .answer: return try alone(.answer, name, words)
        case .rubric: return try alone(.rubric, name, words)
        case .followUp: return try alone(.followUp, name, words)
        case .topics: return try alone(.topics, name, words)
        case .score: return try alone(.score, name, words)
        case .why: return try alone(.why, name, words)
        case .appeal: return .appeal(try appeal(words, in: text))
        case .appeals: return .appeal(try appeals(words))
        case .leaderboard: return .leaderboard(try leaderboard(words))
        case .export: return try export(words)
        case .forget: return try forget(words)
        case .status: return try alone(.status, name, words)
        }
    }

    /// `hello there, friend`, `good morning`, `how are you?`: whoever says so wants to know what there is.
    private func isGreeting(_ text: String) -> Bool {
        let words = Words(text).lowercased
        let greets = words.first.map(Self.greetings.contains) ?? false
        return greets && words.count <= 4 && words.allSatisfy { CommandName(word: $0) == nil }
    }

    private static let greetings: Set<String> = ["hi", "hello", "hey", "good", "how", "who", "moin", "greetings"]

    /// Words that ask for a question if nothing else is named after them.
    private static let fillers: Set<String> = ["another", "next", "more"]

    /// `senior caching question` as `question senior caching`.
    func withNounFirst(_ words: Words) -> Words? {
        let nouns: Set<String> = ["question", "questions", "quiz"]
        guard let index = words.lowercased.firstIndex(where: nouns.contains), index > 0,
            words.first.flatMap(CommandName.init(word:)) == nil,
            (try? filters.parse(Words(original: Array(words.original[..<index])))) != nil
        else { return nil }
        var turned = words.original
        turned.insert(turned.remove(at: index), at: 0)
        return Words(original: turned)
    }

    private func alone(_ command: Command, _ name: CommandName, _ words: Words) throws(CommandError) -> Command {
        var words = words
        words.removeAll(
            .connectives.union([
                "up", "answer", "last", "that", "this", "please", "all", "list", "next", "are", "is", "there", "do",
                "you",
                "have",
            ]))
        if let word = words.first { throw .unexpected(word: word, in: name) }
        return command
    }

    private func questionRequest(_ words: Words) throws(CommandError) -> QuestionRequest {
        var named = words
        named.removeAll(Set.connectives.union(Set.courtesies))
        if named.count == 1, let word = named.first, let id = questionID(word) { return QuestionRequest(id: id) }
        return QuestionRequest(filter: try filters.parse(words))
    }

    private func searchTerms(_ words: Words) throws(CommandError) -> String {
        var words = words
        words.skip(["for", "question", "questions", "about"])
        guard !words.isEmpty else { throw .missing(what: .searchTerms, in: .search) }
        return words.text
    }

    private func quiz(_ words: Words) throws(CommandError) -> QuizCommand {
        var words = words
        words.skip(.connectives)
        if words.count == 1, let control = words.first.flatMap({ Self.quizControls[$0] }) { return control }
        let count = try takeCount(from: &words)
        return .start(QuizRequest(filter: try filters.parse(words, in: .quiz), count: count))
    }

    private func takeCount(from words: inout Words) throws(CommandError) -> Int? {
        let isCount = { (word: String) in
            Int(word) != nil || Self.numerals[word] != nil || word.allSatisfy { $0.isASCII && $0.isNumber }
        }
        guard let index = words.lowercased.firstIndex(where: isCount) else { return nil }
        let word = words.lowercased[index]
        // Digits that are no number are more than any number.
        let count = Int(word) ?? Self.numerals[word] ?? .max
        guard quizCounts.contains(count) else { throw .badCount(word, allowed: quizCounts) }
        var rest = words.original
        rest.remove(at: index)
        words = Words(original: rest)
        return count
    }

    /// Words that steer a quiz, with or without `quiz` before them.
    static let quizControls: [String: QuizCommand] = [
        "resume": .resume, "continue": .resume, "skip": .skip, "pass": .skip, "stop": .stop, "end": .stop,
        "quit": .stop,
        "cancel": .stop, "history": .history,
    ]

    private static let numerals = [
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "dozen": 12,
    ]

    /// A question's id as people write it: `be-0009`, `BE-9`.
    func questionID(_ word: String) -> QuestionID? {
        let exact = QuestionID(rawValue: word.lowercased())
        if bank.question(exact) != nil { return exact }
        guard let dash = word.lastIndex(of: "-"), let number = Int(word[word.index(after: dash)...]) else { return nil }
        let padded = String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
        let id = QuestionID(rawValue: word[..<dash].lowercased() + "-" + padded)
        return bank.question(id) == nil ? nil : id
    }

    private func suggestion(for word: String) -> CommandName? {
        Spelling.nearest(to: word, among: CommandName.words).first.flatMap(CommandName.init(word:))
    }
}
