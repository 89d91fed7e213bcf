import Foundation

// First date, end, exceptions and holidays.
extension PhraseParser {
    /// False if the next word begins no such condition.
    mutating func readCondition() throws(SchedulePhraseError) -> Bool {
        let keyword = words.text()
        switch keyword {
        case "starting", "start", "beginning", "since", "from":
            // `from monday to friday` is a range of days.
            if keyword == "from", Recurrence.Weekday(spoken: words.text(ahead: 1)) != nil {
                words.skip()
                return true
            }
            words.skip()
            words.skip(anyOf: ["on", "from"])
            if words.skip(anyOf: ["today", "now"]) {
                try draft.setStart(.inDays(0))
            } else if words.skip(anyOf: ["tomorrow"]) {
                try draft.setStart(.inDays(1))
            } else {
                try draft.setStart(.on(readDate(after: keyword)))
            }
            return true
        case "until", "till", "through":
            words.skip()
            try draft.setEnd(.until(readDate(after: keyword)))
            return true
        case "except", "excluding", "without", "skipping", "skip", "not", "but", "no":
            words.skip()
            while words.skip(anyOf: ["on", "for", "not", "the"]) {}
            if words.text() == "holidays" || words.text() == "holiday" { return try readCondition() }
            if Self.daysToLeaveOut.contains(words.text()) || Recurrence.Weekday(spoken: words.text()) != nil {
                throw .unclear("\(keyword) \(words.text())", proposals: ["on weekdays", "on mon,tue,wed"])
            }
            try readExceptDates(after: keyword)
            return true
        case "move", "moving", "shift", "shifting":
            words.skip()
            draft.onHoliday = .nextWorkday
            guard words.text() == "holidays" else {
                throw .incomplete(after: keyword, expected: "“holidays” and a name")
            }
            return true
        case "holidays", "holiday":
            words.skip()
            try readHolidays()
            return true
        case "for" where words.text(ahead: 2) == "times":
            words.skip()
            return true
        default:
            guard words.text(ahead: 1) == "times", let count = keyword.utf8.decimalValue else { return false }
            guard (1...9999).contains(count) else {
                throw .unclear("\(keyword) times", proposals: ["1 times", "9999 times"])
            }
            words.skip(2)
            try draft.setEnd(.count(count))
            return true
        }
    }

    private mutating func readDate(after keyword: String) throws(SchedulePhraseError) -> LocalDate {
        guard let word = words.peek else { throw .incomplete(after: keyword, expected: "a date such as 2026-12-24") }
        guard let date = LocalDate(word.text) else { throw .badDate(word.original) }
        words.skip()
        return date
    }

    private mutating func readExceptDates(after keyword: String) throws(SchedulePhraseError) {
        repeat {
            let first = try readDate(after: keyword)
            var last = first
            if words.skip(anyOf: ["to", "through", "till", "until", "-", "–"]) { last = try readDate(after: "to") }
            guard (0...SchedulePhrase.longestRange).contains(first.days(to: last)) else {
                throw .unclear("\(first) to \(last)", proposals: ["\(min(first, last)) to a date within a year"])
            }
            for offset in 0...first.days(to: last) { draft.exceptDates.insert(first.adding(days: offset)) }
        } while words.skip(ifListGoesOnWith: { LocalDate($0) != nil })
    }

    private mutating func readHolidays() throws(SchedulePhraseError) {
        words.skip(anyOf: ["of", "in"])
        var isNamed = false
        if let word = words.peek, holidays[word.text] == nil, !Self.movedWords.contains(word.text),
            !Self.skippedWords.contains(word.text), !(holidays.names.count == 1 && continuesSchedule(word.text))
        {
            throw .unknownCalendar(word.original, known: holidays.names)
        }
        while let name = holidays.names.first(where: { $0.lowercased() == words.text() }) {
            isNamed = true
            words.skip()
            if !draft.calendars.contains(name) { draft.calendars.append(name) }
            guard words.skip(ifListGoesOnWith: { holidays[$0] != nil }) else { break }
        }
        if !isNamed {
            guard holidays.names.count == 1 else {
                throw .incomplete(
                    after: "holidays",
                    expected: holidays.names.isEmpty
                        ? "a calendar, but none is configured"
                        : "the name of a calendar: \(holidays.names.joined(separator: ", "))")
            }
            draft.calendars = holidays.names
        }
        if words.skip(anyOf: Self.movedWords) {
            draft.onHoliday = .nextWorkday
            for word in ["to", "the", "next"] { words.skip(anyOf: [word]) }
            if words.skip(anyOf: ["working", "business"]) { words.skip(anyOf: ["day"]) }
            words.skip(anyOf: ["workday", "weekday"])
        } else {
            words.skip(anyOf: Self.skippedWords)
        }
    }

    private func continuesSchedule(_ text: String) -> Bool {
        clauseWords.contains(text) || Self.fillers.contains(text) || text == "in" || LocalTime(spoken: text) != nil
            || ["every", "each", "starting", "until", "except"].contains(text)
    }

    private static let daysToLeaveOut: Set<String> = ["weekend", "weekends", "weekday", "weekdays"]
    private static let movedWords: Set<String> = ["moved", "move", "shifted", "shift", "postponed"]
    private static let skippedWords: Set<String> = ["skipped", "skip", "excluded"]
}

extension PhraseWords {
    /// Passes over the separator of a list if there is one, and the word after it belongs to the list.
    mutating func skip(ifListGoesOnWith isElement: (String) -> Bool) -> Bool {
        let separators = text() == "," ? (text(ahead: 1) == "," ? 2 : 1) : 0
        guard isElement(text(ahead: separators)) else { return false }
        skip(separators)
        return true
    }
}
