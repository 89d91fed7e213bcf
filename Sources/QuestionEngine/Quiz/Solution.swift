/// What a person is told after the answer.
package struct Solution: Sendable, Hashable {
    /// The right answer in words: `B. The application`, `true`, `6.8 ms`.
    package var answer: String
    package var explanation: String
    package var reference: Question.Reference?

    package init(answer: String, explanation: String, reference: Question.Reference?) {
        self.answer = answer
        self.explanation = explanation
        self.reference = reference
    }
}
