package import Foundation

/// One line of the log from which cards follow.
package struct Review: Sendable, Hashable {
    package var rating: Rating
    /// 0 to 1; nil if the item was skipped.
    package var credit: Double?
    /// A whole number of milliseconds, so that the state is the same when it is built from a stored log.
    package let date: Date
    /// From the question to the answer, if that is known.
    package var duration: Duration?
    /// The probability of recall at which the item was to come back, as the person wished at that time.
    package var desiredRetention: Double

    package init(
        rating: Rating, credit: Double?, date: Date, duration: Duration? = nil, desiredRetention: Double
    ) {
        self.rating = rating
        self.credit = credit
        self.date = Date(timeIntervalSince1970: Double(date.wholeMilliseconds) / 1000)
        self.duration = duration
        self.desiredRetention = desiredRetention
    }
}

extension Date {
    /// Since 1970, rounded to the nearest.
    var wholeMilliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}
