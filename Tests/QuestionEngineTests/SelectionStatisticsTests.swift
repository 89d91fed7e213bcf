import Foundation
import Testing

@testable import QuestionEngine

/// How even the orders are: chi-square tests on fixed seeds, so that they cannot waver. p has to lie between 0.001 and 0.999:
/// too even is as suspicious as too uneven.
@Suite struct SelectionStatisticsTests {
    /// The upper tail of the chi-square distribution by Wilson and Hilferty's approximation, good to some 1e-3 here.
    private func p(_ counts: [Int], expected: Double, degreesOfFreedom: Int) -> Double {
        let chiSquare = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
        let k = Double(degreesOfFreedom)
        let z = (pow(chiSquare / k, 1 / 3) - (1 - 2 / (9 * k))) / (2 / (9 * k)).squareRoot()
        return erfc(z / 2.0.squareRoot()) / 2
    }

    private func isPlausible(_ p: Double) -> Bool { (0.001...0.999).contains(p) }

    @Test func theApproximationIsGoodEnough() {
        // With one count that makes up all of it, chi-square is given: 27.877 at 9 degrees of freedom is p = 0.001.
        let one = p([Int(10_000 + (27.877 * 10_000).squareRoot())], expected: 10_000, degreesOfFreedom: 9)
        #expect(abs(one - 0.001) < 0.0003)
    }

    @Test func everyQuestionIsEquallyLikelyToComeFirst() throws {
        let bank = Bank.sample((1...30).map { .sample($0) })
        var counts: [QuestionID: Int] = [:]
        for place in 0..<6_000 {
            let course = Course("C\(place)", secret: 0x5eed)
            counts[try #require(try course.draw(from: bank)).question.id, default: 0] += 1
        }
        let p = p(Array(counts.values), expected: 200, degreesOfFreedom: 29)
        #expect(counts.count == 30 && isPlausible(p), "\(p)")
    }

    @Test func everyQuestionIsEquallyLikelyInEveryPlaceOfACycle() throws {
        let count = 12
        let bank = Bank.sample((0..<count).map { .sample($0) })
        var counts = Array(repeating: 0, count: count * count)
        for channel in 0..<1_200 {
            let course = Course("C\(channel)", secret: 0x5eed)
            for place in 0..<count {
                let question = try #require(try course.draw(from: bank)).question
                counts[place * count + question.slot] += 1
            }
        }
        let p = p(counts, expected: 100, degreesOfFreedom: (count - 1) * (count - 1))
        #expect(isPlausible(p), "\(p)")
    }

    @Test func shufflesAreEven() {
        let count = 5
        var counts: [[Int]: Int] = [:]
        for seed in 0..<6_000 as Range<UInt64> {
            counts[Array(0..<count).shuffled(seed: SplitMix64.hash(seed)), default: 0] += 1
        }
        let p = p(Array(counts.values), expected: 50, degreesOfFreedom: 119)
        #expect(counts.count == 120 && isPlausible(p), "\(p)")
    }

    @Test func thePermutationOfManySlotsStartsAnywhere() {
        var counts = Array(repeating: 0, count: 64)
        for seed in 0..<6_400 as Range<UInt64> {
            counts[FeistelPermutation(count: 1 << 20, seed: SplitMix64.hash(seed))(0) >> 14] += 1
        }
        let p = p(counts, expected: 100, degreesOfFreedom: 63)
        #expect(isPlausible(p), "\(p)")
    }

    @Test func neighboursInThePermutationOfManySlotsLieAnywhere() {
        let permutation = FeistelPermutation(count: 1 << 13, seed: 0x5eed)
        var counts = Array(repeating: 0, count: 64)
        for place in 0..<(1 << 13) - 1 {
            let distance = (permutation(place + 1) - permutation(place)) & (1 << 13 - 1)
            counts[distance >> 7] += 1
        }
        let p = p(counts, expected: Double(1 << 13 - 1) / 64, degreesOfFreedom: 63)
        #expect(isPlausible(p), "\(p)")
    }
}
