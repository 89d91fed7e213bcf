/// A five-field cron line that fires at most once a day, read as a time and a recurrence rule.
///
/// Only the calendar of cron is taken over. At changes of the clock the prompts follow RFC 5545, as those of all schedules do:
/// Debian's cron runs a job of 02:30 at 03:00 when the clock skips from 02:00 to 03:00, a schedule fires at 03:30.
package struct CronExpression: Hashable, Sendable {
    package var time: LocalTime
    package var recurrence: Recurrence

    /// Reads minute, hour, day of month, month and day of week, or `@daily`, `@weekly`, `@monthly`.
    ///
    /// Fields take `*`, numbers, ranges, lists and steps; days of the week also `mon` to `sun`, 7 for Sunday, and `1#2` for
    /// the second Monday.
    package init(_ text: some StringProtocol) throws(CronError) {
        var line = text.lowercased()
        switch line {
        case "@daily", "@midnight": line = "0 0 * * *"
        case "@weekly": line = "0 0 * * 0"
        case "@monthly": line = "0 0 1 * *"
        default: if line.hasPrefix("@") { throw .unsupported(line, .macro) }
        }
        let fields = line.split(whereSeparator: \.isWhitespace)
        guard fields.count == 5 else { throw .fieldCount(fields.count) }

        let minutes = try Field.minute.values(of: fields[0])
        guard minutes.count == 1 else { throw .unsupported(String(fields[0]), .severalTimes) }
        let hours = try Field.hour.values(of: fields[1])
        guard hours.count == 1 else { throw .unsupported(String(fields[1]), .severalTimes) }
        time = LocalTime(hour: hours[0], minute: minutes[0])

        guard try Field.month.values(of: fields[3]).count == 12 else { throw .unsupported(String(fields[3]), .months) }
        let monthDays = try Field.dayOfMonth.values(of: fields[2])
        let everyMonthDay = monthDays.count == 31
        let weekdays = try Self.weekdays(of: fields[4])
        let everyWeekday = Set(weekdays.map(\.weekday)).count == 7 && weekdays.allSatisfy { $0.ordinal == nil }
        switch (everyMonthDay, everyWeekday) {
        case (true, true): recurrence = Recurrence(frequency: .daily)
        case (false, true): recurrence = Recurrence(frequency: .monthly, byMonthDay: monthDays)
        case (true, false):
            let isNumbered = weekdays.contains { $0.ordinal != nil }
            recurrence = Recurrence(frequency: isNumbered ? .monthly : .weekly, byDay: weekdays)
        case (false, false): throw .unsupported("\(fields[2]) … \(fields[4])", .eitherDay)
        }
    }

    private static func weekdays(of field: Substring) throws(CronError) -> [Recurrence.ByDay] {
        var days: [Recurrence.ByDay] = []
        for item in field.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = item.split(separator: "#", omittingEmptySubsequences: false)
            var ordinal: Int?
            if parts.count == 2 {
                guard let number = parts[1].utf8.decimalValue, (1...5).contains(number) else {
                    throw .badField(.dayOfWeek, String(item))
                }
                ordinal = number
            } else if parts.count > 2 {
                throw .badField(.dayOfWeek, String(item))
            }
            for number in try Field.dayOfWeek.values(of: parts[0]) {
                let weekday = Recurrence.Weekday.allCases[(number + 6) % 7]
                days.append(Recurrence.ByDay(weekday, ordinal: ordinal))
            }
        }
        return days
    }
}

extension CronExpression {
    package enum Field: String, Hashable, Sendable {
        case minute, hour
        case dayOfMonth = "day of month"
        case month
        case dayOfWeek = "day of week"

        /// What the field takes, with 7 as another name of Sunday.
        var range: ClosedRange<Int> {
            switch self {
            case .minute: 0...59
            case .hour: 0...23
            case .dayOfMonth: 1...31
            case .month: 1...12
            case .dayOfWeek: 0...7
            }
        }

        private var names: [Substring] {
            switch self {
            case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
            case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            default: []
            }
        }

        func values(of field: Substring) throws(CronError) -> [Int] {
            var values: Set<Int> = []
            for item in field.split(separator: ",", omittingEmptySubsequences: false) {
                let error = CronError.badField(self, String(item))
                let stepped = item.split(separator: "/", omittingEmptySubsequences: false)
                guard let base = stepped.first, stepped.count <= 2 else { throw error }
                var step = 1
                if stepped.count == 2 {
                    guard let number = stepped[1].utf8.decimalValue, number > 0 else { throw error }
                    step = number
                }
                let ends = base.split(separator: "-", omittingEmptySubsequences: false)
                var span = self == .dayOfWeek ? 0...6 : range
                if base != "*" {
                    guard let first = ends.first.flatMap(number), var last = ends.last.flatMap(number), ends.count <= 2
                    else { throw error }
                    // `mon-sun`: a week may end with Sunday too.
                    if self == .dayOfWeek, last == 0, first > 0 { last = 7 }
                    guard first <= last else { throw error }
                    // `5/10` means from 5 on, to the end.
                    span = first...(ends.count == 1 && stepped.count == 2 ? max(first, span.upperBound) : last)
                }
                values.formUnion(stride(from: span.lowerBound, through: span.upperBound, by: step))
            }
            return values.sorted()
        }

        private func number(_ text: Substring) -> Int? {
            if let index = names.firstIndex(of: text) { return self == .month ? index + 1 : index }
            return text.utf8.decimalValue.flatMap { range.contains($0) ? $0 : nil }
        }
    }
}
