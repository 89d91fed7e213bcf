import Foundation
import QuestionEngine
import Testing

@Suite struct ScheduleHolidayTests {
    private func dates(_ texts: String...) throws -> Set<LocalDate> {
        Set(try texts.map { try #require(LocalDate($0)) })
    }

    private func days(
        _ rule: String, from: String, count: Int, holidays: Set<LocalDate>, except: Set<LocalDate> = [],
        policy: Schedule.HolidayPolicy
    ) throws -> [String] {
        let schedule = Schedule(
            zone: "Europe/Vilnius", time: LocalTime(hour: 9, minute: 30), recurrence: try Recurrence(rrule: rule),
            startsOn: try #require(LocalDate(from)), exceptDates: except, calendars: ["lt"], onHoliday: policy)
        let calendars = HolidayCalendars(["lt": holidays])
        let found = schedule.preview(count, after: .distantPast, holidays: calendars)
        // Asked for one by one they are the same, none twice and none out of order.
        var after = Date.distantPast
        for occurrence in found {
            #expect(schedule.next(after: after, holidays: calendars) == occurrence)
            after = occurrence.instant
        }
        return found.map { String($0.localDate.description.dropFirst(5)) }
    }

    @Test func holidaysAreSkipped() throws {
        let christmas = try dates("2026-12-24", "2026-12-25", "2026-12-26")
        let found = try days(
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", from: "2026-12-22", count: 4, holidays: christmas, policy: .skip)
        #expect(found == ["12-22", "12-23", "12-28", "12-29"])
    }

    @Test func aWeeklyPromptMovesToTheNextWorkday() throws {
        // Friday the 25th is a holiday, then comes a weekend, Monday is a holiday too.
        let holidays = try dates("2026-12-25", "2026-12-28")
        let found = try days(
            "FREQ=WEEKLY;BYDAY=FR", from: "2026-12-18", count: 4, holidays: holidays, policy: .nextWorkday)
        #expect(found == ["12-18", "12-29", "01-01", "01-08"])
    }

    @Test func aPromptDoesNotMoveOntoADateThatHasOne() throws {
        let holidays = try dates("2026-12-24", "2026-12-25")
        let workdays = try days(
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", from: "2026-12-23", count: 3, holidays: holidays, policy: .nextWorkday)
        #expect(workdays == ["12-23", "12-28", "12-29"])
        // Of a daily schedule Saturday and Sunday have their own; Monday has one too.
        let daily = try days("FREQ=DAILY", from: "2026-12-23", count: 4, holidays: holidays, policy: .nextWorkday)
        #expect(daily == ["12-23", "12-26", "12-27", "12-28"])
        // Thursday and Friday both move to Monday, which gets one prompt.
        let twice = try days(
            "FREQ=WEEKLY;BYDAY=TH,FR", from: "2026-12-24", count: 2, holidays: holidays, policy: .nextWorkday)
        #expect(twice == ["12-28", "12-31"])
    }

    @Test func aPromptMovesPastADateOfItsOwnRule() throws {
        // Friday moves to Monday, over a Saturday that keeps its prompt: the order stays that of the dates.
        let found = try days(
            "FREQ=WEEKLY;BYDAY=FR,SA", from: "2026-12-25", count: 3, holidays: try dates("2026-12-25"),
            policy: .nextWorkday)
        #expect(found == ["12-26", "12-28", "01-01"])
    }

    @Test func exceptionsTakeADateAwayForGood() throws {
        let found = try days(
            "FREQ=WEEKLY;BYDAY=FR", from: "2026-12-18", count: 3, holidays: try dates("2026-12-25"),
            except: try dates("2026-12-28", "2027-01-01"), policy: .nextWorkday)
        #expect(found == ["12-18", "12-29", "01-08"])
    }

    @Test func aClosureOfMoreThanAMonthSwallowsThePrompt() throws {
        let start = try #require(LocalDate("2026-06-01"))
        let closed = Set((0..<40).map { start.adding(days: $0) })
        let found = try days(
            "FREQ=MONTHLY;BYMONTHDAY=2", from: "2026-06-01", count: 2, holidays: closed, policy: .nextWorkday)
        #expect(found == ["07-13", "08-02"])
    }

    @Test func whatExceptionsLeaveOutStillCounts() throws {
        let found = try days(
            "FREQ=DAILY;COUNT=3", from: "2026-12-24", count: 9, holidays: try dates("2026-12-25"), policy: .skip)
        #expect(found == ["12-24", "12-26"])
    }

    @Test func calendarsAreFoundByNameInAnyCase() throws {
        let calendars = HolidayCalendars(["Lithuania": try dates("2026-02-16"), "company": []])
        #expect(calendars["lithuania"] == (try dates("2026-02-16")))
        #expect(calendars["germany"] == nil)
        #expect(calendars.names == ["Lithuania", "company"])
        let schedule = Schedule(
            zone: "UTC", time: LocalTime(hour: 0, minute: 0), recurrence: Recurrence(frequency: .daily),
            startsOn: try #require(LocalDate("2026-02-16")), calendars: ["company", "LITHUANIA", "gone"])
        #expect(schedule.next(after: .distantPast, holidays: calendars)?.localDate == LocalDate("2026-02-17"))
    }
}
