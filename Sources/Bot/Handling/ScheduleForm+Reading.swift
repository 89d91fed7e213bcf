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
            problems[place(of: error)] = error
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
        var time = Words(self[.time])
        time.skip(["at"])
        let tokens =
            Words(self[.days]).original + (time.isEmpty ? [] : ["at"]) + time.original + Words(self[.zone]).original
        do {
            let phrase = try SchedulePhrase(
                parsing: tokens, now: now, defaultZone: by.defaultZone, holidays: by.holidays)
            if let word = phrase.rest.first { throw SchedulePhraseError.unknownWord(word, suggestion: nil) }
            return phrase.schedule
        } catch let error as SchedulePhraseError {
            throw .schedule(error)
        } catch { throw .missing(what: .schedule, in: .daily) }
    }

    /// The line that an error about the whole is about.
    private func place(of error: CommandError) -> Field {
        guard case .schedule(let error) = error else { return .days }
        switch error {
        case .missingTime, .badTime: return .time
        case .missingZone, .zone: return .zone
        case .unknownWord(let word, _), .badDate(let word), .unclear(let word, _), .incomplete(let word, _):
            return [Field.days, .time, .zone].first { self[$0].localizedCaseInsensitiveContains(word) } ?? .days
        case .repeated, .rule, .cron, .unknownCalendar, .neverFires: return .days
        }
    }
}
