/// The messages of one conversation. Finding, adding and paging cost O(log n); deleting moves eight bytes per later message.
struct MessageLog: Sendable {
    /// The replies to one parent.
    struct Thread: Sendable {
        private(set) var replies: [Timestamp] = []
        /// Who replied, in the order of their first reply, and how often.
        private(set) var authors: [(user: String, count: Int)] = []

        mutating func add(_ reply: Message) {
            replies.append(reply.ts)
            if let index = authors.firstIndex(where: { $0.user == reply.user }) {
                authors[index].count += 1
            } else {
                authors.append((reply.user, 1))
            }
        }

        mutating func remove(_ reply: Message) {
            guard let place = replies.place(of: reply.ts) else { return }
            replies.remove(at: place)
            guard let index = authors.firstIndex(where: { $0.user == reply.user }) else { return }
            authors[index].count -= 1
            if authors[index].count == 0 { authors.remove(at: index) }
        }
    }

    private var messages: [Timestamp: Message] = [:]
    /// What the channel itself shows, ascending: parents, single messages, broadcast replies, tombstones.
    private(set) var timeline: [Timestamp] = []
    private(set) var threads: [Timestamp: Thread] = [:]

    subscript(ts: Timestamp) -> Message? { messages[ts] }

    /// Every message, replies included, ascending.
    var all: [Message] { messages.values.sorted { $0.ts < $1.ts } }

    var last: Timestamp? { timeline.last }

    /// Appends a message that is newer than all others of the workspace.
    mutating func append(_ message: Message) {
        messages[message.ts] = message
        if message.thread == nil || message.isBroadcast { timeline.append(message.ts) }
        if let parent = message.thread { threads[parent, default: Thread()].add(message) }
    }

    mutating func update(_ ts: Timestamp, _ change: (inout Message) -> Void) {
        guard var message = messages[ts] else { return }
        change(&message)
        messages[ts] = message
    }

    /// Removes a message; a parent with replies leaves a tombstone, and the last reply takes its parent's tombstone along.
    mutating func delete(_ ts: Timestamp) {
        guard let message = messages[ts] else { return }
        if threads[ts] != nil {
            messages[ts] = .tombstone(at: ts)
            return
        }
        messages[ts] = nil
        if let place = timeline.place(of: ts) { timeline.remove(at: place) }
        guard let parent = message.thread else { return }
        threads[parent]?.remove(message)
        guard threads[parent]?.replies.isEmpty == true else { return }
        threads[parent] = nil
        if messages[parent]?.isTombstone == true { delete(parent) }
    }
}

extension [Timestamp] {
    /// The index of the first element that is not below `ts`, in an ascending array.
    func lowerBound(_ ts: Timestamp) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < ts { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The index of `ts` in an ascending array.
    func place(of ts: Timestamp) -> Int? {
        let index = lowerBound(ts)
        return index < count && self[index] == ts ? index : nil
    }
}
