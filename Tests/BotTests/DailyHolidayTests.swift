import Bot
import Foundation
import QuestionEngine
import Testing

/// Days without a prompt, by date and by calendar. It is Monday, 23 November 2026.
@Suite struct DailyHolidayTests {
    private static let calendar = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//Holidays//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20260101T000000Z
        DTSTART;VALUE=DATE:20261224
        DTEND;VALUE=DATE:20261227
        SUMMARY:Christmas
        END:VEVENT
        BEGIN:VEVENT
        UID:2@example.org
        DTSTAMP:20260101T000000Z
        DTSTART;VALUE=DATE:20200101
        RRULE:FREQ=YEARLY
        SUMMARY:New Year
        END:VEVENT
        END:VCALENDAR
        """

    private func scene() throws -> Scene {
        let text = Self.calendar.replacing("\n", with: "\r\n")
        let holidays = HolidayCalendars(["lt": try HolidayFile.dates(in: text)])
        return try Scene(settings: BotSettings(holidays: holidays), now: try .utc("2026-12-21 08:00"))
    }

    /// The dates that really get a prompt until 4 January.
    private func prompts(of command: String) async throws -> [String] {
        let scene = try scene()
        try await scene.person("alice", in: "hiring").says(command)
        var dates: [String] = []
        for day in 0..<15 {
            scene.move(to: try .utc("2026-12-21 12:00") + Double(day) * 86400)
            dates += try await scene.prompt().compactMap { $0.promptDate?.description }
        }
        return dates.map { String($0.dropFirst(5)) }
    }

    @Test func aCalendarTakesItsDaysOut() async throws {
        #expect(
            try await prompts(of: "daily on weekdays 12:00 UTC holidays lt") == [
                "12-21", "12-22", "12-23", "12-28", "12-29", "12-30", "12-31", "01-04",
            ])
    }

    @Test func aHolidaysPromptMayMove() async throws {
        #expect(try await prompts(of: "daily on thu 12:00 UTC holidays lt moved") == ["12-28", "12-31"])
    }

    @Test func datesAreLeftOut() async throws {
        #expect(
            try await prompts(of: "daily on weekdays 12:00 UTC except 2026-12-22, 2026-12-24 to 2027-01-01")
                == ["12-21", "12-23", "01-04"])
    }

    @Test func theEchoNamesTheCalendar() async throws {
        let alice = try scene().person("alice", in: "hiring")
        #expect(
            try await alice.hears("daily on thu 12:00 UTC holidays lt moved to the next workday").contains(
                "every Thursday at 12:00, UTC, holidays lt moved to the next workday."))
        #expect(try await alice.hears("daily preview 1").contains("1. Mon 2026-12-28 12:00"))
        #expect(try await alice.hears("daily skip 2026-12-24").contains("anyway"))
    }
}
