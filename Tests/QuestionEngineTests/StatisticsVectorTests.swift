import Testing

@testable import QuestionEngine

/// Moodle's calculator, checked with numpy.
@Suite(.enabled(if: Vectors.areAvailable)) struct StatisticsVectorTests {
    struct File: Decodable {
        struct Case: Decodable {
            struct Item: Decodable {
                var facility: Double
                var sd: Double
                var discrimination_index: Double?
                var discriminative_efficiency: Double?
                var intended_weight: Double
                var d27: Double
                var effective_weight: Double?
            }

            struct Total: Decodable {
                var mean: Double
                var sd: Double
                var cic: Double?
                var error_ratio: Double?
            }

            var max: [Double]
            var marks: [[Double]]
            var items: [Item]
            var total: Total
        }

        var cases: [Case]
    }

    private func isSame(_ first: Double?, _ second: Double?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return abs(first - second) <= 1e-9 * max(1, abs(second))
    }

    @Test func figuresAreMoodles() throws {
        let cases = try Vectors.load(File.self, "itemstats_vectors.json").cases
        #expect(!cases.isEmpty)
        for vector in cases {
            let statistics = try #require(TestStatistics(marks: vector.marks, greatest: vector.max))
            #expect(isSame(statistics.mean, vector.total.mean))
            #expect(isSame(statistics.standardDeviation, vector.total.sd))
            #expect(isSame(statistics.consistency, vector.total.cic))
            #expect(isSame(statistics.errorRatio, vector.total.error_ratio))
            #expect(statistics.items.count == vector.items.count)
            for (own, moodle) in zip(statistics.items, vector.items) {
                #expect(isSame(own.facility, moodle.facility))
                #expect(isSame(own.standardDeviation, moodle.sd))
                #expect(isSame(own.discrimination.index, moodle.discrimination_index))
                #expect(isSame(own.discrimination.efficiency, moodle.discriminative_efficiency))
                #expect(isSame(own.intendedWeight, moodle.intended_weight))
                #expect(isSame(own.effectiveWeight, moodle.effective_weight))
                #expect(isSame(own.upperLowerDifference, moodle.d27))
            }
        }
    }
}
