import Foundation
import QuestionEngine

extension CommandParser {
    /// What follows `daily`.
    func daily(_ words: Words, now: Date) throws(CommandError) -> DailyCommand {
        var words = words
        words.skip(["prompt", "prompts", "question", "questions", "please"])
        guard let verb = words.first else { return .list }
        if !["on", "at", "every"].contains(verb), Self.verbs.contains(verb) { words.removeFirst() }
        switch verb {
        case "list", "show", "status": return .list
        case "new", "add": return words.isEmpty ? .new : .on(try dailyRequest(words, now: now))
        case "edit", "change": return try edit(&words, now: now)
        case "off", "stop", "delete", "remove": return .off(try number(&words))
        case "pause": return .pause(try number(&words))
        case "resume", "unpause", "continue": return .resume(try number(&words))
        case "now": return .now(try number(&words))
        case "skip": return try skip(&words)
        case "preview": return try preview(&words)
        case "queue": return try queue(&words)
        case "unqueue":
            let id = try takeQuestionID(&words)
            return .unqueue(try number(&words), id)
        default: return .on(try dailyRequest(words, now: now))
        }
    }

    private static let verbs: Set<String> = [
        "list", "show", "status", "new", "add", "edit", "change", "off", "stop", "delete", "remove", "pause", "resume",
        "unpause", "continue", "now",
        "skip", "preview", "queue", "unqueue",
    ]

    /// `edit`, `edit 2`, `edit 2 weekdays 10:00 Europe/Vilnius`, `edit weekdays 10:00 Europe/Vilnius`.
    private func edit(_ words: inout Words, now: Date) throws(CommandError) -> DailyCommand {
        words.skip(["schedule", "number", "the", "prompt"])
        var number: Int?
        if let word = words.first, let named = Int(word.drop { $0 == "#" }), named > 0 {
            number = named
            words.removeFirst()
        }
        words.skip(["to", "please"])
        return .edit(number, words.isEmpty ? nil : try dailyRequest(words, now: now))
    }

    /// `#2` or `2`, if it is there.
    private func number(_ words: inout Words) throws(CommandError) -> Int? {
        words.skip(["schedule", "number", "no", "please", "for", "the", "prompt"])
        guard let word = words.first else { return nil }
        guard let number = Int(word.drop { $0 == "#" }), number > 0 else { throw .unexpected(word: word, in: .daily) }
        words.removeFirst()
        if let extra = words.first, !Set<String>.courtesies.contains(extra) {
            throw .unexpected(word: extra, in: .daily)
        }
        return number
    }

    private func skip(_ words: inout Words) throws(CommandError) -> DailyCommand {
        let date = takeDate(&words)
        // `2026-02-30`, `24.12.`: meant as a date, but none.
        if date == nil, let word = words.original.first(where: { $0.first?.isNumber == true && Int($0) == nil }) {
            throw .badDate(word)
        }
        return .skip(try number(&words), date)
    }

    private func preview(_ words: inout Words) throws(CommandError) -> DailyCommand {
        var count = 5
        if let word = words.first, let number = Int(word) {
            guard (1...30).contains(number) else { throw .badCount(word, allowed: 1...30) }
            count = number
            words.removeFirst()
        }
        return .preview(try number(&words), count: count)
    }

    private func queue(_ words: inout Words) throws(CommandError) -> DailyCommand {
        if words.isEmpty { return .showQueue(nil) }
        if let word = words.first, word.hasPrefix("#") || Int(word) != nil { return .showQueue(try number(&words)) }
        let id = try takeQuestionID(&words)
        let date = takeDate(&words)
        if date == nil, words.first == "for" || words.first == "on", words.count > 1 {
            throw .badDate(words.original[1])
        }
        return .queue(try number(&words), id, date)
    }

    private func takeQuestionID(_ words: inout Words) throws(CommandError) -> QuestionID {
        guard let word = words.first else { throw .missing(what: .questionID, in: .daily) }
        guard let id = questionID(word) else { throw .unknownQuestion(word) }
        words.removeFirst()
        return id
    }

    /// The first word that is a date, with `for` or `on` before it.
    private func takeDate(_ words: inout Words) -> LocalDate? {
        guard let index = words.original.firstIndex(where: { LocalDate($0) != nil }) else { return nil }
        var rest = words.original
        let date = LocalDate(rest.remove(at: index))
        if index > 0, ["for", "on"].contains(rest[index - 1].lowercased()) { rest.remove(at: index - 1) }
        words = Words(original: rest)
        return date
    }

    private func dailyRequest(_ words: Words, now: Date) throws(CommandError) -> DailyRequest {
        let parsed: SchedulePhrase
        do {
            parsed = try SchedulePhrase(parsing: words.original, now: now, defaultZone: defaultZone, holidays: holidays)
        } catch {
            throw .schedule(error)
        }
        var rest = Words(original: parsed.rest)
        let reveal = try takeReveal(&rest)
        return DailyRequest(schedule: parsed.schedule, filter: try filters.parse(rest, in: .daily), revealAfter: reveal)
    }

    /// `reveal after 4h`, `reveal 30 minutes`.
    private func takeReveal(_ words: inout Words) throws(CommandError) -> Duration? {
        guard let start = words.lowercased.firstIndex(where: { $0 == "reveal" || $0 == "answer" }) else { return nil }
        var clause = Words(original: Array(words.original[(start + 1)...]))
        clause.skip(["after", "in"])
        guard let amount = clause.original.first else { throw .badDuration("") }
        let unit = clause.count > 1 ? clause.original[1] : ""
        if let duration = Duration(spoken: amount) {
            clause.removeFirst()
            words = Words(original: Array(words.original[..<start]) + clause.original)
            return duration
        }
        guard let duration = Duration(spoken: amount + unit) else { throw .badDuration(amount) }
        clause.removeFirst(2)
        words = Words(original: Array(words.original[..<start]) + clause.original)
        return duration
    }
}

extension Duration {
    /// `90m`, `4h`, `1day`, `30minutes`: a positive number and a unit of time, at most 14 days.
    init?(spoken text: String) {
        let digits = text.prefix { $0.isNumber }
        guard let amount = Int64(digits), amount > 0, amount < 100_000 else { return nil }
        let seconds: Int64
        switch text.dropFirst(digits.count).lowercased() {
        case "m", "min", "mins", "minute", "minutes": seconds = amount * 60
        case "h", "hour", "hours": seconds = amount * 3600
        case "d", "day", "days": seconds = amount * 86400
        default: return nil
        }
        guard seconds <= 14 * 86400 else { return nil }
        self = .seconds(seconds)
    }
}
