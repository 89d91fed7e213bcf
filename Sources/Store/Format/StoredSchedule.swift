internal import QuestionEngine

/// The stored form of a ``Schedule``. It is part of the database format and does not follow changes of the engine's type.
struct StoredSchedule: Codable {
    struct Rule: Codable {
        var frequency: Recurrence.Frequency
        var interval: Int
        var days: [Day]
        var monthDays: [Int]
        var positions: [Int]
        var weekStart: Recurrence.Weekday
        var count: Int?
        var until: String?
    }

    struct Day: Codable {
        var weekday: Recurrence.Weekday
        var ordinal: Int?
    }

    var zone: String
    var hour: Int
    var minute: Int
    var rule: Rule
    var startsOn: String
    var exceptDates: [String]
    var calendars: [String]
    var onHoliday: Schedule.HolidayPolicy

    init(_ schedule: Schedule) {
        zone = schedule.zone
        hour = schedule.time.hour
        minute = schedule.time.minute
        rule = Rule(schedule.recurrence)
        startsOn = schedule.startsOn.isoText
        exceptDates = schedule.exceptDates.map(\.isoText).sorted()
        calendars = schedule.calendars
        onHoliday = schedule.onHoliday
    }

    func schedule() throws -> Schedule {
        Schedule(
            zone: zone, time: LocalTime(hour: hour, minute: minute), recurrence: try rule.recurrence(),
            startsOn: try LocalDate(isoText: startsOn), exceptDates: Set(try exceptDates.map(LocalDate.init(isoText:))),
            calendars: calendars, onHoliday: onHoliday)
    }
}

extension StoredSchedule.Rule {
    init(_ recurrence: Recurrence) {
        self.init(
            frequency: recurrence.frequency, interval: recurrence.interval,
            days: recurrence.byDay.map { StoredSchedule.Day(weekday: $0.weekday, ordinal: $0.ordinal) },
            monthDays: recurrence.byMonthDay, positions: recurrence.bySetPosition, weekStart: recurrence.weekStart)
        switch recurrence.end {
        case .count(let number): count = number
        case .until(let date): until = date.isoText
        case nil: break
        }
    }

    func recurrence() throws -> Recurrence {
        let end: Recurrence.End? =
            if let count { .count(count) } else { try until.map { .until(try LocalDate(isoText: $0)) } }
        return Recurrence(
            frequency: frequency, interval: interval,
            byDay: days.map { Recurrence.ByDay($0.weekday, ordinal: $0.ordinal) },
            byMonthDay: monthDays, bySetPosition: positions, weekStart: weekStart, end: end)
    }
}
