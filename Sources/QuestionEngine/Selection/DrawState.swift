/// Where one conversation is in its way through the questions of one filter. To be stored as a whole: the fields
/// belong together, and all lists are short, at most a few dozen.
package struct DrawState: Sendable, Hashable {
    /// How often the pool has been used up.
    package var cycle: UInt32
    /// The highest order key reached in this cycle; nil before its first draw.
    package var lastKey: UInt64?
    /// Questions that were passed over in this cycle, because they came too soon after something; they are still owed.
    package var postponed: [QuestionID]
    /// What was drawn last in this cycle, oldest first.
    package var recent: [QuestionID]
    /// What was drawn last in the cycle before, oldest first; emptied once this cycle is far enough.
    package var tail: [QuestionID]

    package init(
        cycle: UInt32 = 0, lastKey: UInt64? = nil, postponed: [QuestionID] = [], recent: [QuestionID] = [],
        tail: [QuestionID] = []
    ) {
        self.cycle = cycle
        self.lastKey = lastKey
        self.postponed = postponed
        self.recent = recent
        self.tail = tail
    }
}
