/// The ids of the last messages that were handed over, so that what comes twice is handed over once. What is forgotten here the
/// store still recognises.
struct HeardMessages: Sendable {
    private static let capacity = 2_000

    private var ids: Set<String> = []
    /// A ring, the oldest at `next` once it is full.
    private var order: [String] = []
    private var next = 0

    /// - Returns: false if the message was heard before.
    mutating func insert(_ id: String) -> Bool {
        guard ids.insert(id).inserted else { return false }
        if order.count < Self.capacity {
            order.append(id)
        } else {
            ids.remove(order[next])
            order[next] = id
            next = (next + 1) % Self.capacity
        }
        return true
    }
}
