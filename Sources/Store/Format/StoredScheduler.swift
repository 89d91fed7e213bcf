internal import QuestionEngine

/// The stored form of a ``CardScheduler``. It is part of the database format and does not follow changes of the engine's type.
struct StoredScheduler: Codable {
    /// By which formulas; others than FSRS-6 may come.
    var rule: String
    var weights: [Double]
    /// Milliseconds.
    var learningSteps: [Int64]
    var relearningSteps: [Int64]
    /// Days.
    var longestInterval: Int

    private static let rule = "FSRS-6"

    init(_ scheduler: CardScheduler) {
        rule = Self.rule
        weights = scheduler.model.weights
        learningSteps = scheduler.learningSteps
        relearningSteps = scheduler.relearningSteps
        longestInterval = scheduler.longestInterval
    }

    func scheduler() throws -> CardScheduler {
        guard rule == Self.rule, let model = MemoryModel(weights: weights) else {
            throw StoreError.unusable(
                reason:
                    "the database holds a review by a rule that this version of viva does not know: start a newer one")
        }
        return CardScheduler(
            model: model, learningSteps: learningSteps, relearningSteps: relearningSteps,
            longestInterval: longestInterval)
    }
}
