/// Goes through what a pool has ahead in a cycle, in its order.
struct CycleWalk {
    private let pool: QuestionPool
    private var sorted: HashOrder?
    private var permuted: SlotOrder?
    /// Of slots: how many were tried, of how many.
    private var passed = 0
    private var end = 0

    init(_ pool: QuestionPool, _ state: DrawState, seed: UInt64) {
        self.pool = pool
        switch state.order {
        case .hashes(let reached): sorted = HashOrder(pool, cycleSeed: seed, after: reached)
        case .slots(let bits, let passed):
            permuted = SlotOrder(bits: bits, seed: seed)
            self.passed = passed
            end = 1 << Int(max(bits, SlotOrder.bits(toHold: pool.slotLimit ?? 0)))
        }
    }

    /// How many questions are in the pool; nil if that was not worth counting: very many.
    var count: Int? { sorted?.count }

    /// The next question of the pool, and how far the cycle is with it.
    mutating func next() -> (place: Int, order: DrawState.Order)? {
        if let entry = sorted?.next() { return (entry.place, .hashes(reached: entry.key)) }
        while passed < end, let slot = permuted?.slot(at: passed) {
            passed += 1
            if let place = pool.place(ofSlot: slot) {
                return (place, .slots(bits: permuted?.bits ?? 0, passed: passed))
            }
        }
        return nil
    }
}
