/// What is known of a person's ability or an item's difficulty, in logits: at equal values an item without options is answered
/// right half of the time.
package struct SkillRating: Sendable, Hashable {
    package var value: Double
    /// Answers from which it was estimated.
    package var count: Int

    package init(value: Double = 0, count: Int = 0) {
        self.value = value
        self.count = count
    }

    /// What is thought of an item that nobody has answered yet: the author's estimate, a logit for each step of it.
    package init(prior difficulty: Difficulty) {
        self.init(value: Double(difficulty.rawValue - Difficulty.medium.rawValue))
    }
}
