import Foundation
import QuestionEngine
import Store

extension CommandParser {
    /// What follows `practice`.
    func practice(_ words: Words, now: Date) throws(CommandError) -> Command {
        var words = words
        words.skip(.courtesies)
        guard let verb = words.first else { return .practice(.start(QuizRequest(kind: .practice))) }
        if words.count == 1, let control = Self.quizControls[verb] { return .quiz(control) }
        var rest = words
        rest.removeFirst()
        switch verb {
        case "status", "due", "plan", "forecast", "settings": return .practice(try done(.status, rest))
        case "retention":
            return .practice(.retention(try number(rest, allowed: PracticeCommand.retentions)))
        case "budget": return .practice(.budget(try number(rest, allowed: quizCounts)))
        case "remind", "reminder", "reminders": return .practice(.remind(try reminder(rest, now: now)))
        case "quiet", "silence": return .practice(.quiet(try quietHours(rest, now: now)))
        case "zone", "timezone": return .practice(.zone(try zone(rest, now: now)))
        case "easy", "hard":
            return .practice(try done(.rate(verb == "easy" ? .easy : .hard), rest))
        default:
            let count = try takeCount(from: &words)
            let filter = try filters.parse(words, in: .practice)
            return .practice(.start(QuizRequest(filter: filter, count: count, kind: .practice)))
        }
    }

    /// If nothing more was said.
    private func done(_ command: PracticeCommand, _ words: Words) throws(CommandError) -> PracticeCommand {
        var words = words
        words.removeAll(.courtesies)
        if let word = words.original.first { throw .unexpected(word: word, in: .practice) }
        return command
    }

    /// `90`, `to 90%`, `20 a day`; nil if there is none.
    private func number(_ words: Words, allowed: ClosedRange<Int>) throws(CommandError) -> Int? {
        var words = words
        words.removeAll(Set<String>.courtesies.union(["per", "day", "items", "of", "at", "percent", "%", "daily"]))
        guard let word = words.original.first else { return nil }
        guard words.count == 1, let number = Int(word.hasSuffix("%") ? String(word.dropLast()) : word),
            allowed.contains(number)
        else { throw .badCount(words.text, allowed: allowed) }
        return number
    }

    /// `9:00 Europe/Vilnius`, `me at 9 am`, `off`.
    private func reminder(_ words: Words, now: Date) throws(CommandError) -> PracticeCommand.Change<LocalTime> {
        var words = words
        words.skip(Self.beforeTimes)
        guard let first = words.first else { return .show }
        if Self.ends.contains(first), words.count == 1 { return .off }
        guard let time = takeTime(&words) else { throw .schedule(.badTime(words.original[0])) }
        return .on(time, zone: words.isEmpty ? nil : try zone(words, now: now))
    }

    /// `22:00-7:00`, `from 22:00 to 7:00 Europe/Vilnius`, `off`.
    private func quietHours(_ words: Words, now: Date) throws(CommandError) -> PracticeCommand.Change<QuietHours> {
        var words = words
        words.skip(Self.beforeTimes)
        guard let first = words.first else { return .show }
        if Self.ends.contains(first), words.count == 1 { return .off }
        var split: [String] = []
        for word in words.original {
            // The names of some zones have a hyphen too.
            let isSpan = word.first?.isNumber == true
            split += isSpan ? word.split { $0 == "-" || $0 == "–" }.map(String.init) : [word]
        }
        words = Words(original: split)
        guard let from = takeTime(&words) else { throw .schedule(.badTime(first)) }
        words.skip(["to", "until", "till", "and", "-", "–"])
        guard let word = words.original.first else {
            throw .schedule(.incomplete(after: "\(from)", expected: "when they end, as in 22:00-07:00"))
        }
        guard let until = takeTime(&words), let hours = QuietHours(from: from, until: until) else {
            throw .schedule(.badTime(word))
        }
        return .on(hours, zone: words.isEmpty ? nil : try zone(words, now: now))
    }

    private func takeTime(_ words: inout Words) -> LocalTime? {
        for length in [2, 1] where words.count >= length {
            let text = words.original.prefix(length).joined()
            if let time = LocalTime(spoken: text, allowsBareHour: true) {
                words.removeFirst(length)
                return time
            }
        }
        return nil
    }

    private func zone(_ words: Words, now: Date) throws(CommandError) -> String {
        var words = words
        words.skip(["in", "time", "zone", "to", "is", "at", "on", "my"])
        guard !words.isEmpty else { throw .schedule(.missingZone) }
        do {
            return try ZoneNames.system.zone(named: words.text, at: now)
        } catch { throw .schedule(.zone(error)) }
    }

    private static let beforeTimes: Set<String> = [
        "me", "at", "daily", "every", "day", "hours", "from", "between", "please", "on", "is", "are",
    ]
    private static let ends: Set<String> = ["off", "never", "stop", "none", "no"]
}
