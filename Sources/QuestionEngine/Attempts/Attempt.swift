/// An answer to an item with all that it takes to grade it again.
package struct Attempt: Sendable, Hashable {
    package var item: ItemID
    /// The item's when it was asked.
    package var semanticRevision: Int
    /// The revision by whose key the credit is; the one that was asked, until the attempt is rescored.
    package var gradedRevision: Int
    /// What was asked, as ``Item/wording`` gives it; nil where nobody kept it.
    package var wording: UInt64?
    /// Ids in the order shown.
    package var optionOrder: [String]
    /// What the person wrote, or the letters for what they pressed.
    package var answer: String
    /// 0 to 1.
    package var credit: Double

    package init(
        item: ItemID, semanticRevision: Int, gradedRevision: Int? = nil, wording: UInt64?, optionOrder: [String],
        answer: String, credit: Double
    ) {
        self.item = item
        self.semanticRevision = semanticRevision
        self.gradedRevision = gradedRevision ?? semanticRevision
        self.wording = wording
        self.optionOrder = optionOrder
        self.answer = answer
        self.credit = credit
    }
}
