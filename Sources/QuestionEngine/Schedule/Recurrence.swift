/// The part of an RFC 5545 recurrence rule (section 3.3.10) that a daily prompt needs.
package struct Recurrence: Hashable, Codable, Sendable {
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
        case count(Int)
        /// The last date that may count.
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
        self.byDay = byDay
        self.byMonthDay = byMonthDay
        self.bySetPosition = bySetPosition
        self.weekStart = weekStart
        self.end = end
    }
}
