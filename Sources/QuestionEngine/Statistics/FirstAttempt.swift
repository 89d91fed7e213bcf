/// What a person made of an item when it was first put to them.
package struct FirstAttempt: Sendable, Hashable {
    package var item: ItemID
    package var semanticRevision: Int
    /// The quiz in which it was; the same number for all attempts of one quiz.
    package var quiz: Int
    /// 0 to 1; an item that was skipped earns 0.
    package var credit: Double
    /// What the person wrote; nil if it was skipped.
    package var answer: String?
    /// Option ids in the order shown.
    package var optionOrder: [String]

    package init(
        item: ItemID, semanticRevision: Int, quiz: Int, credit: Double, answer: String?, optionOrder: [String]
    ) {
        self.item = item
        self.semanticRevision = semanticRevision
        self.quiz = quiz
        self.credit = credit
        self.answer = answer
        self.optionOrder = optionOrder
    }
}
