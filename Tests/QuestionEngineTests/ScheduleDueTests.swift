import Foundation
import QuestionEngine
import Testing

@Suite struct ScheduleDueTests {
    private let schedule = Schedule(
        zone: "Europe/Vilnius", time: LocalTime(hour: 9, minute: 30), recurrence: Recurrence(frequency: .daily),
        startsOn: LocalDate(year: 2026, month: 1, day: 1))

    /// An instant of January 2026 by Vilnius's clock, two hours ahead of UTC.
    private func at(_ day: Int, _ hour: Int, _ minute: Int) throws -> Date {
        let zone = try #require(TimeZone(identifier: "Europe/Vilnius"))
        return zone.instant(
            of: LocalDate(year: 2026, month: 1, day: day), at: LocalTime(hour: hour, minute: minute)
        ).instant
    }

    @Test func beforeItsTimeNothingIsDue() throws {
        let due = schedule.due(settledUntil: try at(5, 9, 30), now: try at(6, 9, 29))
        #expect(due.fire == nil && due.missed.isEmpty)
        #expect(due.settledUntil == (try at(5, 9, 30)))
        #expect(due.next?.instant == (try at(6, 9, 30)))
    }

    @Test func atItsTimeAPromptFiresAndIsSettled() throws {
        let due = schedule.due(settledUntil: try at(5, 9, 30), now: try at(6, 9, 30))
        #expect(due.fire?.localDate.day == 6 && due.missed.isEmpty)
        #expect(due.settledUntil == (try at(6, 9, 30)))
        #expect(due.next?.instant == (try at(7, 9, 30)))
        let again = schedule.due(settledUntil: due.settledUntil, now: try at(6, 9, 31))
        #expect(again.fire == nil && again.missed.isEmpty)
    }

    @Test func afterDowntimeOnlyTheLatestFiresAndOnlyWithinTheGrace() throws {
        let soon = schedule.due(settledUntil: try at(5, 9, 30), now: try at(9, 13, 29))
        #expect(soon.fire?.localDate.day == 9)
        #expect(soon.missed.map(\.localDate.day) == [6, 7, 8])
        let late = schedule.due(settledUntil: try at(5, 9, 30), now: try at(9, 13, 30))
        #expect(late.fire == nil)
        #expect(late.missed.map(\.localDate.day) == [6, 7, 8, 9])
        #expect(late.settledUntil == (try at(9, 9, 30)))
        #expect(late.next?.localDate.day == 10)
    }

    @Test func theGraceIsASettingButNeverLessThanAMinute() throws {
        let settled = try at(5, 9, 30)
        #expect(schedule.due(settledUntil: settled, now: try at(6, 20, 0), grace: .seconds(86_400)).fire != nil)
        #expect(schedule.due(settledUntil: settled, now: try at(6, 9, 40), grace: .seconds(300)).fire == nil)
        let aMomentLate = try at(6, 9, 30).addingTimeInterval(2)
        #expect(schedule.due(settledUntil: settled, now: aMomentLate, grace: .zero).fire != nil)
        #expect(schedule.due(settledUntil: settled, now: try at(6, 9, 31), grace: .zero).fire == nil)
    }

    @Test func skippedDatesAreNeitherFiredNorMissed() throws {
        let skipped: Set = [LocalDate(year: 2026, month: 1, day: 6), LocalDate(year: 2026, month: 1, day: 7)]
        let due = schedule.due(settledUntil: try at(4, 9, 30), now: try at(6, 9, 30), skipped: skipped)
        #expect(due.fire == nil)
        #expect(due.missed.map(\.localDate.day) == [5])
        #expect(due.next?.localDate.day == 8)
    }

    @Test func aClockThatRanAheadDoesNotSilenceTheSchedule() throws {
        // Settled by a clock of the 20th, then the clock was put right.
        let now = try at(6, 9, 0)
        let due = schedule.due(settledUntil: try at(20, 9, 30), now: now)
        #expect(due.fire == nil && due.missed.isEmpty)
        #expect(due.settledUntil == now)
        #expect(due.next?.instant == (try at(6, 9, 30)))
        let later = schedule.due(settledUntil: due.settledUntil, now: try at(6, 9, 30))
        #expect(later.fire?.localDate.day == 6)
    }

    @Test func aLongSleepIsLookedBackOnForABoundedTime() throws {
        let due = schedule.due(settledUntil: .distantPast, now: try at(6, 9, 30).addingTimeInterval(3 * 365 * 86_400))
        #expect(due.fire != nil)
        #expect((398...401).contains(due.missed.count))
    }

    @Test func anEndedScheduleAsksForNoMoreWaking() throws {
        var ended = schedule
        ended.recurrence.end = .until(LocalDate(year: 2026, month: 1, day: 6))
        let last = ended.due(settledUntil: try at(5, 9, 30), now: try at(6, 9, 30))
        #expect(last.fire != nil && last.next == nil)
        ended.zone = "No/Where"
        let unknown = ended.due(settledUntil: try at(5, 9, 30), now: try at(6, 9, 30))
        #expect(unknown.fire == nil && unknown.next == nil)
        #expect(unknown.settledUntil == (try at(5, 9, 30)))
    }
}
