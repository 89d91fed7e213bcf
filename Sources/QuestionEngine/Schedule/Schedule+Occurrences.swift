package import Foundation

extension Schedule {
    /// Nil if this system's time zone rules do not know `zone`.
    package var timeZone: TimeZone? { TimeZone(identifier: zone) }

    /// The first occurrence that fires after `instant`; nil if there is none any more, or if the zone is unknown.
    package func next(after instant: Date, holidays: HolidayCalendars = .none) -> Occurrence? {
        guard let zone = timeZone else { return nil }
        var occurrences = ScheduleOccurrences(of: self, after: instant, in: zone, holidays: holidays)
        return occurrences.next()
    }

    /// Those that fire after `start` and not after `end`, in order.
    package func occurrences(after start: Date, through end: Date, holidays: HolidayCalendars = .none) -> [Occurrence] {
        guard start < end, let zone = timeZone else { return [] }
        return ScheduleOccurrences(of: self, after: start, in: zone, holidays: holidays).prefix { $0.instant <= end }
    }

    /// The next few occurrences, at most `count`.
    package func preview(_ count: Int, after instant: Date, holidays: HolidayCalendars = .none) -> [Occurrence] {
        guard let zone = timeZone else { return [] }
        return Array(ScheduleOccurrences(of: self, after: instant, in: zone, holidays: holidays).prefix(max(0, count)))
    }
}

/// The occurrences of a schedule that fire after an instant, in order.
package struct ScheduleOccurrences: Sequence, IteratorProtocol {
    private let time: LocalTime
    private let zone: TimeZone
    private let after: Date
    private var dates: PromptDates

    package init(of schedule: Schedule, after instant: Date, in zone: TimeZone, holidays: HolidayCalendars) {
        time = schedule.time
        self.zone = zone
        after = instant
        // A gap over midnight lets the prompt of a date fire on the next one.
        let from = LocalDate(of: instant, in: zone).adding(days: -1)
        dates = PromptDates(of: schedule, from: from, holidays: holidays)
    }

    package mutating func next() -> Occurrence? {
        while let date = dates.next() {
            guard zone.has(date) else { continue }
            let (instant, shift) = zone.instant(of: date, at: time)
            if instant > after { return Occurrence(localDate: date, instant: instant, shift: shift) }
        }
        return nil
    }
}
