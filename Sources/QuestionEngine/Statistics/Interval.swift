import Foundation

/// Where a figure lies with 95 per cent confidence.
package struct Interval: Sendable, Hashable {
    package var low: Double
    package var high: Double

    /// The normal quantile of 97.5 %.
    private static let z = 1.959963984540054

    /// Of a mean of values between 0 and 1, after Wilson. Values between the two ends vary less than this takes them to.
    static func share(_ mean: Double, of count: Int) -> Interval? {
        guard count > 0 else { return nil }
        let n = Double(count)
        let middle = (mean + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (max(0, mean * (1 - mean)) / n + z * z / (4 * n * n)).squareRoot()
        return Interval(low: max(0, middle - half), high: min(1, middle + half))
    }

    /// Of a correlation, by Fisher's transformation.
    static func correlation(_ r: Double, of count: Int) -> Interval? {
        guard count > 3, abs(r) < 1 else { return nil }
        let half = z / Double(count - 3).squareRoot()
        return Interval(low: tanh(atanh(r) - half), high: tanh(atanh(r) + half))
    }

    /// Of how much more often one of several outcomes comes than another.
    static func difference(_ first: Int, _ second: Int, of count: Int) -> Interval? {
        guard count > 0 else { return nil }
        let n = Double(count)
        let (p, q) = (Double(first) / n, Double(second) / n)
        // Half an observation less: small samples do not decide by one answer.
        let half = z * (max(0, p + q - (p - q) * (p - q)) / n).squareRoot() + 0.5 / n
        return Interval(low: p - q - half, high: p - q + half)
    }
}
