package import Foundation

extension Schedule {
    /// The schedule in words that `SchedulePhrase` reads: `weekdays at 09:30, Europe/Vilnius`.
    ///
    /// Read at `now`, before the next occurrence, it gives the same schedule again, but for a first date that has nothing to
    /// say any more: one that has come, of a rule which neither counts nor leaves out periods.
    package func phrase(at now: Date) -> String {
        var parts = ["\(recurrence.phrase ?? "rrule \(recurrence.withoutEnd.rrule)") at \(time)", zone]
        if isAnchored || isPutOff(at: now) { parts.append("starting \(startsOn)") }
        switch recurrence.end {
        case .count(let count): parts.append("\(count) times")
        case .until(let date): parts.append("until \(date)")
        case nil: break
        }
        if !exceptDates.isEmpty {
            parts.append("except " + Self.list(exceptDates))
        }
        if !calendars.isEmpty {
            let names = calendars.joined(separator: ", ")
            parts.append("holidays \(names)" + (onHoliday == .nextWorkday ? " moved to the next workday" : ""))
        }
        return parts.joined(separator: ", ")
    }

    private var isAnchored: Bool {
        if case .count = recurrence.end { return true }
        return recurrence.interval != 1 || recurrence.phrase == nil
    }

    /// Whether it starts later than it would if nothing had been said about that.
    private func isPutOff(at now: Date) -> Bool {
        var plain = withoutConditions
        guard let timeZone else { return false }
        plain.startsOn = min(startsOn, LocalDate(of: now, in: timeZone))
        return plain.next(after: now).map { $0.localDate < startsOn } ?? false
    }

    /// Three and more days in a row as a range.
    private static func list(_ dates: Set<LocalDate>) -> String {
        var runs: [ClosedRange<LocalDate>] = []
        for date in dates.sorted() {
            if let run = runs.last, run.upperBound.adding(days: 1) == date,
                run.lowerBound.days(to: date) <= SchedulePhrase.longestRange
            {
                runs[runs.count - 1] = run.lowerBound...date
            } else {
                runs.append(date...date)
            }
        }
        return runs.flatMap { run in
            switch run.lowerBound.days(to: run.upperBound) {
            case 0: ["\(run.lowerBound)"]
            case 1: ["\(run.lowerBound)", "\(run.upperBound)"]
            default: ["\(run.lowerBound) to \(run.upperBound)"]
            }
        }.joined(separator: ", ")
    }
}

extension Recurrence {
    var withoutEnd: Recurrence {
        var rule = self
        rule.end = nil
        return rule
    }

    /// The days in words; nil for a rule that the phrases have no words for.
    var phrase: String? {
        guard weekStart == .monday else { return nil }
        let weekdays = byDay.map(\.weekday)
        let isNumbered = byDay.contains { $0.ordinal != nil }
        switch frequency {
        case .daily:
            guard byDay.isEmpty, byMonthDay.isEmpty, bySetPosition.isEmpty else { return nil }
            return every("day")
        case .weekly:
            guard !byDay.isEmpty, !isNumbered, byMonthDay.isEmpty, bySetPosition.isEmpty else { return nil }
            if interval == 1, weekdays == Weekday.workdays { return "weekdays" }
            if interval == 1, weekdays == [.saturday, .sunday] { return "weekends" }
            let days = Self.list(weekdays.map(\.name))
            if weekdays.count == 1, interval <= 2 { return interval == 1 ? "every \(days)" : "every other \(days)" }
            return interval == 1 ? "every \(days)" : "\(every("week")) on \(days)"
        case .monthly:
            guard let days = monthlyDays(weekdays, isNumbered) else { return nil }
            return (interval == 1 ? "monthly" : every("month")) + " on the \(days)"
        }
    }

    private func every(_ unit: String) -> String {
        switch interval {
        case 1: "every \(unit)"
        case 2: "every other \(unit)"
        default: "every \(interval) \(unit)s"
        }
    }

    private func monthlyDays(_ weekdays: [Weekday], _ isNumbered: Bool) -> String? {
        if byDay.isEmpty, bySetPosition.isEmpty, !byMonthDay.isEmpty {
            guard byMonthDay.allSatisfy({ $0 >= -1 }) else { return nil }
            let days = byMonthDay.map { $0 > 0 ? Self.numeral($0) : "last day" }
            return Self.list(days, separator: "and the")
        }
        guard byMonthDay.isEmpty else { return nil }
        if weekdays == Weekday.workdays, !isNumbered, !bySetPosition.isEmpty {
            let words = bySetPosition.compactMap(Self.ordinalWord)
            return words.count == bySetPosition.count ? Self.list(words) + " weekday" : nil
        }
        guard isNumbered, bySetPosition.isEmpty else { return nil }
        let days = byDay.compactMap { day in day.ordinal.flatMap(Self.ordinalWord).map { "\($0) \(day.weekday.name)" } }
        return days.count == byDay.count ? Self.list(days, separator: "and the") : nil
    }

    private static func ordinalWord(_ number: Int) -> String? {
        [-1: "last", 1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"][number]
    }

    /// `1st`, `22nd`, `13th`.
    private static func numeral(_ number: Int) -> String {
        let suffix =
            (11...13).contains(number) ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
        return "\(number)\(suffix)"
    }

    private static func list(_ items: [String], separator: String = "and") -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " \(separator) \(last)"
    }
}
