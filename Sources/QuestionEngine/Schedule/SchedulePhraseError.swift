/// Why a phrase is no schedule. The description is a sentence for whoever wrote the phrase.
package enum SchedulePhraseError: Error, Hashable, Sendable {
    case missingTime
    case missingZone
    /// A word after which more must come.
    case incomplete(after: String, expected: String)
    case unknownWord(String, suggestion: String?)
    case badTime(String)
    case badDate(String)
    /// Something that a schedule has once was given again.
    case repeated(Piece)
    /// Parts that do not go together, or that could mean two things.
    case unclear(String, proposals: [String])
    case zone(ZoneError)
    case rule(RecurrenceError)
    case cron(CronError)
    case unknownCalendar(String, known: [String])
    /// The schedule would have no prompt any more, or never had one.
    case neverFires

    package enum Piece: String, Hashable, Sendable {
        case time, zone, rule, start, end
    }

    /// What could be written instead.
    package var suggestions: [String] {
        switch self {
        case .unknownWord(_, let suggestion): suggestion.map { [$0] } ?? []
        case .unclear(_, let proposals): proposals
        case .zone(let error): error.suggestions
        case .unknownCalendar(_, let known): known
        default: []
        }
    }
}

extension SchedulePhraseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missingTime:
            "The time of day is missing, such as 09:30."
        case .missingZone:
            "The time zone is missing, such as Europe/Vilnius or “in Berlin”."
        case .incomplete(let word, let expected):
            "After “\(word)” I expect \(expected)."
        case .unknownWord(let word, let suggestion):
            "I do not understand “\(word)” in a schedule."
                + (suggestion.map { " Did you mean “\($0)”?" } ?? " An example: on weekdays 09:30 Europe/Vilnius.")
        case .badTime(let text):
            "“\(text)” is no time of day; write it from 00:00 to 23:59, or such as 9am."
        case .badDate(let text):
            "“\(text)” is no date; write it with year, month and day, such as 2026-12-24."
        case .repeated(.time):
            "A schedule has one time of day. Make one schedule for each time."
        case .repeated(.zone):
            "A schedule has one time zone; two were given."
        case .repeated(.rule):
            "A schedule has one rule for its days; two were given. Make two schedules."
        case .repeated(.start):
            "A schedule has one first date; two were given."
        case .repeated(.end):
            "A schedule has one end; two were given."
        case .unclear(let text, let proposals):
            "“\(text)” is not clear to me. Write "
                + proposals.map { "“\($0)”" }.joined(separator: " or ") + "."
        case .zone(let error): error.description
        case .rule(let error): error.description
        case .cron(let error): error.description
        case .unknownCalendar(let name, let known):
            "There is no holiday calendar “\(name)”; "
                + (known.isEmpty ? "none is configured." : "there is \(known.joined(separator: ", ")).")
        case .neverFires:
            "This schedule would never have a prompt: no date is left for it."
        }
    }
}
