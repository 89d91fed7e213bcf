import ArgumentParser
import Foundation
import QuestionEngine

struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "Try schedules.", subcommands: [Preview.self])

    struct Preview: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show when a schedule's prompts would come.",
            discussion: """
                Takes the same words as `daily` in the chat, for example:
                  viva schedule preview weekdays 09:30 Europe/Vilnius
                A time that the clocks skip moves on by the length of the gap; one that they repeat counts the first time.
                """
        )

        @OptionGroup var options: ConfigurationOptions

        @Option(name: .shortAndLong, help: "How many.")
        var number = 10

        @Option(help: "The date to start from, such as 2026-03-01; without it today.")
        var from: String?

        @Argument(help: "When: days, time and zone.")
        var words: [String]

        func run() throws {
            let configuration = try options.load()
            let holidays = try HolidayCalendars.load(configuration.daily.holidays)
            let start = try startDate()
            let phrase: SchedulePhrase
            do {
                phrase = try SchedulePhrase(
                    parsing: words, now: start, defaultZone: configuration.daily.timeZone, holidays: holidays)
            } catch {
                throw ValidationError("\(error)")
            }
            if let word = phrase.rest.first { throw ValidationError("I can't place “\(word)”.") }
            Terminal.say(phrase.schedule.phrase(at: start))
            for occurrence in phrase.schedule.preview(max(1, min(number, 1000)), after: start, holidays: holidays) {
                Terminal.say(line(occurrence, in: phrase.schedule.timeZone ?? .gmt))
            }
        }

        private func startDate() throws -> Date {
            guard let from else { return Date() }
            guard let date = LocalDate(from) else { throw ValidationError("--from takes a date such as 2026-03-01.") }
            return TimeZone.gmt.instant(of: date, at: LocalTime(hour: 0, minute: 0)).instant
        }

        private func line(_ occurrence: Occurrence, in zone: TimeZone) -> String {
            let date = LocalDate(of: occurrence.instant, in: zone)
            let day = date.weekday.name.prefix(3)
            let utc = occurrence.instant.formatted(.iso8601)
            let remark =
                switch occurrence.shift {
                case .none: ""
                case .gap: "  (clocks go forward over the time set)"
                case .fold: "  (clocks go back; the first of two)"
                }
            return "\(day) \(date) \(LocalTime(of: occurrence.instant, in: zone))  =  \(utc)\(remark)"
        }
    }
}
