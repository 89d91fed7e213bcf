import Foundation
import QuestionEngine
import Testing

/// What clocks did and will do, from the announcements in the time zone database.
@Suite struct ScheduleWallTimeTests {
    @Test(arguments: [
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z", WallTimeShift.gap),
        ("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00Z", .none),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z", .fold),
        ("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00Z", .none),
        // Half an hour only.
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z", .gap),
        ("Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00Z", .none),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z", .fold),
        // Two hours at once, at a base that has no time of its own.
        ("Antarctica/Troll", "2026-03-29T01:30", "2026-03-29T01:30:00Z", .gap),
        ("Antarctica/Troll", "2026-10-25T01:30", "2026-10-24T23:30:00Z", .fold),
        // At midnight, so that the day begins at 01:00.
        ("Africa/Cairo", "2026-04-24T00:00", "2026-04-23T22:00:00Z", .gap),
        ("Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:30:00Z", .gap),
        ("Africa/Cairo", "2026-10-29T23:30", "2026-10-29T20:30:00Z", .fold),
        // Over midnight: the last hour of the date is left out.
        ("America/Nuuk", "2026-03-28T23:30", "2026-03-29T01:30:00Z", .gap),
        // Clocks that are no whole hour away from Greenwich.
        ("America/St_Johns", "2026-03-08T02:30", "2026-03-08T06:00:00Z", .gap),
        ("America/St_Johns", "2026-11-01T01:45", "2026-11-01T04:15:00Z", .fold),
        ("Pacific/Chatham", "2026-09-27T03:00", "2026-09-26T14:15:00Z", .gap),
        ("Pacific/Chatham", "2026-04-05T03:00", "2026-04-04T13:15:00Z", .fold),
        ("Asia/Kathmandu", "2026-01-01T00:00", "2025-12-31T18:15:00Z", .none),
        // Summer time that is the standard one, winter the exception.
        ("Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:30:00Z", .gap),
        // A gap for Ramadan's end.
        ("Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:30:00Z", .gap),
        ("Europe/Vilnius", "2024-02-29T23:59", "2024-02-29T21:59:00Z", .none),
        ("Pacific/Kiritimati", "2026-01-01T00:00", "2025-12-31T10:00:00Z", .none),
        ("Etc/GMT+12", "2025-12-31T23:59", "2026-01-01T11:59:00Z", .none),
        ("UTC", "2026-12-31T23:59", "2026-12-31T23:59:00Z", .none),
    ])
    func wallTimesBecomeInstants(zone: String, wall: String, utc: String, shift: WallTimeShift) throws {
        let timeZone = try #require(TimeZone(identifier: zone))
        let (date, time) = try wallTime(wall)
        let found = timeZone.instant(of: date, at: time)
        #expect(found.instant == (try instant(utc)))
        #expect(found.shift == shift)
        if shift != .gap {
            #expect(LocalDate(of: found.instant, in: timeZone) == date)
            #expect(LocalTime(of: found.instant, in: timeZone) == time)
        }
    }

    /// Places that crossed the date line have lost a date; no other date is missing.
    @Test(arguments: [
        ("Pacific/Apia", "2011-12-30"), ("Pacific/Fakaofo", "2011-12-30"), ("Pacific/Kiritimati", "1994-12-31"),
    ])
    func aDateThatNeverWasHasNoOccurrence(zone: String, missing: String) throws {
        let timeZone = try #require(TimeZone(identifier: zone))
        let date = try #require(LocalDate(missing))
        for offset in -3...3 { #expect(timeZone.has(date.adding(days: offset)) == (offset != 0)) }
        for hour in 0...23 {
            let schedule = Schedule(
                zone: zone, time: LocalTime(hour: hour, minute: 30), recurrence: Recurrence(frequency: .daily),
                startsOn: date.adding(days: -5))
            let dates = schedule.preview(10, after: .distantPast).map(\.localDate)
            #expect(dates == (-5...5).filter { $0 != 0 }.map { date.adding(days: $0) })
        }
    }

    /// The night of 28 March 2026 in Greenland: 23:30 does not exist, the prompt comes at 00:30, and it is still that of 28 March.
    @Test func aGapOverMidnightLeavesThePromptItsDate() throws {
        let schedule = Schedule(
            zone: "America/Nuuk", time: LocalTime(hour: 23, minute: 30), recurrence: Recurrence(frequency: .daily),
            startsOn: LocalDate(year: 2026, month: 3, day: 1))
        // 00:10 on 29 March, when the local date of the clock has already changed.
        let next = try #require(schedule.next(after: try instant("2026-03-29T01:10:00Z")))
        #expect(next.localDate == LocalDate(year: 2026, month: 3, day: 28) && next.shift == .gap)
        let after = try #require(schedule.next(after: next.instant))
        #expect(after.localDate == LocalDate(year: 2026, month: 3, day: 29) && after.shift == .none)
    }

    /// Every quarter of an hour for thirteen months in every zone: one occurrence a day, in order, at the time on the clock
    /// unless there is a gap.
    @Test func everyZoneHasOnePromptForEveryDate() throws {
        let start = LocalDate(year: 2026, month: 1, day: 1)
        var gaps = 0
        for (index, name) in TimeZone.knownTimeZoneIdentifiers.enumerated() {
            let zone = try #require(TimeZone(identifier: name))
            let time = LocalTime(hour: [0, 1, 2, 3, 23][index % 5], minute: index / 5 % 4 * 15)
            let schedule = Schedule(
                zone: name, time: time, recurrence: Recurrence(frequency: .daily), startsOn: start)
            let found = schedule.preview(400, after: .distantPast)
            #expect(found.map(\.localDate) == (0..<400).map { start.adding(days: $0) }, "\(name)")
            for (earlier, later) in zip(found, found.dropFirst()) {
                #expect(earlier.instant < later.instant, "\(name)")
            }
            for occurrence in found {
                let onTheClock = LocalTime(of: occurrence.instant, in: zone)
                if occurrence.shift == .gap {
                    gaps += 1
                    #expect(onTheClock != time, "\(name) \(occurrence)")
                } else {
                    #expect(onTheClock == time, "\(name) \(occurrence)")
                }
            }
        }
        #expect(gaps > 10)
    }
}
