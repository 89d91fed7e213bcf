import OrderedCollections

/// The active questions that suit an audience and pass a filter, without their being gathered.
package struct QuestionPool {
    private let bank: Bank
    private var index: QuestionIndex { bank.index }
    /// A question passes if each of these has a set with it. Nil: nothing passes.
    private let conditions: [[BitSet]]?

    init(_ bank: Bank, filter: Filter, audience: Question.Audience) {
        self.bank = bank
        let index = bank.index
        var conditions: [[BitSet]] = [[index.audiences[audience]].compactMap(\.self)]
        if !filter.topics.isEmpty { conditions.append(filter.topics.compactMap { index.topics[$0] }) }
        if !filter.levels.isEmpty { conditions.append(filter.levels.compactMap { index.levels[$0] }) }
        if !filter.kinds.isEmpty { conditions.append(filter.kinds.compactMap { index.kinds[$0] }) }
        self.conditions = conditions.contains(where: \.isEmpty) ? nil : conditions
    }

    package var count: Int { members?.count ?? 0 }

    /// Whether there are more questions than that; mostly known without looking at each.
    func hasMore(than limit: Int) -> Bool {
        guard let conditions else { return false }
        let bounds = conditions.map { sets in
            let counts = sets.map { $0.knownCount ?? index.count }
            return (least: counts.max() ?? 0, most: counts.reduce(0, +))
        }
        if bounds.contains(where: { $0.most <= limit }) { return false }
        // What fails one condition may pass all others.
        let failing = bounds.reduce(0) { $0 + index.count - $1.least }
        return index.count - failing > limit || count > limit
    }

    package var isEmpty: Bool { members?.isEmpty ?? true }

    /// In the order of the bank.
    package var questions: [Question] {
        var questions: [Question] = []
        members?.forEach { questions.append(bank.questions.values[$0]) }
        return questions
    }

    /// Places in the bank.
    var members: BitSet? {
        guard let conditions else { return nil }
        let sets = conditions.map { sets in sets.dropFirst().reduce(sets[0]) { $0.union($1) } }
        return sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }
    }

    func contains(_ place: Int) -> Bool {
        guard let conditions else { return false }
        return conditions.allSatisfy { sets in sets.contains { $0.contains(place) } }
    }

    /// The place of the question that has a slot, if it is in the pool.
    func place(ofSlot slot: Int) -> Int? {
        guard index.places.indices.contains(slot) else { return nil }
        let place = Int(index.places[slot])
        return place >= 0 && contains(place) ? place : nil
    }

    /// All slots lie below; nil if they lie too far apart to be tried one after the other.
    var slotLimit: Int? { index.places.isEmpty ? nil : index.places.count }

    func question(at place: Int) -> Question { bank.questions.values[place] }
    func id(at place: Int) -> QuestionID { bank.questions.keys[place] }

    /// What it is like, and what is like it.
    func kin(of id: QuestionID) -> Set<QuestionID> { index.kin.isEmpty ? [] : index.kin[id] ?? [] }

    /// The place in the order of a cycle.
    ///
    /// A near duplicate's lies half a cycle from that of what it is like; its own hash moves it a little, so that two of them do
    /// not meet. It depends on nothing else that may change during a cycle.
    func key(at place: Int, cycleSeed: UInt64) -> UInt64 {
        let own = SplitMix64.hash(index.hashes[place] ^ cycleSeed)
        guard index.duplicates.contains(place), let original = index.originals[place] else { return own }
        return SplitMix64.hash(fnv1a64(original.rawValue) ^ cycleSeed) &+ (1 << 63) &+ (own >> 6) &- (1 << 57)
    }
}
