/// Everything that is wrong with a holiday file. The description has a line for each problem.
package struct HolidayFileError: Error, Hashable, Sendable {
    package struct Problem: Hashable, Sendable {
        /// Counted from 1.
        package var line: Int
        package var kind: Kind

        package init(line: Int, kind: Kind) {
            self.line = line
            self.kind = kind
        }
    }

    package enum Kind: Hashable, Sendable {
        case badDate(String)
        /// The end is before the start, or more than a year after it.
        case badSpan(from: LocalDate, to: LocalDate)
        /// Not of the form `NAME:value`.
        case malformedLine(String)
        case missingEnd(String)
        case unexpectedEnd(String)
        /// An event without `DTSTART`.
        case missingStart
        case repeatedProperty(String)
        case badDuration(String)
        case rule(RecurrenceError)
        case unsupported(String)
        case noEvents
    }

    package var problems: [Problem]
}

extension HolidayFileError: CustomStringConvertible {
    package var description: String {
        problems.map { "line \($0.line): \($0.kind.description)" }.joined(separator: "\n")
    }
}

extension HolidayFileError.Kind: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badDate(let text): "“\(text)” is no date; a list takes 2026-12-25 or 12-25, an .ics file 20261225"
        case .badSpan(let from, let to): "from \(from) to \(to) is no span of at most a year"
        case .malformedLine(let text): "“\(text)” is not of the form NAME:value"
        case .missingEnd(let name): "BEGIN:\(name) has no END:\(name)"
        case .unexpectedEnd(let name): "END:\(name) does not close what was begun last"
        case .missingStart: "the event has no DTSTART"
        case .repeatedProperty(let name): "the event has \(name) twice"
        case .badDuration(let text): "“\(text)” is no duration in days or weeks, such as P1D"
        case .rule(let error): error.description
        case .unsupported(let what): "\(what) is not supported in a holiday calendar"
        case .noEvents: "the calendar has no event"
        }
    }
}
