internal import Foundation

/// Dates are stored as whole milliseconds since 1970: sortable, exact, and the same in every database.
extension Date {
    /// Rounded to the nearest; dates out of range become the first or last there is.
    var milliseconds: Int64 {
        let value = (timeIntervalSince1970 * 1000).rounded()
        return Int64(exactly: value) ?? (value < 0 ? .min : .max)
    }

    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
