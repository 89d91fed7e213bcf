import Foundation

// The words that say on which days.
extension PhraseParser {
    /// False if the next word says nothing of days.
    mutating func readRecurrence() throws(SchedulePhraseError) -> Bool {
        let text = words.text()
        switch text {
        case "every", "each":
            words.skip()
            try readEvery(after: text)
        case "daily", "everyday":
            words.skip()
            try draft.setFrequency(.daily)
        case "weekly":
            words.skip()
            try draft.setFrequency(.weekly)
        case "monthly":
            words.skip()
            try draft.setFrequency(.monthly)
        case "fortnightly":
            words.skip()
            try draft.setFrequency(.weekly, interval: 2)
        case "biweekly": throw .unclear(text, proposals: ["every other monday", "on monday and thursday"])
        case "hourly": throw onceADay(text)
        case "quarterly": throw .unclear(text, proposals: ["every 3 months on the 1st"])
        case "yearly", "annually": throw .unclear(text, proposals: ["every 12 months on the 1st"])
        case "rrule":
            words.skip()
            guard let word = words.peek else { throw .incomplete(after: text, expected: "a rule, such as FREQ=DAILY") }
            try readRule(word.original)
        case "cron":
            words.skip()
            try readCron()
        default:
            if text.hasPrefix("freq=") || text.hasPrefix("rrule:"), let word = words.peek {
                try readRule(word.original)
            } else if readWeekdays() {
                return true
            } else if try readOrdinals(afterEvery: false) {
                return true
            } else {
                return readBareMonthDay()
            }
        }
        return true
    }

    private func onceADay(_ text: String) -> SchedulePhraseError {
        .unclear(text, proposals: ["every day at 09:30", "one schedule for each time of the day"])
    }

    // MARK: - every …

    private mutating func readEvery(after keyword: String) throws(SchedulePhraseError) {
        let text = words.text()
        // `every second tuesday of the month` counts within months, `every second tuesday` counts weeks.
        if text == "other" || ["second", "2nd"].contains(text) && !ordinalsCountWithinMonths() {
            words.skip()
            return try readUnit(interval: 2, after: "every \(text)")
        }
        if let number = Self.number(text), Self.units.contains(words.text(ahead: 1)) || isWeekday(words.text(ahead: 1))
        {
            words.skip()
            guard (1...9999).contains(number) else {
                throw .unclear("every \(text)", proposals: ["every 2 weeks on monday"])
            }
            return try readUnit(interval: number, after: "every \(text)")
        }
        if let number = Self.ordinal(text), number > 1, Self.units.contains(words.text(ahead: 1)),
            !ordinalsCountWithinMonths()
        {
            words.skip()
            return try readUnit(interval: number, after: "every \(text)")
        }
        if Self.units.contains(text) { return try readUnit(interval: 1, after: keyword) }
        if readWeekdays() { return }
        if try readOrdinals(afterEvery: true) { return }
        guard let word = words.peek else { throw .incomplete(after: keyword, expected: "a day, such as “monday”") }
        throw .unknownWord(word.original, suggestion: nil)
    }

    private static let units: Set<String> = [
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes",
        "morning", "afternoon", "evening", "night",
    ]

    private mutating func readUnit(interval: Int, after keyword: String) throws(SchedulePhraseError) {
        let unit = words.text()
        switch unit {
        case "day", "days", "morning", "afternoon", "evening", "night":
            words.skip()
            try draft.setFrequency(.daily, interval: interval)
        case "week", "weeks":
            words.skip()
            try draft.setFrequency(.weekly, interval: interval)
        case "month", "months":
            words.skip()
            try draft.setFrequency(.monthly, interval: interval)
        case "year", "years": throw .unclear("\(keyword) \(unit)", proposals: ["every 12 months on the 1st"])
        case "hour", "hours", "minute", "minutes": throw onceADay("\(keyword) \(unit)")
        case "weekday", "weekdays", "workday", "workdays", "weekend", "weekends":
            throw .unclear("\(keyword) \(unit)", proposals: ["every \(unit)", "every 2 days", "on mon,wed,fri"])
        default:
            guard isWeekday(unit) else {
                throw .incomplete(after: keyword, expected: "a day, “days”, “weeks” or “months”")
            }
            try draft.setFrequency(.weekly, interval: interval)
            _ = readWeekdays()
        }
    }

    static func number(_ text: String) -> Int? {
        let spelled = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        return spelled.firstIndex(of: text).map { $0 + 2 } ?? text.utf8.decimalValue
    }

    // MARK: - Days of the week

    private func isWeekday(_ text: String) -> Bool { !Self.weekdays(text).isEmpty }

    /// The days of a word or of a range such as `mon-fri`; none if it is something else.
    private static func weekdays(_ text: String) -> [Recurrence.Weekday] {
        if let day = Recurrence.Weekday(spoken: text) { return [day] }
        let ends = text.split { "-–".contains($0) }
        guard ends.count == 2, let first = Recurrence.Weekday(spoken: ends[0]),
            let last = Recurrence.Weekday(spoken: ends[1])
        else { return [] }
        return range(first, last)
    }

    private static func range(_ first: Recurrence.Weekday, _ last: Recurrence.Weekday) -> [Recurrence.Weekday] {
        let length = (last.rawValue - first.rawValue + 7) % 7
        return (0...length).map { Recurrence.Weekday.allCases[(first.rawValue - 1 + $0) % 7] }
    }

    private mutating func readWeekdays() -> Bool {
        let days = readWeekdayList()
        draft.weekdays += days
        return !days.isEmpty
    }

    private mutating func readWeekdayList() -> [Recurrence.Weekday] {
        var days: [Recurrence.Weekday] = []
        repeat {
            if readWorkdayWord() {
                days += Recurrence.Weekday.workdays
            } else if words.skip(anyOf: ["weekends", "weekend"]) {
                days += [.saturday, .sunday]
            } else {
                let found = Self.weekdays(words.text())
                guard let first = found.first else { break }
                words.skip()
                let toWords: Set<String> = ["to", "through", "thru", "till", "-", "–"]
                if found.count == 1, toWords.contains(words.text()),
                    let last = Recurrence.Weekday(spoken: words.text(ahead: 1))
                {
                    words.skip(2)
                    days += Self.range(first, last)
                } else {
                    days += found
                }
            }
        } while words.skip(ifListGoesOnWith: { !Self.weekdays($0).isEmpty })
        return days
    }

    private mutating func readWorkdayWord() -> Bool {
        if words.skip(anyOf: ["weekdays", "weekday", "workdays", "workday"]) { return true }
        guard ["working", "business", "work", "week"].contains(words.text()),
            ["day", "days"].contains(words.text(ahead: 1))
        else { return false }
        words.skip(2)
        return true
    }

    // MARK: - Days of the month

    /// 1 to 31, or -1 for the last; nil if it is no ordinal number.
    private static func ordinal(_ text: String) -> Int? {
        let spelled = ["first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1]
        if let number = spelled[text] { return number }
        guard ["st", "nd", "rd", "th"].contains(text.suffix(2)), let number = text.dropLast(2).utf8.decimalValue,
            (1...31).contains(number)
        else { return nil }
        return number
    }

    /// Whether the ordinals at this place are followed by `of the month`.
    private func ordinalsCountWithinMonths() -> Bool {
        words.prefix(8).drop { $0.text != "of" }.prefix(3).contains { $0.text == "month" || $0.text == "months" }
    }

    /// The number of `monthly on 15`.
    private mutating func readBareMonthDay() -> Bool {
        guard draft.frequency == .monthly, words.text(ahead: 1) != "times", let day = words.text().utf8.decimalValue,
            (1...31).contains(day)
        else { return false }
        words.skip()
        draft.monthDays.append(day)
        return true
    }

    private mutating func readOrdinals(afterEvery: Bool) throws(SchedulePhraseError) -> Bool {
        let isWithinMonths = ordinalsCountWithinMonths()
        let written = words.text()
        var ordinals: [Int] = []
        while let ordinal = Self.ordinal(words.text()) {
            ordinals.append(ordinal)
            words.skip()
            let separators = words.text() == "," ? 1 : 0
            let article = words.text(ahead: separators) == "the" ? 1 : 0
            if Self.ordinal(words.text(ahead: separators + article)) != nil { words.skip(separators + article) }
        }
        guard let first = ordinals.first else { return false }

        if readWorkdayWord() {
            draft.workdayPositions += ordinals
        } else if words.skip(anyOf: ["day", "days"]) {
            draft.monthDays += ordinals
        } else {
            let days = readWeekdayList()
            if days.isEmpty {
                guard !ordinals.contains(-1) else {
                    throw .incomplete(after: "last", expected: "a day, such as “friday” or “day”")
                }
                draft.monthDays += ordinals
            } else if afterEvery, !isWithinMonths, first > 1 {
                let day = days[0].name.lowercased()
                throw .unclear(
                    "every \(written) \(day)",
                    proposals: ["on the \(written) \(day)", "every \(first) weeks on \(day)"])
            } else {
                guard ordinals.allSatisfy({ $0 <= 5 }) else {
                    throw .unclear("\(written) \(days[0].name)", proposals: ["on the first \(days[0].name)"])
                }
                for ordinal in ordinals { draft.numberedDays += days.map { .init($0, ordinal: ordinal) } }
            }
        }
        if words.skip(anyOf: ["of"]) {
            words.skip(anyOf: ["the", "each", "every", "a"])
            guard words.skip(anyOf: ["month", "months"]) else {
                throw .incomplete(after: "of", expected: "“the month”")
            }
        }
        try draft.setFrequency(.monthly)
        return true
    }

    // MARK: - Other notations

    private mutating func readRule(_ text: String) throws(SchedulePhraseError) {
        let rule: Recurrence
        do {
            rule = try Recurrence(rrule: text)
        } catch {
            throw .rule(error)
        }
        try draft.setRule(rule)
        words.skip()
    }

    private mutating func readCron() throws(SchedulePhraseError) {
        let isMacro = words.text().hasPrefix("@")
        guard let first = words.peek else { throw .incomplete(after: "cron", expected: "a line such as 30 9 * * 1-5") }
        // The fields may hold commas, which are words of their own here.
        var line = ""
        var fields = 0
        var wasComma = true
        for word in words.prefix(64) {
            let isComma = word.text == ","
            if !isComma, !wasComma || line.isEmpty {
                if fields == (isMacro ? 1 : 5) { break }
                if fields > 0 { line += " " }
                fields += 1
            }
            line += word.text
            wasComma = isComma
            words.skip()
        }
        let expression: CronExpression
        do {
            expression = try CronExpression(line.isEmpty ? first.text : line)
        } catch {
            throw .cron(error)
        }
        try draft.setRule(expression.recurrence)
        try draft.setTime(expression.time)
    }
}
