/// Where one conversation is in its way through the questions of one filter: the cycle, and the place reached in its order.
///
/// All that lies before the place was asked in this round. What was asked after it, by other filters, the conversation's log
/// knows; so a state that has lost its place only takes longer to find the next question.
package struct DrawState: Sendable, Hashable {
    /// How often the pool has been used up; each cycle has an order of its own.
    package var cycle: UInt32
    package var order: Order

    /// How a cycle goes through its pool. It ends in the way in which it began, however the bank grows or shrinks meanwhile.
    package enum Order: Sendable, Hashable {
        /// By a hash of the ids; up to and with this one all have been asked.
        case hashes(reached: UInt64?)
        /// By a permutation of the slots, of which there were at most 2^bits when the cycle began; this many were passed.
        case slots(bits: UInt8, passed: Int)

        /// The same order, before its first question.
        var start: Self {
            switch self {
            case .hashes: .hashes(reached: nil)
            case .slots(let bits, _): .slots(bits: bits, passed: 0)
            }
        }

        var isAtStart: Bool { self == start }
    }

    package init(cycle: UInt32 = 0, order: Order = .hashes(reached: nil)) {
        self.cycle = cycle
        self.order = order
    }
}
