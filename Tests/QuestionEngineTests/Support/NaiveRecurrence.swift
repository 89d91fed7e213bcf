import QuestionEngine

/// A recurrence rule read day by day from its first date on: slow and plain.
struct NaiveRecurrence {
    var rule: Recurrence
    var start: LocalDate

    func dates(through last: LocalDate) -> [LocalDate] {
        var left = Int.max
        var end = last
        switch rule.end {
        case .count(let count): left = count
        case .until(let date): end = min(last, date)
        case nil: break
        }
        var dates: [LocalDate] = []
        var date = start
        while date <= end, left > 0 {
            if isDate(date) {
                dates.append(date)
                left -= 1
            }
            date = date.adding(days: 1)
        }
        return dates
    }

    private func isDate(_ date: LocalDate) -> Bool {
        guard matches(date) else { return false }
        if rule.bySetPosition.isEmpty { return true }
        let period = (-31...31).map { date.adding(days: $0) }.filter { key($0) == key(date) && matches($0) }
        guard let index = period.firstIndex(of: date) else { return false }
        return rule.bySetPosition.contains(index + 1) || rule.bySetPosition.contains(index - period.count)
    }

    /// The number of the day, week or month.
    private func key(_ date: LocalDate) -> Int {
        switch rule.frequency {
        case .daily: return date.dayNumber
        case .weekly:
            var day = date
            while day.weekday != rule.weekStart { day = day.adding(days: -1) }
            return day.dayNumber / 7
        case .monthly: return date.year * 12 + date.month
        }
    }

    private func matches(_ date: LocalDate) -> Bool {
        guard (key(date) - key(start)) % rule.interval == 0 else { return false }
        let length = LocalDate.daysInMonth(date.month, year: date.year)
        if !rule.byMonthDay.isEmpty,
            !rule.byMonthDay.contains(where: { ($0 > 0 ? $0 : length + 1 + $0) == date.day })
        {
            return false
        }
        if !rule.byDay.isEmpty {
            let week = (date.day + 6) / 7
            let weekFromEnd = -((length - date.day) / 7 + 1)
            return rule.byDay.contains {
                $0.weekday == date.weekday && ($0.ordinal == nil || $0.ordinal == week || $0.ordinal == weekFromEnd)
            }
        }
        if !rule.byMonthDay.isEmpty { return true }
        switch rule.frequency {
        case .daily: return true
        case .weekly: return date.weekday == start.weekday
        case .monthly: return date.day == start.day
        }
    }
}

extension Recurrence {
    /// Any rule that the RFC allows.
    static func random(using random: inout SplitMix64) -> Recurrence {
        func some<Element>(_ elements: [Element], _ random: inout SplitMix64) -> [Element] {
            Array(elements.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
        }
        let frequency = Frequency.allCases.randomElement(using: &random) ?? .daily
        var rule = Recurrence(frequency: frequency)
        rule.interval = Bool.random(using: &random) ? 1 : Int.random(in: 2...5, using: &random)
        rule.weekStart =
            Bool.random(using: &random) ? .monday : Weekday.allCases.randomElement(using: &random) ?? .sunday
        if Int.random(in: 0..<3, using: &random) > 0 {
            rule.byDay = some(Weekday.allCases, &random).map { ByDay($0) }
            if frequency == .monthly, Bool.random(using: &random) {
                rule.byDay = rule.byDay.map {
                    ByDay($0.weekday, ordinal: [1, 2, 3, 4, 5, -1, -2, -5].randomElement(using: &random))
                }
            }
        }
        if frequency != .weekly, Int.random(in: 0..<3, using: &random) == 0 {
            rule.byMonthDay = some(Array(1...31) + Array(-31 ... -1), &random)
        }
        if !rule.byDay.isEmpty || !rule.byMonthDay.isEmpty, Int.random(in: 0..<4, using: &random) == 0 {
            rule.bySetPosition = some([1, 2, 3, -1, -2], &random)
        }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: rule.end = .count(Int.random(in: 1...60, using: &random))
        case 1: rule.end = .until(LocalDate(dayNumber: Int.random(in: 20_000...23_000, using: &random)))
        default: break
        }
        return Recurrence(
            frequency: frequency, interval: rule.interval, byDay: rule.byDay, byMonthDay: rule.byMonthDay,
            bySetPosition: rule.bySetPosition, weekStart: rule.weekStart, end: rule.end)
    }
}
