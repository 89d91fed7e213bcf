/// Why a cron line is no schedule of viva. The description is a sentence for whoever wrote the line.
package enum CronError: Error, Hashable, Sendable {
    /// Other than five fields.
    case fieldCount(Int)
    case badField(CronExpression.Field, String)
    /// Good cron, but not at most once a day by one rule.
    case unsupported(String, Reason)

    package enum Reason: Hashable, Sendable {
        case severalTimes, months, eitherDay, macro
    }
}

extension CronError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .fieldCount(let count):
            "A cron line has five fields (minute, hour, day of month, month, day of week); this one has \(count)."
        case .badField(let field, let text):
            "“\(text)” is no \(field.rawValue) of a cron line, which goes from \(field.range.lowerBound) to"
                + " \(field.range.upperBound)."
        case .unsupported(let text, .severalTimes):
            "“\(text)” means several times a day; a schedule has one. Make one schedule for each time."
        case .unsupported(let text, .months):
            "“\(text)” leaves out months, which a schedule cannot; write * for the month."
        case .unsupported(let text, .eitherDay):
            "“\(text)” gives days of the month and of the week, which cron takes as either; a schedule has one rule."
                + " Make two schedules."
        case .unsupported(let text, .macro):
            "“\(text)” is not supported; @daily, @weekly and @monthly are."
        }
    }
}
