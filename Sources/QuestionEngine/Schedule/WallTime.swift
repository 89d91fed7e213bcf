package import Foundation

/// What became of a wall-clock time when it was looked up in a zone.
package enum WallTimeShift: String, Hashable, Codable, Sendable {
    /// The clock showed that time once.
    case none
    /// The clock was put forward over it; the instant is the one that the offset before the change gives, so the clock shows
    /// a time later by the length of the gap.
    case gap
    /// The clock was put back and showed it twice; the instant is the first.
    case fold
}

extension TimeZone {
    /// The instant of a wall-clock time, by the rule of RFC 5545, section 3.3.5, for times that a change of offset leaves out
    /// or repeats.
    ///
    /// Foundation's own search for a matching date skips whole days at some changes, so this asks it for offsets only. It looks
    /// a day to either side: no zone of the time zone database has ever changed its offset twice within three days.
    package func instant(of date: LocalDate, at time: LocalTime) -> (instant: Date, shift: WallTimeShift) {
        let wall = date.dayNumber * 86_400 + time.hour * 3_600 + time.minute * 60
        let before = offset(at: wall - 86_400)
        let after = offset(at: wall + 86_400)
        let byBefore = wall - before
        guard before != after else { return (Date(timeIntervalSince1970: Double(byBefore)), .none) }

        let byAfter = wall - after
        let isBefore = offset(at: byBefore) == before
        let isAfter = offset(at: byAfter) == after
        return switch (isBefore, isAfter) {
        case (true, true): (Date(timeIntervalSince1970: Double(byBefore)), .fold)
        case (true, false): (Date(timeIntervalSince1970: Double(byBefore)), .none)
        case (false, true): (Date(timeIntervalSince1970: Double(byAfter)), .none)
        case (false, false): (Date(timeIntervalSince1970: Double(byBefore)), .gap)
        }
    }

    /// Whether any clock in this zone ever showed that date: Samoa, for one, had no 2011-12-30.
    package func has(_ date: LocalDate) -> Bool {
        let midnight = instant(of: date, at: LocalTime(hour: 0, minute: 0))
        return midnight.shift != .gap || LocalDate(of: midnight.instant, in: self) == date
    }

    private func offset(at second: Int) -> Int { secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))) }
}
