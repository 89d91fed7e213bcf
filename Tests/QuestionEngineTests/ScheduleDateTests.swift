import Foundation
import QuestionEngine
import Testing

@Suite struct ScheduleDateTests {
    /// Counts days one by one through eight centuries, with leap years both of the hundred and of the four hundred.
    @Test func dayNumbersCountTheDaysOfTheCalendar() {
        var date = LocalDate(year: 1599, month: 12, day: 31)
        var number = date.dayNumber
        var weekday = date.weekday.rawValue
        while date.year < 2401 {
            let lengths = [31, LocalDate.isLeapYear(date.year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            if date.day < lengths[date.month - 1] {
                date.day += 1
            } else if date.month < 12 {
                date = LocalDate(year: date.year, month: date.month + 1, day: 1)
            } else {
                date = LocalDate(year: date.year + 1, month: 1, day: 1)
            }
            number += 1
            weekday = weekday % 7 + 1
            guard date.dayNumber == number, LocalDate(dayNumber: number) == date, date.weekday.rawValue == weekday,
                date.isValid
            else {
                Issue.record("\(date) is day \(number)")
                return
            }
        }
        #expect(number == LocalDate(year: 2401, month: 1, day: 1).dayNumber)
    }

    @Test func knownDaysHaveKnownNumbers() {
        #expect(LocalDate(year: 1970, month: 1, day: 1).dayNumber == 0)
        #expect(LocalDate(year: 2000, month: 2, day: 29).dayNumber == 11_016)
        #expect(LocalDate(year: 1, month: 1, day: 1).dayNumber == -719_162)
        #expect(LocalDate(year: 9999, month: 12, day: 31).dayNumber == 2_932_896)
        #expect(LocalDate(year: 2026, month: 11, day: 23).weekday == .monday)
        #expect(LocalDate(year: 2025, month: 12, day: 31).adding(days: 1) == LocalDate(year: 2026, month: 1, day: 1))
        #expect(LocalDate(year: 2028, month: 2, day: 28).adding(days: 1).day == 29)
        #expect(LocalDate(year: 2026, month: 3, day: 1).days(to: LocalDate(year: 2025, month: 3, day: 1)) == -365)
    }

    @Test func isoDatesGoOutAndIn() throws {
        let date = try #require(LocalDate("2026-12-01"))
        #expect(date == LocalDate(year: 2026, month: 12, day: 1))
        #expect(date.description == "2026-12-01" && date.basicDescription == "20261201")
        #expect(LocalDate(basic: "20280229") == LocalDate(year: 2028, month: 2, day: 29))
        #expect(LocalDate("0001-01-01")?.description == "0001-01-01")
        let json = try JSONEncoder().encode([date])
        #expect(String(decoding: json, as: UTF8.self) == #"["2026-12-01"]"#)
        #expect(try JSONDecoder().decode([LocalDate].self, from: json) == [date])
    }

    @Test(arguments: [
        "", "2026-12-1", "2026-12-001", "2026-13-01", "2026-00-10", "2026-02-29", "2026-04-31", "0000-01-01",
        "2026/12/01",
        "2026-12-01T00", " 2026-12-01", "20261201", "+026-12-01", "２０２６-12-01",
    ])
    func whatIsNoIsoDateIsRefused(text: String) {
        #expect(LocalDate(text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([LocalDate].self, from: try JSONEncoder().encode([text]))
        }
    }

    @Test(arguments: [
        ("9:30", "09:30"), ("09:30", "09:30"), ("9.30", "09:30"), ("9h30", "09:30"), ("14h", "14:00"),
        ("0930h", "09:30"),
        ("9am", "09:00"), ("9 AM", "09:00"), ("9.30pm", "21:30"), ("9:30 p.m.", "21:30"), ("12am", "00:00"),
        ("12pm", "12:00"), ("12:30am", "00:30"), ("noon", "12:00"), ("Midnight", "00:00"), ("0:00", "00:00"),
        ("23:59", "23:59"),
    ])
    func timesOfPeopleAreRead(spoken: String, iso: String) {
        #expect(LocalTime(spoken: spoken)?.description == iso)
    }

    @Test(arguments: [
        "", "9", "930", "24:00", "9:60", "13pm", "0am", "9:3", "9:300", "::", "am", "9:30:00", "-9:30", "9:30xm", "h",
    ])
    func whatIsNoTimeIsRefused(spoken: String) {
        #expect(LocalTime(spoken: spoken) == nil)
    }

    @Test func aBareHourNeedsLeave() {
        #expect(LocalTime(spoken: "9", allowsBareHour: true) == LocalTime(hour: 9, minute: 0))
        #expect(LocalTime(spoken: "24", allowsBareHour: true) == nil)
        #expect(LocalTime(spoken: "930", allowsBareHour: true) == nil)
    }

    @Test func isoTimesGoOutAndIn() throws {
        #expect(LocalTime("09:05") == LocalTime(hour: 9, minute: 5))
        for text in ["9:05", "24:00", "09:60", "09-05", "09:05:00"] { #expect(LocalTime(text) == nil) }
        let json = try JSONEncoder().encode([LocalTime(hour: 9, minute: 5)])
        #expect(String(decoding: json, as: UTF8.self) == #"["09:05"]"#)
        #expect(try JSONDecoder().decode([LocalTime].self, from: json) == [LocalTime(hour: 9, minute: 5)])
    }
}
