package import Foundation

/// One prompt of a schedule: what it is for, and when it fires.
package struct Occurrence: Hashable, Codable, Sendable {
    /// Its key: a schedule has at most one occurrence for a date, whatever clocks and zones do.
    package var localDate: LocalDate
    package var instant: Date
    package var shift: WallTimeShift

    package init(localDate: LocalDate, instant: Date, shift: WallTimeShift) {
        self.localDate = localDate
        self.instant = instant
        self.shift = shift
    }
}
