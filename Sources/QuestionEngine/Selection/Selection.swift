/// Draws questions so that none comes again before all others have come, while the bank may change at any time.
///
/// Each cycle has an order of its own, and the state is the place reached in it. A question that is taken out is passed over;
/// one that is added has its turn in this cycle, at its end if its place was passed. Pools of a few thousand are sorted by a hash of their ids, which is as even as a shuffle; larger ones are
/// permuted by their slots, which takes no longer for a million questions than for a thousand.
package struct Selection: Sendable {
    private let place: String
    private let secret: UInt64

    /// - Parameters:
    ///   - place: what has its own way through the bank, such as a conversation.
    ///   - secret: keeps what comes next from being computed by readers of this code.
    package init(place: String, bank: String, secret: UInt64) {
        self.place = "\(place)\u{1f}\(bank)"
        self.secret = secret
    }

    package struct Draw: Sendable {
        package var question: Question
        package var state: DrawState
        /// Everything that fits had been asked, so that from this question on all may come again.
        package var beginsRound: Bool
    }

    /// Larger pools are permuted by their slots.
    static let largestSorted = 4_096
    /// So many slots are tried for each question of the pool at most; else sorting is faster.
    private static let widestSearch = 512

    /// The next question and the state after it; nil if the pool is empty.
    ///
    /// - Throws: what the history throws.
    package func draw(from pool: QuestionPool, state: DrawState?, history: AskedHistory) throws -> Draw? {
        var state = state ?? begin(0, in: pool)
        // A bank whose slots lie far apart now cannot go on by them; what was asked is known without.
        if case .slots = state.order, pool.slotLimit == nil { state.order = .hashes(reached: nil) }
        var question = try draw(from: pool, &state, history, beginsRound: false)
        if question == nil, !state.order.isAtStart {
            // What was added behind the place is still to be asked. Once a cycle, all of it is looked through for that.
            state.order = state.order.start
            question = try draw(from: pool, &state, history, beginsRound: false)
        }
        if let question { return Draw(question: question, state: state, beginsRound: false) }
        state = begin(state.cycle &+ 1, in: pool)
        return try draw(from: pool, &state, history, beginsRound: true)
            .map { Draw(question: $0, state: state, beginsRound: true) }
    }

    func cycleSeed(_ cycle: UInt32) -> UInt64 {
        SplitMix64.hash(fnv1a64("\(place)\u{1f}\(cycle)")) ^ secret
    }

    private func begin(_ cycle: UInt32, in pool: QuestionPool) -> DrawState {
        guard let limit = pool.slotLimit else { return DrawState(cycle: cycle) }
        let bits = SlotOrder.bits(toHold: limit)
        guard pool.hasMore(than: max(Self.largestSorted, (1 << Int(bits)) / Self.widestSearch)) else {
            return DrawState(cycle: cycle)
        }
        return DrawState(cycle: cycle, order: .slots(bits: bits, passed: 0))
    }

    /// Nil if the round is over: all of the pool was asked.
    private func draw(
        from pool: QuestionPool, _ state: inout DrawState, _ history: AskedHistory, beginsRound: Bool
    ) throws -> Question? {
        var walk = CycleWalk(pool, state, seed: cycleSeed(state.cycle))
        var objections = Objections(pool, count: walk.count, history: history, beginsRound: beginsRound)
        var waiting: (objection: Objection, place: Int)?
        while let step = walk.next() {
            let id = pool.id(at: step.place)
            let standing = try history.standing(id)
            let isAsked = standing == .askedInThisRound && !beginsRound
            let objection = isAsked ? .none : try objections.objection(to: id, wasAskedBefore: standing != .neverAsked)
            if !isAsked, objection != .none {
                // The place stays before what waits, so that nobody has to remember it.
                if waiting.map({ objection < $0.objection }) ?? true { waiting = (objection, step.place) }
                continue
            }
            if waiting == nil { state.order = step.order }
            if !isAsked { return pool.question(at: step.place) }
        }
        // Nothing is left without an objection: then the weakest, and what has waited longest.
        return waiting.map { pool.question(at: $0.place) }
    }
}
