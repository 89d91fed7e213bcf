package import Foundation

/// A schedule as people write it, and what else they wrote.
///
///     on weekdays 09:30 Europe/Vilnius
///     every other tuesday at 2pm in New York except 2026-12-29
///     monthly on the first monday 09:00 UTC, holidays lt moved to the next workday
///
/// Its parts may come in any order. Days may be left out, which means every day.
package struct SchedulePhrase: Hashable, Sendable {
    package var schedule: Schedule
    /// The tokens of other clauses, in order: from a clause word, up to one that goes on with the schedule.
    package var rest: [String]

    /// The words that begin a clause which is not of the schedule.
    package static let clauseWords: Set<String> = ["topics", "topic", "level", "levels", "kind", "kinds", "reveal"]

    /// How many days the last of a range of dates may come after its first.
    static let longestRange = 366

    /// - Parameters:
    ///   - tokens: what was written, cut at spaces; a token may hold spaces and commas.
    ///   - now: decides what today is in the zone, and so the first date.
    ///   - defaultZone: an IANA name for phrases without a zone; without it they are an error.
    ///   - holidays: the calendars that may be named.
    package init(
        parsing tokens: [String], now: Date, defaultZone: String? = nil, holidays: HolidayCalendars = .none,
        zones: ZoneNames = .system, clauseWords: Set<String> = SchedulePhrase.clauseWords
    ) throws(SchedulePhraseError) {
        var parser = PhraseParser(tokens, now: now, holidays: holidays, zones: zones, clauseWords: clauseWords)
        try parser.parse()
        rest = parser.rest.map { tokens[$0] }

        let draft = parser.draft
        let recurrence = try draft.recurrence()
        guard let time = draft.time else { throw .missingTime }
        guard let zoneName = draft.zone ?? defaultZone, let zone = TimeZone(identifier: zoneName) else {
            throw .missingZone
        }
        let today = LocalDate(of: now, in: zone)
        var start = today
        switch draft.start {
        case .on(let date): start = date
        case .inDays(let days): start = today.adding(days: days)
        case nil: break
        }
        schedule = Schedule(
            zone: zoneName, time: time, recurrence: recurrence, startsOn: start, exceptDates: draft.exceptDates,
            calendars: draft.calendars, onHoliday: draft.calendars.isEmpty ? .skip : draft.onHoliday)
        if draft.start == nil { anchor(after: now) }
        guard schedule.next(after: now, holidays: holidays) != nil else { throw .neverFires }
    }

    /// Lets the schedule begin on the first of its days that is still to come, so that every other Tuesday begins with the
    /// next one, and ten times do not count a time that has passed.
    private mutating func anchor(after now: Date) {
        if let first = schedule.withoutConditions.next(after: now) { schedule.startsOn = first.localDate }
    }
}

extension Schedule {
    /// All days of its kind at its time.
    var withoutConditions: Schedule {
        var plain = self
        plain.recurrence.interval = 1
        plain.recurrence.end = nil
        plain.exceptDates = []
        plain.calendars = []
        return plain
    }
}
