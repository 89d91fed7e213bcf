/// The questions of a pool in the order of a hash of their ids, from a place on. Few of them are looked at, so only those are
/// sorted.
struct HashOrder {
    private struct Entry {
        var key: UInt64
        var place: Int
    }

    /// How many questions are in the pool, those before the place included.
    let count: Int
    private let keys: [Entry]
    private var reached: UInt64?
    /// The next ones, the last of them first.
    private var ahead: [Entry] = []
    private var batch = 8

    init(_ pool: QuestionPool, cycleSeed: UInt64, after reached: UInt64?) {
        var keys: [Entry] = []
        var count = 0
        pool.members?.forEach { place in
            count += 1
            let key = pool.key(at: place, cycleSeed: cycleSeed)
            if let reached, key <= reached { return }
            keys.append(Entry(key: key, place: place))
        }
        self.keys = keys
        self.count = count
        self.reached = reached
    }

    mutating func next() -> (key: UInt64, place: Int)? {
        if ahead.isEmpty { look() }
        guard let entry = ahead.popLast() else { return nil }
        reached = entry.key
        return (entry.key, entry.place)
    }

    /// Fills ``ahead`` with the smallest keys above the one reached, more each time.
    private mutating func look() {
        var smallest: [Entry] = []
        for entry in keys {
            if let reached, entry.key <= reached { continue }
            if smallest.count == batch, let last = smallest.first, entry.key >= last.key { continue }
            let index = smallest.firstIndex { $0.key < entry.key } ?? smallest.endIndex
            smallest.insert(entry, at: index)
            if smallest.count > batch { smallest.removeFirst() }
        }
        ahead = smallest
        batch *= 8
    }
}
