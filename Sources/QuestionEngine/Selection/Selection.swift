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
    /// How many draws near duplicates are kept apart at most. Half a cycle is meant; in pools of more than 64 this suffices.
    private static let longestSpacing = 32

    /// The next question and the state after it; nil if there are no candidates.
    ///
    /// - Parameter avoiding: what was asked here lately in other ways; it waits while there is anything else.
    package func draw(
        from candidates: [Question], state: DrawState?, avoiding: [QuestionID] = []
    ) -> (question: Question, state: DrawState)? {
        guard !candidates.isEmpty else { return nil }
        var state = state ?? DrawState()
        let pool = Pool(candidates, avoiding: Set(avoiding))
        var ahead = state
        if let question = drawInCycle(from: pool, &ahead), !pool.isOnlyAskedElsewhere(question, ahead) {
            return (question, ahead)
        }
        state = DrawState(cycle: state.cycle &+ 1, tail: Array((state.tail + state.recent).suffix(pool.memory)))
        guard let question = drawInCycle(from: pool, &state) else { return nil }
        return (question, state)
    }

    /// The place of a question in the order of a cycle.
    static func key(of id: QuestionID, cycleSeed: UInt64) -> UInt64 {
        SplitMix64.hash(fnv1a64(id.rawValue) ^ cycleSeed)
    }

    /// A near duplicate's place lies half a cycle from that of what it is like; its own hash moves it a little, so that two
    /// of them do not meet. It depends on nothing else that may change during a cycle.
    private static func key(of question: Question, cycleSeed: UInt64) -> UInt64 {
        let own = key(of: question.id, cycleSeed: cycleSeed)
        guard let original = question.nearDuplicateOf else { return own }
        return key(of: original, cycleSeed: cycleSeed) &+ (1 << 63) &+ (own >> 6) &- (1 << 57)
    }

    func cycleSeed(_ cycle: UInt32) -> UInt64 {
        SplitMix64.hash(fnv1a64("\(place)\u{1f}\(cycle)")) ^ secret
    }

    /// Questions are large, so they are told apart by their index among the candidates rather than copied.
    private struct Pool {
        let questions: [Question]
        let indices: [QuestionID: Int]
        var avoided: Set<QuestionID>
        /// How many draws shall lie between two of the same over the border of cycles.
        var gap: Int
        /// How many draws near duplicates shall lie apart.
        var spacing: Int
        /// How many draws are remembered.
        var memory: Int { max(Selection.longestGap, spacing) }

        init(_ candidates: [Question], avoiding: Set<QuestionID>) {
            questions = candidates
            indices = Dictionary(candidates.indices.map { (candidates[$0].id, $0) }) { first, _ in first }
            avoided = avoiding
            gap = min(Selection.longestGap, candidates.count == 2 ? 1 : candidates.count / 3)
            spacing = min(Selection.longestSpacing, candidates.count / 2)
        }

        /// Why something else should come before this one; the later case is the stronger reason.
        enum Objection: Int, Comparable {
            case none, nearDuplicate, askedElsewhere, justDrawn

            static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
        }

        func objection(to index: Int, _ state: DrawState) -> Objection {
            let id = questions[index].id
            if state.recent.count < gap, state.tail.suffix(gap).contains(id) { return .justDrawn }
            if avoided.contains(id) { return .askedElsewhere }
            let original = questions[index].nearDuplicateOf
            let isLike = (state.tail + state.recent).suffix(max(0, spacing - 1)).contains {
                original == $0 || indices[$0].map { questions[$0].nearDuplicateOf == id } ?? false
            }
            return isLike ? .nearDuplicate : .none
        }

        /// Whether all that is left of a cycle was asked lately in other ways, while something else could be asked anew.
        func isOnlyAskedElsewhere(_ question: Question, _ state: DrawState) -> Bool {
            avoided.contains(question.id)
                && questions.contains { !avoided.contains($0.id) && !state.recent.suffix(max(1, gap)).contains($0.id) }
        }
    }

    private func drawInCycle(from pool: Pool, _ state: inout DrawState) -> Question? {
        state.postponed.removeAll { pool.indices[$0] == nil }
        let owed = state.postponed.compactMap { pool.indices[$0] }
        if let index = owed.first(where: { pool.objection(to: $0, state) == .none }) {
            return take(index, pool, &state)
        }
        let cycleSeed = cycleSeed(state.cycle)
        let ahead = pool.questions.indices.map {
            (key: Self.key(of: pool.questions[$0], cycleSeed: cycleSeed), index: $0)
        }
        .filter { entry in state.lastKey.map { entry.key > $0 } ?? true }
        .sorted { $0.key < $1.key }
        for (key, index) in ahead {
            state.lastKey = key
            if pool.objection(to: index, state) == .none { return take(index, pool, &state) }
            state.postponed.append(pool.questions[index].id)
        }
        // Nothing comes without an objection: then the weakest, and what has waited longest.
        let waiting = state.postponed.compactMap { pool.indices[$0] }.map { ($0, pool.objection(to: $0, state)) }
        return waiting.min { $0.1 < $1.1 }.map { take($0.0, pool, &state) }
    }

    private func take(_ index: Int, _ pool: Pool, _ state: inout DrawState) -> Question {
        let question = pool.questions[index]
        state.postponed.removeAll { $0 == question.id }
        state.recent = Array((state.recent + [question.id]).suffix(pool.memory))
        if state.recent.count >= pool.memory { state.tail = [] }
        return question
    }
}
