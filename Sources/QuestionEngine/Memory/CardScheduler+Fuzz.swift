/// Intervals that are not all the same.
extension CardScheduler {
    /// The longer an interval, the less does a day matter. From a day up to that many days of it count so much.
    private static let slopes: [(start: Double, end: Double, share: Double)] = [
        (2.5, 7, 0.15), (7, 20, 0.1), (20, .infinity, 0.05),
    ]

    /// The intervals in days that may be taken instead; shorter ones than three days are kept as they are.
    package func fuzzRange(of days: Int) -> ClosedRange<Int> {
        guard Double(days) >= 2.5 else { return days...days }
        let delta = Self.slopes.reduce(1.0) { delta, slope in
            delta + slope.share * max(min(Double(days), slope.end) - slope.start, 0)
        }
        let highest = min(Int((Double(days) + delta).rounded(.toNearestOrEven)), longestInterval)
        let lowest = min(max(2, Int((Double(days) - delta).rounded(.toNearestOrEven))), highest)
        return lowest...highest
    }

    /// Each interval of the range is equally likely.
    func fuzzed(_ days: Int, seed: UInt64) -> Int {
        let range = fuzzRange(of: days)
        var generator = SplitMix64(seed: seed)
        return range.lowerBound + Int(generator.next(below: UInt64(range.count)))
    }
}
