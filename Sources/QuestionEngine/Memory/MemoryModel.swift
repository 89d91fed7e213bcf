internal import Foundation

/// FSRS-6 by Jarrett Ye: how long an item is remembered, as functions of 21 weights. Stability is the time in days after which
/// recall has fallen to 90 %, difficulty is 1 to 10, retrievability the probability of recall. The same numbers as the
/// reference implementation, PyPI `fsrs` 6.3.2.
package struct MemoryModel: Sendable, Hashable, Codable {
    /// w0 to w20.
    package let weights: [Double]

    package static let weightCount = 21

    /// - Returns: nil if there are not 21 finite weights, or the last is not positive.
    package init?(weights: [Double]) {
        guard weights.count == Self.weightCount, weights.allSatisfy(\.isFinite), weights[20] > 0 else { return nil }
        self.weights = weights
    }

    private init(known weights: [Double]) { self.weights = weights }

    /// What FSRS-6 begins with, fitted to the reviews of many people.
    package static let standard = MemoryModel(known: [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ])

    static let leastStability = 0.001
    static let difficulties = 1.0...10.0

    var decay: Double { -weights[20] }
    var factor: Double { pow(0.9, 1 / decay) - 1 }

    /// The probability that an item of that stability is recalled after so many days.
    package func retrievability(after days: Double, stability: Double) -> Double {
        pow(1 + factor * days / stability, decay)
    }

    /// Whole days until retrievability has fallen to the desired one; halves are rounded to even.
    package func interval(stability: Double, desiredRetention: Double, longest: Int) -> Int {
        let days = stability / factor * (pow(desiredRetention, 1 / decay) - 1)
        return Int(min(max(days.rounded(.toNearestOrEven), 1), Double(longest)))
    }

    // MARK: - First review

    func initialStability(_ rating: Rating) -> Double { max(weights[rating.rawValue - 1], Self.leastStability) }

    func initialDifficulty(_ rating: Rating) -> Double { Self.clamped(unclampedInitialDifficulty(rating)) }

    func unclampedInitialDifficulty(_ rating: Rating) -> Double {
        weights[4] - exp(weights[5] * Double(rating.rawValue - 1)) + 1
    }

    // MARK: - Later reviews

    /// Moves with the rating, less the harder it is already, and a little towards that of items that were easy at once.
    func nextDifficulty(_ difficulty: Double, _ rating: Rating) -> Double {
        let change = -weights[6] * Double(rating.rawValue - 3)
        let damped = difficulty + (10 - difficulty) * change / 9
        return Self.clamped(weights[7] * unclampedInitialDifficulty(.easy) + (1 - weights[7]) * damped)
    }

    /// After a review on the day of the one before.
    func shortTermStability(_ stability: Double, _ rating: Rating) -> Double {
        var growth = exp(weights[17] * (Double(rating.rawValue) - 3 + weights[18])) * pow(stability, -weights[19])
        if rating != .again { growth = max(growth, 1) }
        return max(stability * growth, Self.leastStability)
    }

    /// After a review at least a day later.
    func nextStability(
        _ stability: Double, difficulty: Double, retrievability: Double, _ rating: Rating
    ) -> Double {
        let next =
            rating == .again
            ? stabilityAfterLapse(stability, difficulty: difficulty, retrievability: retrievability)
            : stabilityAfterRecall(stability, difficulty: difficulty, retrievability: retrievability, rating)
        return max(next, Self.leastStability)
    }

    private func stabilityAfterRecall(
        _ stability: Double, difficulty: Double, retrievability: Double, _ rating: Rating
    ) -> Double {
        let penalty = rating == .hard ? weights[15] : 1
        let bonus = rating == .easy ? weights[16] : 1
        let growth =
            exp(weights[8]) * (11 - difficulty) * pow(stability, -weights[9])
            * (exp((1 - retrievability) * weights[10]) - 1) * penalty * bonus
        return stability * (1 + growth)
    }

    private func stabilityAfterLapse(_ stability: Double, difficulty: Double, retrievability: Double) -> Double {
        let longTerm =
            weights[11] * pow(difficulty, -weights[12]) * (pow(stability + 1, weights[13]) - 1)
            * exp((1 - retrievability) * weights[14])
        return min(longTerm, stability / exp(weights[17] * weights[18]))
    }

    private static func clamped(_ difficulty: Double) -> Double {
        min(max(difficulty, difficulties.lowerBound), difficulties.upperBound)
    }
}
