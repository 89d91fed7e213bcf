import Foundation
import QuestionEngine
import Testing

/// Schedules at random: what must hold for all of them.
@Suite struct SchedulePropertyTests {
    private let holidays = HolidayCalendars([
        "lt": Set((0..<40).map { LocalDate(year: 2026, month: 1, day: 1).adding(days: $0 * 17) }),
        "company": Set((0..<12).map { LocalDate(year: 2026, month: 12, day: 21).adding(days: $0) }),
    ])

    private func schedule(using random: inout SplitMix64) -> Schedule {
        let zones = ["UTC"] + TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }
        let start = LocalDate(year: 2026, month: 1, day: 1).adding(days: Int.random(in: 0..<700, using: &random))
        var schedule = Schedule(
            zone: zones.randomElement(using: &random) ?? "UTC",
            time: LocalTime(
                hour: Int.random(in: 0...23, using: &random), minute: Int.random(in: 0...59, using: &random)),
            recurrence: .random(using: &random), startsOn: start)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            schedule.exceptDates.insert(start.adding(days: Int.random(in: 0...90, using: &random)))
        }
        if Bool.random(using: &random) {
            schedule.calendars = Bool.random(using: &random) ? ["lt"] : ["company", "lt"]
            schedule.onHoliday = Bool.random(using: &random) ? .skip : .nextWorkday
        }
        return schedule
    }

    @Test func occurrencesAreInOrderEachDateOnceAndTheSameOneByOne() throws {
        var random = SplitMix64(seed: 9)
        for _ in 0..<200 {
            let schedule = schedule(using: &random)
            let zone = try #require(schedule.timeZone)
            let all = schedule.preview(30, after: .distantPast, holidays: holidays)
            var after = Date.distantPast
            for occurrence in all {
                #expect(occurrence.instant > after, "\(schedule.phrase(at: after))")
                #expect(schedule.next(after: after, holidays: holidays) == occurrence, "\(schedule.phrase(at: after))")
                #expect(
                    schedule.next(after: occurrence.instant.addingTimeInterval(-1), holidays: holidays) == occurrence)
                #expect(!schedule.exceptDates.contains(occurrence.localDate))
                let isHoliday = schedule.calendars.contains { holidays[$0]?.contains(occurrence.localDate) == true }
                #expect(!isHoliday)
                #expect(occurrence.localDate >= schedule.startsOn)
                if occurrence.shift != .gap {
                    #expect(LocalDate(of: occurrence.instant, in: zone) == occurrence.localDate)
                    #expect(LocalTime(of: occurrence.instant, in: zone) == schedule.time)
                }
                after = occurrence.instant
            }
            #expect(Set(all.map(\.localDate)).count == all.count, "\(schedule.phrase(at: after))")
            guard let first = all.first, let last = all.last, all.count > 2 else { continue }
            #expect(
                schedule.occurrences(after: first.instant, through: last.instant, holidays: holidays)
                    == Array(all.dropFirst()))
        }
    }

    @Test func whatIsStoredIsReadAgain() throws {
        var random = SplitMix64(seed: 10)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for _ in 0..<200 {
            let schedule = schedule(using: &random)
            let json = try encoder.encode(schedule)
            let read = try JSONDecoder().decode(Schedule.self, from: json)
            #expect(read == schedule)
            #expect(try encoder.encode(read) == json)
        }
    }

    @Test func whatIsSaidIsUnderstood() throws {
        var random = SplitMix64(seed: 11)
        var inWords = 0
        var said = 0
        for _ in 0..<500 {
            var schedule = schedule(using: &random)
            if Bool.random(using: &random) { schedule.recurrence = simpleRule(using: &random) }
            // A phrase is written while the schedule has its prompts still before it, and says its first date if that matters.
            let zone = try #require(schedule.timeZone)
            let now = zone.instant(of: schedule.startsOn, at: LocalTime(hour: 0, minute: 0)).instant.addingTimeInterval(
                -1 - 86_400 * Double.random(in: 0...20, using: &random).rounded())
            guard schedule.next(after: now, holidays: holidays) != nil else { continue }
            let phrase = schedule.phrase(at: now)
            let tokens = phrase.split(separator: " ").map(String.init)
            var read = try SchedulePhrase(parsing: tokens, now: now, holidays: holidays)
            #expect(read.rest.isEmpty)
            if !phrase.contains("starting") { read.schedule.startsOn = schedule.startsOn }
            #expect(read.schedule == schedule, "\(phrase)")
            said += 1
            if !phrase.contains("rrule") { inWords += 1 }
            // Whether or not the first date is said, the prompts are the same.
            let again = try SchedulePhrase(parsing: tokens, now: now, holidays: holidays).schedule
            #expect(
                again.preview(5, after: now, holidays: holidays) == schedule.preview(5, after: now, holidays: holidays),
                "\(phrase)")
        }
        #expect(said > 400 && inWords > 150)
    }

    /// One of those that people make.
    private func simpleRule(using random: inout SplitMix64) -> Recurrence {
        let interval = Int.random(in: 1...3, using: &random)
        let days = Recurrence.Weekday.allCases.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
        return switch Int.random(in: 0..<6, using: &random) {
        case 0: Recurrence(frequency: .daily, interval: interval)
        case 1: Recurrence(frequency: .weekly, interval: interval, byDay: days.map { .init($0) })
        case 2:
            Recurrence(
                frequency: .weekly, byDay: Recurrence.Weekday.allCases.filter { !$0.isWeekend }.map { .init($0) })
        case 3:
            Recurrence(
                frequency: .monthly, interval: interval,
                byDay: days.map { .init($0, ordinal: [1, 2, 3, 4, 5, -1].randomElement(using: &random)) })
        case 4:
            Recurrence(
                frequency: .monthly, interval: interval,
                byMonthDay: [Int.random(in: 1...31, using: &random), Int.random(in: 1...31, using: &random), -1])
        default:
            Recurrence(
                frequency: .monthly,
                byDay: Recurrence.Weekday.allCases.filter { !$0.isWeekend }.map { .init($0) },
                bySetPosition: [[1], [-1], [1, -1], [2]].randomElement(using: &random) ?? [])
        }
    }

    /// Nonsense made of the words of schedules must be refused or read, but not end the process.
    @Test func anyOrderOfWordsIsSurvived() {
        var random = SplitMix64(seed: 12)
        let words = [
            "on", "every", "other", "second", "2", "0", "99999999999999999999", "monday", "mon-fri", "fri-", "weekdays",
            "first",
            "last", "31st", "32nd", "day", "of", "month", "at", "9", "9:30", "pm", "noon", "UTC", "in", "New", "York",
            "EST",
            "UTC+2", "except", "2026-12-24", "to", "2026-02-30", "holidays", "lt", "moved", "starting", "until", "10",
            "times",
            "for", "rrule", "FREQ=DAILY;COUNT=3", "cron", "*", "*/2", "1#2", ",", "\"", "", "level", "reveal", "topics",
            "🙂", "é",
            "and", "the", "weekly", "monthly", "working", "days",
        ]
        var understood = 0
        for _ in 0..<2_000 {
            let tokens = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                words.randomElement(using: &random) ?? ""
            }
            do {
                let now = Date(timeIntervalSince1970: 1_772_712_000)
                _ = try SchedulePhrase(parsing: tokens, now: now, defaultZone: "UTC", holidays: holidays)
                understood += 1
            } catch {
                if error.description.isEmpty { Issue.record("\(tokens)") }
            }
        }
        #expect(understood > 10)
    }
}
