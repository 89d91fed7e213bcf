import Foundation
import QuestionEngine

extension ScheduleForm {
    /// What a person meant by the form, or what is wrong with each of its lines.
    func request(
        read by: CommandParser, now: Date
    ) -> (request: DailyRequest?, problems: [Field: CommandError]) {
        var problems: [Field: CommandError] = [:]
        var schedule: Schedule?
        var filter = Filter()
        var reveal: Duration?
        for field in Field.allCases where self[field].utf8.count > CommandParser.longestCommand {
            problems[field] = .tooLong
        }
        guard problems.isEmpty else { return (nil, problems) }
        do throws(CommandError) { schedule = try self.schedule(read: by, now: now) } catch {
            problems = self.problems(of: error, read: by, now: now)
        }
        do throws(CommandError) { filter = try by.filters.parse(Words(self[.topics]), in: .daily) } catch {
            problems[.topics] = error
        }
        if self[.level] != Self.anyLevel {
            do throws(CommandError) {
                filter.levels.formUnion(try by.filters.parse(Words(self[.level]), in: .daily).levels)
            } catch { problems[.level] = error }
        }
        let time = self[.reveal].filter { !$0.isWhitespace }
        if !time.isEmpty {
            reveal = Duration(spoken: time)
            if reveal == nil { problems[.reveal] = .badDuration(self[.reveal]) }
        }
        guard let schedule, problems.isEmpty else { return (nil, problems) }
        return (DailyRequest(schedule: schedule, filter: filter, revealAfter: reveal), [:])
    }

    private func schedule(read by: CommandParser, now: Date) throws(CommandError) -> Schedule {
        try Self.schedule(days: self[.days], time: self[.time], zone: self[.zone], read: by, now: now)
    }

    /// Which of the lines that make a schedule is wrong, each seen beside others that are right. What is wrong with none of them
    /// alone is said of the days.
    private func problems(
        of whole: CommandError, read by: CommandParser, now: Date
    ) -> [Field: CommandError] {
        var problems: [Field: CommandError] = [:]
        let zone = by.defaultZone ?? "UTC"
        for (field, days, time, zone) in [
            (Field.days, self[.days], "09:00", zone), (.time, "every day", self[.time], zone),
            (.zone, "every day", "09:00", self[.zone]),
        ] {
            do throws(CommandError) {
                _ = try Self.schedule(days: days, time: time, zone: zone, read: by, now: now)
            } catch { problems[field] = error }
        }
        return problems.isEmpty ? [.days: whole] : problems
    }

    private static func schedule(
        days: String, time: String, zone: String, read by: CommandParser, now: Date
    ) throws(CommandError) -> Schedule {
        var time = Words(time)
        time.skip(["at"])
        let tokens = Words(days).original + (time.isEmpty ? [] : ["at"]) + time.original + Words(zone).original
        do {
            let phrase = try SchedulePhrase(
                parsing: tokens, now: now, defaultZone: by.defaultZone, holidays: by.holidays)
            if let word = phrase.rest.first { throw SchedulePhraseError.unknownWord(word, suggestion: nil) }
            return phrase.schedule
        } catch let error as SchedulePhraseError {
            throw .schedule(error)
        } catch { throw .missing(what: .schedule, in: .daily) }
    }
}
