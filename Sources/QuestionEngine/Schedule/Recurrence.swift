/// The part of an RFC 5545 recurrence rule (section 3.3.10) that a daily prompt needs.
///
/// The lists are sets to the RFC; the initialiser puts them in order, so that equal rules are equal values.
package struct Recurrence: Hashable, Sendable {
    package enum Frequency: String, Hashable, Codable, Sendable, CaseIterable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
    }

    /// ISO 8601: Monday is 1.
    package enum Weekday: Int, Hashable, Codable, Sendable, CaseIterable {
        case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
    }

    /// `MO`, or with an ordinal `1MO` and `-1FR`, which only `MONTHLY` knows.
    package struct ByDay: Hashable, Codable, Sendable {
        package var weekday: Weekday
        package var ordinal: Int?

        package init(_ weekday: Weekday, ordinal: Int? = nil) {
            self.weekday = weekday
            self.ordinal = ordinal
        }
    }

    package enum End: Hashable, Codable, Sendable {
        /// 1 or more. Dates that an exception or a holiday takes away count too.
        case count(Int)
        /// The last date that may count, included.
        case until(LocalDate)
    }

    package var frequency: Frequency
    /// 1 or more.
    package var interval: Int
    package var byDay: [ByDay]
    /// 1 to 31, or -31 to -1 from the end.
    package var byMonthDay: [Int]
    package var bySetPosition: [Int]
    package var weekStart: Weekday
    package var end: End?

    package init(
        frequency: Frequency, interval: Int = 1, byDay: [ByDay] = [], byMonthDay: [Int] = [],
        bySetPosition: [Int] = [], weekStart: Weekday = .monday, end: End? = nil
    ) {
        self.frequency = frequency
        self.interval = interval
        self.byDay = Set(byDay).sorted {
            ($0.weekday.rawValue, $0.ordinal ?? 0) < ($1.weekday.rawValue, $1.ordinal ?? 0)
        }
        self.byMonthDay = Self.fromFrontThenFromEnd(byMonthDay)
        self.bySetPosition = Self.fromFrontThenFromEnd(bySetPosition)
        self.weekStart = weekStart
        self.end = end
    }

    private static func fromFrontThenFromEnd(_ numbers: [Int]) -> [Int] {
        Set(numbers).sorted { ($0 < 0 ? 1 : 0, $0) < ($1 < 0 ? 1 : 0, $1) }
    }
}
