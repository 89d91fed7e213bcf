/// Pauses between attempts that fail: doubling, bounded, and spread so that many clients do not come back at once.
struct Backoff: Sendable {
    var bounds: ClosedRange<Duration>

    /// - Parameters:
    ///   - failures: in a row, from 1.
    ///   - jitter: 0 ..< 1; the pause is between a half and the whole of what is due.
    func pause(failures: Int, jitter: Double) -> Duration {
        let doubled = bounds.lowerBound * (1 << min(max(failures, 1) - 1, 20))
        return min(doubled, bounds.upperBound) * (0.5 + jitter / 2)
    }
}
