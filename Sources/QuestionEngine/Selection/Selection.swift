/// Draws questions so that none comes again before all others have come, while the bank may change at any time.
///
/// Each cycle orders the questions by a hash of their id; the state is the place reached in that order. A question that is
/// taken out is passed over, one that is added has its turn in this cycle if its place lies ahead, else in the next.
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

    /// The questions to come seem less alike if this many draws lie between two of the same, where the pool allows it.
    private static let longestGap = 10

    /// The next question and the state after it; nil if there are no candidates.
    ///
    /// - Parameter avoiding: what was asked here lately in other ways; it waits while there is anything else.
    package func draw(
        from candidates: [Question], state: DrawState?, avoiding: [QuestionID] = []
    ) -> (question: Question, state: DrawState)? {
        guard !candidates.isEmpty else { return nil }
        var state = state ?? DrawState()
        let pool = Pool(candidates, avoiding: Set(avoiding))
        if let question = drawInCycle(from: pool, &state) { return (question, state) }
        state = DrawState(cycle: state.cycle &+ 1, tail: state.recent)
        guard let question = drawInCycle(from: pool, &state) else { return nil }
        return (question, state)
    }

    /// The place of a question in the order of a cycle.
    static func key(of id: QuestionID, cycleSeed: UInt64) -> UInt64 {
        SplitMix64.hash(fnv1a64(id.rawValue) ^ cycleSeed)
    }

    func cycleSeed(_ cycle: UInt32) -> UInt64 {
        SplitMix64.hash(fnv1a64("\(place)\u{1f}\(cycle)")) ^ secret
    }

    private struct Pool {
        var questions: [Question]
        var byID: [QuestionID: Question]
        var avoided: Set<QuestionID>
        /// How many draws shall lie between two of the same over the border of cycles.
        var gap: Int

        init(_ candidates: [Question], avoiding: Set<QuestionID>) {
            questions = candidates
            byID = Dictionary(candidates.map { ($0.id, $0) }) { first, _ in first }
            avoided = avoiding
            gap = min(Selection.longestGap, candidates.count / 3)
        }

        /// Whether something else should come before this one.
        func isTooSoon(_ question: Question, _ state: DrawState) -> Bool {
            if avoided.contains(question.id) { return true }
            if state.tail.suffix(max(0, gap - state.recent.count)).contains(question.id) { return true }
            return (state.tail + state.recent).suffix(min(questions.count / 2, 2 * Selection.longestGap)).contains {
                question.nearDuplicateOf == $0 || byID[$0]?.nearDuplicateOf == question.id
            }
        }
    }

    private func drawInCycle(from pool: Pool, _ state: inout DrawState) -> Question? {
        state.postponed.removeAll { pool.byID[$0] == nil }
        if let owed = state.postponed.lazy.compactMap({ pool.byID[$0] }).first(where: { !pool.isTooSoon($0, state) }) {
            return take(owed, pool, &state)
        }
        let cycleSeed = cycleSeed(state.cycle)
        let ahead = pool.questions.map { (key: Self.key(of: $0.id, cycleSeed: cycleSeed), question: $0) }
            .filter { entry in state.lastKey.map { entry.key > $0 } ?? true }
            .sorted { $0.key < $1.key }
        for (key, question) in ahead {
            state.lastKey = key
            if !pool.isTooSoon(question, state) { return take(question, pool, &state) }
            state.postponed.append(question.id)
        }
        return state.postponed.first.flatMap { pool.byID[$0] }.map { take($0, pool, &state) }
    }

    private func take(_ question: Question, _ pool: Pool, _ state: inout DrawState) -> Question {
        state.postponed.removeAll { $0 == question.id }
        state.recent = Array((state.recent + [question.id]).suffix(Self.longestGap))
        if state.recent.count >= pool.gap, state.recent.count >= min(pool.questions.count / 2, Self.longestGap) {
            state.tail = []
        }
        return question
    }
}
