/// The dates of a recurrence rule, in order and each once.
///
/// Works in periods, the days, weeks or months that `INTERVAL` leaves: each is a first day and a set of bits, one for each day
/// after it. Ends when the rule ends, and after 400 years without a date: then the calendar begins to repeat itself.
package struct RecurrenceDates: Sequence, IteratorProtocol {
    private let rule: Recurrence
    /// All as days since 1970-01-01.
    private let start: Int
    private let from: Int
    private let until: Int
    private let step: Int
    private let anchor: LocalDate
    /// Number of the current period, counted from that of `start`.
    private var period: Int
    private var base = 0
    private var bits: UInt32 = 0
    private var isDone = false
    private var countLeft: Int
    private var lastFound: Int

    /// - Parameters:
    ///   - start: the first date that may count, the anchor of the interval.
    ///   - from: dates before it are left out, though they count for `COUNT`.
    package init(of rule: Recurrence, startingOn start: LocalDate, from: LocalDate) {
        self.rule = rule
        self.start = start.dayNumber
        self.from = Swift.max(from.dayNumber, self.start)
        // An interval beyond all dates that exist is the same as one that is just beyond them.
        step = rule.interval.clamped(to: 1...4_000_000)
        lastFound = self.from
        switch rule.end {
        case .until(let last): (until, countLeft) = (last.dayNumber, .max)
        case .count(let count): (until, countLeft) = (Self.lastDay, count)
        case nil: (until, countLeft) = (Self.lastDay, .max)
        }
        let weekOffset = (start.weekday.rawValue - rule.weekStart.rawValue + 7) % 7
        anchor = rule.frequency == .weekly ? start.adding(days: -weekOffset) : start
        period = 0
        if countLeft == .max { period = Swift.max(0, periodsBefore(self.from) / step * step) }
        // A day is a set of one.
        let hasPosition = rule.bySetPosition.isEmpty || rule.bySetPosition.contains { abs($0) == 1 }
        isDone = rule.frequency == .daily && !hasPosition
        if !isDone { load() }
    }

    package mutating func next() -> LocalDate? {
        while !isDone {
            while bits != 0 {
                let day = base + bits.trailingZeroBitCount
                bits &= bits - 1
                guard day >= start else { continue }
                guard day <= until, countLeft > 0 else {
                    isDone = true
                    return nil
                }
                if countLeft != .max { countLeft -= 1 }
                lastFound = Swift.max(lastFound, day)
                if day >= from { return LocalDate(dayNumber: day) }
            }
            period += step
            load()
        }
        return nil
    }

    private static let lastDay = LocalDate(year: 9999, month: 12, day: 31).dayNumber
    private static let calendarCycle = 146_097

    /// How many periods lie between that of `start` and that of a day, whether the interval leaves them or not.
    private func periodsBefore(_ day: Int) -> Int {
        switch rule.frequency {
        case .daily: return day - start
        case .weekly: return (day - anchor.dayNumber) / 7
        case .monthly:
            let date = LocalDate(dayNumber: day)
            return (date.year - anchor.year) * 12 + date.month - anchor.month
        }
    }

    private mutating func load() {
        switch rule.frequency {
        case .daily:
            base = start + period
            bits = base <= until ? daySet() : 0
        case .weekly:
            base = anchor.dayNumber + period * 7
            bits = base <= until ? weekSet() : 0
        case .monthly:
            let months = anchor.month - 1 + period
            let year = anchor.year + months / 12
            let first = LocalDate(year: year, month: months % 12 + 1, day: 1)
            base = first.dayNumber
            bits = base <= until ? monthSet(of: first) : 0
        }
        if base > until || base > lastFound + Self.calendarCycle { isDone = true }
    }

    private func daySet() -> UInt32 {
        if !rule.byDay.isEmpty {
            let weekday = Recurrence.Weekday(dayNumber: base)
            guard rule.byDay.contains(where: { $0.weekday == weekday }) else { return 0 }
        }
        if !rule.byMonthDay.isEmpty {
            let date = LocalDate(dayNumber: base)
            let fromEnd = date.day - LocalDate.daysInMonth(date.month, year: date.year) - 1
            guard rule.byMonthDay.contains(where: { $0 == date.day || $0 == fromEnd }) else { return 0 }
        }
        return selectingPositions(in: 1)
    }

    private func weekSet() -> UInt32 {
        var set: UInt32 = 0
        for day in rule.byDay { set |= 1 << ((day.weekday.rawValue - rule.weekStart.rawValue + 7) % 7) }
        if rule.byDay.isEmpty { set = 1 << (start - anchor.dayNumber) }
        return selectingPositions(in: set)
    }

    private func monthSet(of first: LocalDate) -> UInt32 {
        let length = LocalDate.daysInMonth(first.month, year: first.year)
        var set = UInt32.max >> (32 - length)
        if rule.byMonthDay.isEmpty, rule.byDay.isEmpty { set &= 1 << (anchor.day - 1) }
        if !rule.byMonthDay.isEmpty {
            var days: UInt32 = 0
            for day in rule.byMonthDay {
                let index = day > 0 ? day - 1 : length + day
                if (0..<length).contains(index) { days |= 1 << index }
            }
            set &= days
        }
        if !rule.byDay.isEmpty {
            var days: UInt32 = 0
            let firstWeekday = first.weekday.rawValue
            for day in rule.byDay { days |= Self.days(day, firstWeekday: firstWeekday, length: length) }
            set &= days
        }
        return selectingPositions(in: set)
    }

    private static func days(_ day: Recurrence.ByDay, firstWeekday: Int, length: Int) -> UInt32 {
        let first = (day.weekday.rawValue - firstWeekday + 7) % 7
        let occurrences = (length - first + 6) / 7
        guard let ordinal = day.ordinal else {
            var set: UInt32 = 0
            for week in 0..<occurrences { set |= 1 << (first + week * 7) }
            return set
        }
        let week = ordinal > 0 ? ordinal - 1 : occurrences + ordinal
        return (0..<occurrences).contains(week) ? 1 << (first + week * 7) : 0
    }

    private func selectingPositions(in set: UInt32) -> UInt32 {
        guard !rule.bySetPosition.isEmpty, set != 0 else { return set }
        let count = set.nonzeroBitCount
        var rest = set
        var selected: UInt32 = 0
        for position in 1...count {
            let bit = rest & (~rest &+ 1)
            rest ^= bit
            if rule.bySetPosition.contains(where: { $0 == position || $0 == position - count - 1 }) { selected |= bit }
        }
        return selected
    }
}

extension Int {
    func clamped(to range: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
