package import Foundation

/// A date of the proleptic Gregorian calendar, without a zone.
package struct LocalDate: Hashable, Sendable {
    /// 1 to 9999.
    package var year: Int
    /// 1 to 12.
    package var month: Int
    /// 1 to 31.
    package var day: Int

    /// Takes the numbers as they are; `isValid` tells whether the calendar has such a date.
    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date that a wall calendar in `zone` shows at `instant`.
    package init(of instant: Date, in zone: TimeZone) {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: instant)
        self.init(dayNumber: seconds.flooredQuotient(dividingBy: 86_400))
    }

    package var isValid: Bool {
        (1...9999).contains(year) && (1...12).contains(month) && day >= 1
            && day <= Self.daysInMonth(month, year: year)
    }
}

extension LocalDate: Comparable {
    package static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

// Civil-day arithmetic in closed form: the calendar repeats every 400 years of 146,097 days. Years are counted from March, so
// that the leap day is the last of its year and the lengths of the months before it follow one linear formula.
extension LocalDate {
    /// Days since 1970-01-01, negative before it.
    package var dayNumber: Int {
        let marchYear = month > 2 ? year : year - 1
        let era = marchYear.flooredQuotient(dividingBy: 400)
        let yearOfEra = marchYear - era * 400
        let monthsSinceMarch = (month + 9) % 12
        let dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// - Parameter dayNumber: days since 1970-01-01.
    package init(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = shifted.flooredQuotient(dividingBy: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthsSinceMarch = (5 * dayOfYear + 2) / 153
        let month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
        self.init(
            year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * monthsSinceMarch + 2) / 5 + 1
        )
    }

    package var weekday: Recurrence.Weekday { Recurrence.Weekday(dayNumber: dayNumber) }

    package func adding(days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + days) }

    /// Days from this date to `other`; negative if `other` is earlier.
    package func days(to other: LocalDate) -> Int { other.dayNumber - dayNumber }

    /// 28 to 31; 0 for a month that does not exist.
    package static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1...12: 31
        default: 0
        }
    }

    package static func isLeapYear(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}

extension Recurrence.Weekday {
    /// - Parameter dayNumber: days since 1970-01-01, which was a Thursday.
    package init(dayNumber: Int) {
        let sinceMonday = dayNumber + 3 - (dayNumber + 3).flooredQuotient(dividingBy: 7) * 7
        self = Self.allCases[sinceMonday]
    }

    package var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension Int {
    /// Division that rounds towards minus infinity, as calendars before 1970 need it.
    func flooredQuotient(dividingBy divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
