/// Figures of a sample, with n − 1 where spread is estimated, as Moodle has them.
enum Sample {
    /// 0 without values.
    static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    /// Nil for fewer than two values.
    static func covariance(_ first: [Double], _ second: [Double]) -> Double? {
        guard first.count > 1, first.count == second.count else { return nil }
        let (a, b) = (mean(first), mean(second))
        let sum = zip(first, second).map { ($0 - a) * ($1 - b) }.reduce(0, +)
        return sum / Double(first.count - 1)
    }

    static func variance(_ values: [Double]) -> Double? {
        covariance(values, values)
    }

    /// Share of the covariance in what both spreads allow, -1 to 1; nil if either does not vary.
    static func correlation(_ first: [Double], _ second: [Double]) -> Double? {
        guard let covariance = covariance(first, second), let a = variance(first), let b = variance(second), a * b > 0
        else {
            return nil
        }
        return covariance / (a * b).squareRoot()
    }
}
