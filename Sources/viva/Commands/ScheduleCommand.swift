import ArgumentParser
import Bot
import Chat
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

        func validate() throws {
            guard (1...1000).contains(number) else { throw ValidationError("--number takes a number from 1 to 1000.") }
            guard from.map({ LocalDate($0) != nil }) ?? true else {
                throw ValidationError("--from takes a date such as 2026-03-01.")
            }
        }

        func run() throws {
            let configuration = try options.load()
            let holidays = try HolidayCalendars.load(configuration.daily.holidays)
            let parser = CommandParser(
                bank: try Bank.load(configuration.bank), defaultZone: configuration.daily.timeZone, holidays: holidays)
            let now = Date()
            var schedule = try schedule(parser, now: now)
            let start = start(in: schedule.timeZone ?? .gmt) ?? now
            // Where the phrase begins to count, as `every other tuesday` does, is where the preview starts.
            if start != now { schedule = try self.schedule(parser, now: start) }
            Terminal.say(schedule.phrase(at: start))
            for occurrence in schedule.preview(number, after: start, holidays: holidays) {
                Terminal.say(line(occurrence, in: schedule.timeZone ?? .gmt))
            }
        }

        /// - Throws: what is wrong with the words, as the bot would say it.
        private func schedule(_ parser: CommandParser, now: Date) throws -> Schedule {
            let command: Command
            do {
                command = try parser.parse((["daily", "on"] + words).joined(separator: " "), now: now)
            } catch {
                throw NoSchedule(description: Sentences(botName: "viva").problem(error, in: .direct).plainText)
            }
            guard case .daily(.on(let request)) = command else {
                throw NoSchedule(description: "“\(words.joined(separator: " "))” is no schedule.")
            }
            return request.schedule
        }

        private struct NoSchedule: Error, CustomStringConvertible {
            var description: String
        }

        /// The last moment before that date.
        private func start(in zone: TimeZone) -> Date? {
            from.flatMap(LocalDate.init).map { date in
                zone.instant(of: date, at: LocalTime(hour: 0, minute: 0)).instant.addingTimeInterval(-1)
            }
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
