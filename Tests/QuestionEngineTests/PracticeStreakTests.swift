import Testing

@testable import QuestionEngine

@Suite struct PracticeStreakTests {
    /// - Parameter days: from the first day on, `x` with an answer, `.` without; the last is today.
    private func streak(_ days: String) -> PracticeStreak {
        let first = LocalDate(year: 2026, month: 11, day: 1)
        let practised = days.enumerated().filter { $0.element == "x" }.map { first.adding(days: $0.offset) }
        return PracticeStreak(days: Set(practised), today: first.adding(days: days.count - 1))
    }

    @Test func daysInARowCount() {
        #expect(streak(".").days == 0 && streak("x").days == 1 && streak("xxx").days == 3)
        #expect(streak("xx.").days == 2, "today may still bring one")
        #expect(!streak("xx.").countsToday && streak("xxx").countsToday)
        #expect(streak("xx..").days == 0 && streak("xx.x").days == 1)
    }

    @Test func everySeventhDayEarnsAFreezeAndThereAreTwoAtMost() {
        #expect(streak("xxxxxx").freezes == 0 && streak("xxxxxxx").freezes == 1)
        #expect(streak(String(repeating: "x", count: 14)).freezes == 2)
        #expect(streak(String(repeating: "x", count: 70)).freezes == 2)
    }

    @Test func aFreezeMakesUpForADayAndIsNoneItself() {
        let after = streak("xxxxxxx..")
        #expect(after.days == 7 && after.freezes == 0 && after.isFrozen)
        #expect(streak("xxxxxxx.x").days == 8)
        #expect(streak("xxxxxxx...").days == 0, "one freeze is one day")
        #expect(streak("xxxxxxxxxxxxxx...").days == 14, "two are two")
        #expect(streak("xxxxxxxxxxxxxx..x.x").days == 15 - 14, "and a third day ends it")
        #expect(streak("xxxxxxxx.xx.").days == 10 && !streak("xxxxxxxx.xx.").isFrozen)
    }

    @Test func quietHoursMaySpanMidnight() throws {
        func time(_ hour: Int, _ minute: Int = 0) -> LocalTime { LocalTime(hour: hour, minute: minute) }
        let night = try #require(QuietHours(from: time(22), until: time(7)))
        for (hour, minute, isQuiet) in [(22, 0, true), (3, 0, true), (6, 59, true), (7, 0, false), (21, 59, false)] {
            #expect(night.contains(time(hour, minute)) == isQuiet)
        }
        let noon = try #require(QuietHours(from: time(12), until: time(13)))
        #expect(noon.contains(time(12)) && !noon.contains(time(13)) && !noon.contains(time(0)))
        #expect(night.firstTime(from: time(5)) == time(7) && night.firstTime(from: time(9)) == time(9))
        #expect(QuietHours(from: time(1), until: time(1)) == nil)
    }
}
