package import Foundation

/// How reviews lead from one card to the next: FSRS's states, its steps within minutes, and days after that.
package struct CardScheduler: Sendable, Hashable, Codable {
    package var model: MemoryModel
    /// Milliseconds; empty: days from the first review on.
    package var learningSteps: [Int64]
    package var relearningSteps: [Int64]
    /// In days.
    package var longestInterval: Int

    package init(
        model: MemoryModel = .standard, learningSteps: [Int64] = [60_000, 600_000],
        relearningSteps: [Int64] = [600_000], longestInterval: Int = 36_500
    ) {
        self.model = model
        self.learningSteps = learningSteps
        self.relearningSteps = relearningSteps
        self.longestInterval = longestInterval
    }

    package static let standard = CardScheduler()
    static let day: Int64 = 86_400_000

    /// The card after a review.
    ///
    /// - Parameters:
    ///   - card: nil before the first.
    ///   - fuzz: spreads intervals of days a little, so that what was learned together does not come back together; the same
    ///     seed gives the same interval. Nil: none.
    package func card(after review: Review, of card: Card?, fuzz: UInt64? = nil) -> Card {
        var next =
            card
            ?? Card(
                phase: .learning, step: 0, stability: model.initialStability(review.rating),
                difficulty: model.initialDifficulty(review.rating), due: review.date, lastReview: review.date,
                reviewCount: 0)
        if let card {
            next.stability =
                elapsedDays(since: card, at: review.date) < 1
                ? model.shortTermStability(card.stability, review.rating)
                : model.nextStability(
                    card.stability, difficulty: card.difficulty,
                    retrievability: retrievability(of: card, at: review.date), review.rating)
            next.difficulty = model.nextDifficulty(card.difficulty, review.rating)
        }
        next.reviewCount += 1
        next.lastReview = review.date
        let pause = pause(of: &next, review, fuzz: fuzz)
        next.due = Date(timeIntervalSince1970: Double(review.date.wholeMilliseconds + pause) / 1000)
        return next
    }

    /// By whole days, as FSRS counts them.
    package func retrievability(of card: Card, at date: Date) -> Double {
        model.retrievability(after: Double(elapsedDays(since: card, at: date)), stability: card.stability)
    }

    /// Whole periods of 24 hours, whatever the calendar says; none if the clock was put back.
    private func elapsedDays(since card: Card, at date: Date) -> Int64 {
        max(0, date.wholeMilliseconds - card.lastReview.wholeMilliseconds) / Self.day
    }

    /// Decides the phase, and how many milliseconds it lasts.
    private func pause(of card: inout Card, _ review: Review, fuzz: UInt64?) -> Int64 {
        switch card.phase {
        case .learning:
            if let pause = pause(at: &card.step, of: learningSteps, review.rating) { return pause }
        case .relearning:
            if let pause = pause(at: &card.step, of: relearningSteps, review.rating) { return pause }
        case .review:
            if review.rating == .again, let first = relearningSteps.first {
                (card.phase, card.step) = (.relearning, 0)
                return first
            }
        }
        (card.phase, card.step) = (.review, nil)
        let days = model.interval(
            stability: card.stability, desiredRetention: review.desiredRetention, longest: longestInterval)
        return Int64(fuzz.map { fuzzed(days, seed: $0) } ?? days) * Self.day
    }

    /// Nil once the steps are done.
    private func pause(at step: inout Int?, of steps: [Int64], _ rating: Rating) -> Int64? {
        let current = step ?? 0
        guard let first = steps.first, current < steps.count || rating == .again else { return nil }
        switch rating {
        case .again:
            step = 0
            return first
        case .hard:
            guard current == 0 else { return steps[current] }
            return steps.count == 1 ? first * 3 / 2 : (first + steps[1]) / 2
        case .good:
            guard current + 1 < steps.count else { return nil }
            step = current + 1
            return steps[current + 1]
        case .easy:
            return nil
        }
    }
}
