import Foundation
import Testing

@testable import QuestionEngine

/// FSRS-6 against PyPI `fsrs` 6.3.2, to 1e-9: relative, or absolute where the value is below one.
@Suite struct MemoryVectorTests {
    struct Units: Decodable {
        struct Initial: Decodable {
            var rating: Rating, stability: Double, difficulty: Double, difficulty_unclamped: Double
        }
        struct Recall: Decodable { var stability: Double, elapsed_days: Double, r: Double }
        struct Interval: Decodable { var desired_retention: Double, stability: Double, days: Int }
        struct Difficulty: Decodable { var d: Double, rating: Rating, next: Double }
        struct ShortTerm: Decodable { var s: Double, rating: Rating, next: Double }
        struct Stability: Decodable { var d: Double, s: Double, r: Double, rating: Rating, next: Double }
        struct Fuzz: Decodable { var interval: Int, min: Int, max: Int }

        var default_parameters: [Double]
        var decay: Double
        var factor: Double
        var initial: [Initial]
        var retrievability: [Recall]
        var next_interval: [Interval]
        var next_difficulty: [Difficulty]
        var short_term: [ShortTerm]
        var next_stability: [Stability]
        var fuzz_range: [Fuzz]
    }

    struct Histories: Decodable {
        struct Case: Decodable { var id: Int, config: Config, history: [Step] }
        struct Config: Decodable {
            var parameters: [Double]
            var desired_retention: Double
            var learning_steps_s: [Int64]
            var relearning_steps_s: [Int64]
            var maximum_interval: Int
        }
        struct Step: Decodable { var now: Date, rating: Rating, retrievability_before: Double, after: After }
        struct After: Decodable {
            var state: String
            var step: Int?
            var stability: Double
            var difficulty: Double
            var due: Date
            var last_review: Date
        }

        var cases: [Case]
    }

    private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(b)) }

    @Test(.enabled(if: Vectors.areAvailable)) func thePureFunctionsAreTheOnesOfTheVectors() throws {
        let units = try Vectors.load(Units.self, "fsrs6_units.json")
        let model = try #require(MemoryModel(weights: units.default_parameters))
        #expect(model == .standard && isClose(model.decay, units.decay) && isClose(model.factor, units.factor))
        for unit in units.initial {
            #expect(isClose(model.initialStability(unit.rating), unit.stability))
            #expect(isClose(model.initialDifficulty(unit.rating), unit.difficulty))
            #expect(isClose(model.unclampedInitialDifficulty(unit.rating), unit.difficulty_unclamped))
        }
        for unit in units.retrievability {
            #expect(isClose(model.retrievability(after: unit.elapsed_days, stability: unit.stability), unit.r))
        }
        for unit in units.next_interval {
            let days = model.interval(
                stability: unit.stability, desiredRetention: unit.desired_retention, longest: 36_500)
            #expect(days == unit.days)
        }
        for unit in units.next_difficulty { #expect(isClose(model.nextDifficulty(unit.d, unit.rating), unit.next)) }
        for unit in units.short_term { #expect(isClose(model.shortTermStability(unit.s, unit.rating), unit.next)) }
        for unit in units.next_stability {
            let next = model.nextStability(unit.s, difficulty: unit.d, retrievability: unit.r, unit.rating)
            #expect(isClose(next, unit.next), "\(unit)")
        }
        for unit in units.fuzz_range {
            #expect(CardScheduler.standard.fuzzRange(of: unit.interval) == unit.min...unit.max)
        }
        #expect(units.next_stability.count == 720 && units.fuzz_range.count == 45)
    }

    @Test(.enabled(if: Vectors.areAvailable)) func everyHistoryLeadsToTheStatesOfTheVectors() throws {
        let histories = try Vectors.load(Histories.self, "fsrs6_histories.json", dates: .iso8601)
        #expect(histories.cases.count > 10)
        for history in histories.cases {
            let config = history.config
            let scheduler = CardScheduler(
                model: try #require(MemoryModel(weights: config.parameters)),
                learningSteps: config.learning_steps_s.map { $0 * 1000 },
                relearningSteps: config.relearning_steps_s.map { $0 * 1000 }, longestInterval: config.maximum_interval)
            var card: Card?
            for (number, step) in history.history.enumerated() {
                let before = card.map { scheduler.retrievability(of: $0, at: step.now) } ?? 0
                #expect(isClose(before, step.retrievability_before))
                let review = Review(
                    rating: step.rating, credit: nil, date: step.now, desiredRetention: config.desired_retention)
                let next = scheduler.card(after: review, of: card)
                let name = "case \(history.id), review \(number)"
                #expect(next.phase.rawValue == step.after.state.lowercased(), "\(name)")
                #expect(next.step == step.after.step, "\(name)")
                #expect(isClose(next.stability, step.after.stability), "\(name)")
                #expect(isClose(next.difficulty, step.after.difficulty), "\(name)")
                #expect(next.due == step.after.due && next.lastReview == step.after.last_review, "\(name)")
                card = next
            }
        }
    }
}
