import Foundation
import Testing

@testable import QuestionEngine

@Suite struct MemoryReplayTests {
    private static let key = CardKey(item: ItemID(rawValue: "it-0001"), semanticRevision: 2)

    /// A log that may be anything: all ratings, gaps from seconds to years, a clock put back, changed wishes and settings.
    private static func log(_ random: inout SplitMix64) -> [LoggedReview] {
        var date = Date(timeIntervalSince1970: 1_795_420_800)
        let gaps = [20.0, 300, 4_000, 86_399.9994, 86_400, 200_000, 3_000_000, 90_000_000, -50_000]
        let schedulers = [
            CardScheduler.standard, CardScheduler(learningSteps: [], relearningSteps: []),
            CardScheduler(learningSteps: [60_000], longestInterval: 30),
        ]
        return (0..<Int.random(in: 1...40, using: &random)).map { _ in
            date += (gaps.randomElement(using: &random) ?? 0) * Double.random(in: 0.5...1.5, using: &random)
            let rating = Rating.allCases.randomElement(using: &random) ?? .good
            let review = Review(
                rating: rating, credit: nil, date: date,
                desiredRetention: Double.random(in: 0.7...0.97, using: &random))
            return LoggedReview(review, scheduler: schedulers.randomElement(using: &random) ?? .standard)
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>) func aReplayedLogGivesTheStateThatGrewReviewByReview(seed: UInt64) throws
    {
        var random = SplitMix64(seed: seed)
        let log = Self.log(&random)
        var card: Card?
        for (number, logged) in log.enumerated() {
            card = CardReplay.card(after: logged, of: card, key: Self.key, owner: "ann")
            #expect(CardReplay.card(from: log.prefix(number + 1), key: Self.key, owner: "ann") == card)
            let grown = try #require(card)
            #expect(grown.reviewCount == number + 1)
            #expect(grown.stability >= 0.001 && (1...10).contains(grown.difficulty))
            #expect(grown.due > grown.lastReview)
            #expect(grown.due == Date(timeIntervalSince1970: Double(grown.due.wholeMilliseconds) / 1000))
        }
    }

    @Test func aReviewIsOfAWholeMillisecond() {
        let review = Review(
            rating: .good, credit: 1, date: Date(timeIntervalSince1970: 1_795_420_800.123_456), desiredRetention: 0.9)
        #expect(review.date == Date(timeIntervalSince1970: 1_795_420_800.123))
    }

    /// The steps were more when the card began to learn.
    @Test func aStepThatIsNoMoreIsTheLast() {
        let card = Card(
            phase: .learning, step: 1, stability: 2, difficulty: 5, due: .distantPast,
            lastReview: Date(timeIntervalSince1970: 0), reviewCount: 2)
        let scheduler = CardScheduler(learningSteps: [60_000])
        for (rating, phase, step) in [
            (Rating.again, Card.Phase.learning, 0), (.hard, .review, nil), (.good, .review, nil),
        ]
            as [(Rating, Card.Phase, Int?)]
        {
            let review = Review(
                rating: rating, credit: nil, date: Date(timeIntervalSince1970: 30), desiredRetention: 0.9)
            let next = scheduler.card(after: review, of: card)
            #expect(next.phase == phase && next.step == step, "\(rating)")
        }
    }

    @Test func anEmptyLogIsNoCard() {
        #expect(CardReplay.card(from: [], key: Self.key, owner: "ann") == nil)
    }

    @Test func fuzzStaysInItsRangeReachesBothEndsAndIsTheSameForTheSameSeed() {
        let scheduler = CardScheduler.standard
        for days in [3, 10, 100] {
            let drawn = (0..<2_000).map { scheduler.fuzzed(days, seed: $0) }
            let range = scheduler.fuzzRange(of: days)
            #expect(Set(drawn) == Set(range))
            #expect(drawn == (0..<2_000).map { scheduler.fuzzed(days, seed: $0) })
            let even = Double(drawn.count) / Double(range.count)
            for day in range { #expect(abs(Double(drawn.count { $0 == day }) - even) < even / 3) }
        }
        #expect(scheduler.fuzzed(1, seed: 7) == 1 && scheduler.fuzzed(2, seed: 7) == 2)
        #expect(CardScheduler(longestInterval: 30).fuzzRange(of: 30).upperBound == 30)
    }

    @Test func peopleAndItemsHaveTheirOwnFuzz() throws {
        let log = (0..<4).map { number in
            LoggedReview(
                Review(
                    rating: .easy, credit: 1, date: Date(timeIntervalSince1970: 1e9 + Double(number) * 2_000_000),
                    desiredRetention: 0.9), scheduler: .standard)
        }
        let dues = Set((0..<50).map { CardReplay.card(from: log, key: Self.key, owner: "person \($0)")?.due })
        #expect(dues.count > 5)
        // The same interval comes out differently the next time.
        let again = (1...50).map { count in
            let card = Card(
                phase: .review, step: nil, stability: 50, difficulty: 5, due: .distantPast,
                lastReview: Date(timeIntervalSince1970: 0), reviewCount: count)
            return CardReplay.card(after: log[0], of: card, key: Self.key, owner: "ann").due
        }
        #expect(Set(again).count > 5)
    }

    @Test(
        arguments: [
            (1, Rating.good), (0.99, .hard), (0.5, .hard), (0.49, .again), (0, .again), (nil, .again),
        ] as [(Double?, Rating)])
    func aCreditSaysHowWellItWasRecalled(credit: Double?, rating: Rating) {
        #expect(Rating(credit: credit) == rating)
    }

    @Test func weightsThatAreNoneAreRefused() {
        #expect(MemoryModel(weights: []) == nil)
        var weights = MemoryModel.standard.weights
        weights[20] = 0
        #expect(MemoryModel(weights: weights) == nil)
        weights[20] = .nan
        #expect(MemoryModel(weights: weights) == nil)
    }
}
