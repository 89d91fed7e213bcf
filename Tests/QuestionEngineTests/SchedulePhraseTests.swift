import Foundation
import QuestionEngine
import Testing

/// Thursday 2026-03-05, 12:00 UTC.
private let now = Date(timeIntervalSince1970: 1_772_712_000)
private let holidays = HolidayCalendars([
    "lithuania": [LocalDate(year: 2026, month: 12, day: 24)], "company": [LocalDate(year: 2026, month: 3, day: 9)],
])

private func read(
    _ phrase: String, zone: String? = nil, holidays: HolidayCalendars = holidays
) throws(SchedulePhraseError) -> SchedulePhrase {
    try SchedulePhrase(
        parsing: phrase.split(separator: " ").map(String.init), now: now, defaultZone: zone, holidays: holidays)
}

private func refusal(_ phrase: String, zone: String? = nil, holidays: HolidayCalendars = holidays)
    -> SchedulePhraseError?
{
    do {
        _ = try read(phrase, zone: zone, holidays: holidays)
        return nil
    } catch { return error }
}

@Suite struct SchedulePhraseTests {
    @Test(arguments: [
        ("on weekdays 09:30 Europe/Vilnius", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "09:30 Europe/Vilnius"),
        ("every weekday at 9am in vilnius", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "09:00 Europe/Vilnius"),
        ("working days 9.30pm Europe/Kyiv", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "21:30 Europe/Kyiv"),
        ("every day at 9:30 in Berlin", "FREQ=DAILY", "09:30 Europe/Berlin"),
        ("at 9 in Berlin", "FREQ=DAILY", "09:00 Europe/Berlin"),
        ("every morning at 9 o'clock London time", "FREQ=DAILY", "09:00 Europe/London"),
        ("14:00 UTC", "FREQ=DAILY", "14:00 UTC"),
        ("09:30 america/new_york", "FREQ=DAILY", "09:30 America/New_York"),
        ("every day at noon New York", "FREQ=DAILY", "12:00 America/New_York"),
        ("midnight asia/kolkata", "FREQ=DAILY", "00:00 Asia/Kolkata"),
        ("9 pm Kolkata", "FREQ=DAILY", "21:00 Asia/Kolkata"),
        ("9am US/Eastern", "FREQ=DAILY", "09:00 US/Eastern"),
        ("in Port-au-Prince 9am", "FREQ=DAILY", "09:00 America/Port-au-Prince"),
        ("on mon,wed,fri 10:00 America/New_York", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "10:00 America/New_York"),
        (
            "Mondays, wednesdays and Fridays at 10 America/New_York", "FREQ=WEEKLY;BYDAY=MO,WE,FR",
            "10:00 America/New_York"
        ),
        ("mon-thu 10:00 UTC", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "10:00 UTC"),
        ("from monday to thursday 10:00 UTC", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "10:00 UTC"),
        ("fri-mon 10:00 UTC", "FREQ=WEEKLY;BYDAY=MO,FR,SA,SU", "10:00 UTC"),
        ("weekly on thurs 10:00 UTC", "FREQ=WEEKLY;BYDAY=TH", "10:00 UTC"),
        ("weekends and fri 10:00 UTC", "FREQ=WEEKLY;BYDAY=FR,SA,SU", "10:00 UTC"),
        ("every other tuesday 14:00 UTC", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "14:00 UTC"),
        ("every second tuesday 14:00 UTC", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "14:00 UTC"),
        ("fortnightly on tuesday 14:00 UTC", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "14:00 UTC"),
        ("every 3 weeks on tue and thu 14:00 UTC", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH", "14:00 UTC"),
        ("every other day 14:00 UTC", "FREQ=DAILY;INTERVAL=2", "14:00 UTC"),
        ("every third day 14:00 UTC", "FREQ=DAILY;INTERVAL=3", "14:00 UTC"),
        ("every three days 14:00 UTC", "FREQ=DAILY;INTERVAL=3", "14:00 UTC"),
        ("on the first monday 09:00 Europe/Vilnius", "FREQ=MONTHLY;BYDAY=1MO", "09:00 Europe/Vilnius"),
        ("every second tuesday of the month 09:00 UTC", "FREQ=MONTHLY;BYDAY=2TU", "09:00 UTC"),
        ("every last friday 09:00 UTC", "FREQ=MONTHLY;BYDAY=-1FR", "09:00 UTC"),
        ("1st and 3rd monday of each month 09:00 UTC", "FREQ=MONTHLY;BYDAY=1MO,3MO", "09:00 UTC"),
        ("first monday and the third friday 09:00 UTC", "FREQ=MONTHLY;BYDAY=1MO,3FR", "09:00 UTC"),
        ("monthly on the 15th 08:00 UTC", "FREQ=MONTHLY;BYMONTHDAY=15", "08:00 UTC"),
        ("monthly on 15 08:00 UTC", "FREQ=MONTHLY;BYMONTHDAY=15", "08:00 UTC"),
        ("the 1st and the 15th 08:00 UTC", "FREQ=MONTHLY;BYMONTHDAY=1,15", "08:00 UTC"),
        ("every 2 months on the last day 08:00 UTC", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", "08:00 UTC"),
        ("last weekday of the month 08:00 UTC", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "08:00 UTC"),
        ("daily 08:00 UTC 10 times", "FREQ=DAILY;COUNT=10", "08:00 UTC"),
        ("monthly on the 1st 08:00 UTC for 10 times", "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=10", "08:00 UTC"),
        ("daily until 2026-06-30 08:00 UTC", "FREQ=DAILY;UNTIL=20260630", "08:00 UTC"),
        (
            "rrule FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;WKST=SU 8am UTC", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;WKST=SU",
            "08:00 UTC"
        ),
        ("`RRULE:FREQ=DAILY` 8am UTC", "FREQ=DAILY", "08:00 UTC"),
        ("cron 30 9 * * 1,3,5 Europe/Vilnius", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "09:30 Europe/Vilnius"),
        ("cron `30 9 */10 * *` Europe/Vilnius", "FREQ=MONTHLY;BYMONTHDAY=1,11,21,31", "09:30 Europe/Vilnius"),
    ])
    func phrasesOfPeopleAreUnderstood(phrase: String, rule: String, wall: String) throws {
        let read = try read(phrase)
        #expect(read.schedule.recurrence.rrule == rule)
        #expect("\(read.schedule.time) \(read.schedule.zone)" == wall)
        #expect(read.rest.isEmpty)
    }

    @Test func otherClausesAreHandedBackInOrder() throws {
        let after = try read("on weekdays 09:30 Europe/Vilnius topics caching,databases level mid reveal after 4h")
        #expect(after.rest == ["topics", "caching,databases", "level", "mid", "reveal", "after", "4h"])
        let between = try read("topic caching, databases on weekdays level senior 09:30 Europe/Vilnius reveal at 17:00")
        #expect(between.rest == ["topic", "caching,", "databases", "level", "senior", "reveal", "at", "17:00"])
        #expect(between.schedule.time == LocalTime(hour: 9, minute: 30))
        #expect(between.schedule.zone == "Europe/Vilnius")
        let spaced = try SchedulePhrase(
            parsing: ["09:30 UTC", "topics", "dynamic programming", "every day"], now: now, holidays: .none)
        #expect(spaced.rest == ["topics", "dynamic programming"])
    }

    @Test func exceptionsAndHolidaysAreRead() throws {
        let schedule = try read(
            "weekdays 9:30 UTC except 2026-12-24,2026-12-25 and 2026-12-28 to 2026-12-31, holidays Lithuania, company"
        ).schedule
        #expect(schedule.exceptDates.map(\.day).sorted() == [24, 25, 28, 29, 30, 31])
        #expect(schedule.calendars == ["lithuania", "company"])
        #expect(schedule.onHoliday == .skip)
        let moved = try read("weekdays 9:30 UTC holidays company moved to the next working day").schedule
        #expect(moved.calendars == ["company"] && moved.onHoliday == .nextWorkday)
        #expect(try read("move holidays company weekdays 9:30 UTC").schedule.onHoliday == .nextWorkday)
        let only = HolidayCalendars(["lt": []])
        #expect(try read("skip holidays every day 9:30 UTC", holidays: only).schedule.calendars == ["lt"])
        #expect(try read("every day 9:30 UTC, not on holidays", holidays: only).schedule.calendars == ["lt"])
    }

    @Test func theFirstDateIsTheNextThatFires() throws {
        #expect(try read("every day 11:00 UTC").schedule.startsOn == LocalDate("2026-03-06"))
        #expect(try read("every day 13:00 UTC").schedule.startsOn == LocalDate("2026-03-05"))
        #expect(try read("every day 01:00 Pacific/Auckland").schedule.startsOn == LocalDate("2026-03-07"))
        let fortnight = try read("every other tuesday 14:00 UTC").schedule
        #expect(fortnight.preview(2, after: now).map(\.localDate.description) == ["2026-03-10", "2026-03-24"])
        let three = try read("daily 11:00 UTC 3 times").schedule
        #expect(three.preview(9, after: now).map(\.localDate.day) == [6, 7, 8])
        #expect(try read("weekdays 9:00 UTC starting 2026-12-01").schedule.startsOn == LocalDate("2026-12-01"))
        #expect(try read("weekdays 9:00 UTC starting tomorrow").schedule.startsOn == LocalDate("2026-03-06"))
    }

    @Test func aZoneMayBeGivenBefore() throws {
        #expect(try read("weekdays 09:30", zone: "Europe/Riga").schedule.zone == "Europe/Riga")
        #expect(try read("weekdays 09:30 UTC", zone: "Europe/Riga").schedule.zone == "UTC")
    }

    @Test(arguments: [
        ("weekdays 09:30", SchedulePhraseError.missingZone),
        ("weekdays UTC", .missingTime),
        ("weekdays 09:30 14:00 UTC", .repeated(.time)),
        ("weekdays 09:30 UTC Europe/Berlin", .repeated(.zone)),
        ("weekdays 25:00 UTC", .badTime("25:00")),
        ("weekdays at 24:00 UTC", .badTime("24:00")),
        ("weekdays 13pm UTC", .badTime("13pm")),
        ("weekdayz 09:30 UTC", .unknownWord("weekdayz", suggestion: "weekdays")),
        ("evry day 09:30 UTC", .unknownWord("evry", suggestion: "every")),
        ("on mon,tuseday 09:30 UTC", .unknownWord("tuseday", suggestion: "tuesday")),
        ("weekdays xyzzy 09:30 UTC", .unknownWord("xyzzy", suggestion: nil)),
        ("every day on monday 09:30 UTC", .repeated(.rule)),
        ("the 15th and on monday 09:30 UTC", .repeated(.rule)),
        ("weekly 09:30 UTC", .incomplete(after: "weekly", expected: "a day, such as “on monday”")),
        ("except 24.12.2026 09:30 UTC", .badDate("24.12.2026")),
        ("except 2026-02-30 09:30 UTC", .badDate("2026-02-30")),
        ("daily 09:30 UTC until 2026-01-01", .neverFires),
        ("daily 09:30 UTC 3 times starting 2020-01-01", .neverFires),
        ("rrule FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31 09:30 UTC", .neverFires),
        ("daily 09:30 UTC holidays germany", .unknownCalendar("germany", known: ["company", "lithuania"])),
        ("rrule FREQ=YEARLY 09:30 UTC", .rule(.unsupportedFrequency("YEARLY"))),
        ("cron */5 * * * * UTC", .cron(.unsupported("*/5", .severalTimes))),
        ("09:30 EST", .zone(.abbreviation("EST", suggestions: ["America/New_York"]))),
        ("09:30 Europe/Vilnus", .zone(.unknown("Europe/Vilnus", suggestions: ["Europe/Vilnius"]))),
        ("09:30 in Vilnus", .zone(.unknown("Vilnus", suggestions: ["Europe/Vilnius"]))),
        ("09:30 San Francisco", .zone(.notAZone("San Francisco", suggestion: "America/Los_Angeles"))),
    ])
    func whatIsWrongIsSaid(phrase: String, error: SchedulePhraseError) {
        #expect(refusal(phrase) == error)
    }

    @Test(arguments: [
        ("every third friday 09:30 UTC", "on the third friday"),
        ("monthly on monday 09:30 UTC", "on the first Monday"),
        ("every other weekday 09:30 UTC", "every weekday"),
        ("every 2 hours 09:30 UTC", "every day at 09:30"),
        ("weekdays 2026-12-24 09:30 UTC", "except 2026-12-24"),
        ("daily 09:30 UTC except weekends", "on weekdays"),
    ])
    func whatCouldMeanTwoThingsIsRefusedWithProposals(phrase: String, proposal: String) throws {
        let error = try #require(refusal(phrase))
        #expect(error.suggestions.contains(proposal), "\(error)")
        #expect(error.description.contains(proposal))
    }

    @Test(arguments: [
        ("on weekdays 09:30 Europe/Vilnius", "weekdays at 09:30, Europe/Vilnius"),
        ("every sat,sun 9 am in Berlin", "weekends at 09:00, Europe/Berlin"),
        ("on mon,wed,fri 10:00 America/New_York", "every Monday, Wednesday and Friday at 10:00, America/New_York"),
        ("every other tuesday 14:00 UTC", "every other Tuesday at 14:00, UTC, starting 2026-03-10"),
        ("on the 1st, 15th and last day 09:00 UTC", "monthly on the 1st, 15th and the last day at 09:00, UTC"),
        ("weekdays 09:00 UTC starting 2026-12-01", "weekdays at 09:00, UTC, starting 2026-12-01"),
        (
            "weekdays 09:00 UTC starting 2026-12-01 until 2026-12-31 except 2026-12-07,2026-12-08,2026-12-24 to 2026-12-29",
            "weekdays at 09:00, UTC, starting 2026-12-01, until 2026-12-31, except 2026-12-07, 2026-12-08,"
                + " 2026-12-24 to 2026-12-29"
        ),
        ("first and last workday of the month 09:00 UTC", "monthly on the first and last weekday at 09:00, UTC"),
        ("third thursday of the month 09:00 UTC", "monthly on the third Thursday at 09:00, UTC"),
        (
            "daily 09:00 UTC 5 times except 2026-03-09 holidays company moved",
            "every day at 09:00, UTC, starting 2026-03-06, 5 times, except 2026-03-09, holidays company moved to the next"
                + " workday"
        ),
        (
            "rrule FREQ=DAILY;BYDAY=MO;UNTIL=20261231 09:00 UTC",
            "rrule FREQ=DAILY;BYDAY=MO at 09:00, UTC, starting 2026-03-09, until 2026-12-31"
        ),
    ])
    func schedulesAreSaidInWords(phrase: String, words: String) throws {
        let schedule = try read(phrase).schedule
        #expect(schedule.phrase(at: now) == words)
        #expect(try read(schedule.phrase(at: now)).schedule == schedule)
    }

    @Test func aFirstDateIsSaidOnlyWhileItPutsThePromptsOff() throws {
        let schedule = try read("weekdays 11:00 UTC starting 2026-03-10").schedule
        #expect(schedule.phrase(at: now) == "weekdays at 11:00, UTC, starting 2026-03-10")
        #expect(schedule.phrase(at: now + 3 * 86_400) == "weekdays at 11:00, UTC, starting 2026-03-10")
        #expect(schedule.phrase(at: now + 4 * 86_400) == "weekdays at 11:00, UTC")
        #expect(try read("weekdays 11:00 UTC starting today").schedule.phrase(at: now) == "weekdays at 11:00, UTC")
    }
}
