/// What happened lately, numbered, for those who follow live. Followers are woken and then read what they have not seen;
/// one that was away too long is told to start over.
struct Feed: Sendable {
    struct Entry: Sendable {
        let id: Int
        /// Who may see it; nil is everybody.
        let audience: [String]?
        let content: JSON
    }

    private static let limit = 1_000

    private var entries: ArraySlice<Entry> = []
    private var next: Int
    private var followers: [Int: AsyncStream<Void>.Continuation] = [:]
    private var followerCount = 0
    private(set) var isFinished = false

    /// The numbers begin at a point in time, so that those of an earlier process are never mistaken for this one's.
    init(startingAt time: Timestamp) { next = Int(time.microseconds / 1_000) }

    /// The number of the newest entry.
    var last: Int { next - 1 }

    mutating func add(_ content: JSON, audience: [String]?) {
        if entries.count == Self.limit { entries.removeFirst() }
        entries.append(Entry(id: next, audience: audience, content: content))
        next += 1
    }

    /// The entries after that number; nil when some of them are gone or the number is not of this feed.
    func entries(after id: Int) -> ArraySlice<Entry>? {
        let oldest = entries.first?.id ?? next
        guard id >= oldest - 1, id < next else { return nil }
        return entries.dropFirst(id - oldest + 1)
    }

    // MARK: Followers

    mutating func follow() -> (id: Int, wakes: AsyncStream<Void>) {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        followerCount += 1
        if isFinished { continuation.finish() } else { followers[followerCount] = continuation }
        return (followerCount, stream)
    }

    mutating func unfollow(_ id: Int) { followers[id] = nil }

    /// Wakes every follower: there is something to read, or it is time for a sign of life.
    func wake() {
        for follower in followers.values { follower.yield() }
    }

    /// Ends every follower's stream, now and from now on.
    mutating func finish() {
        isFinished = true
        for follower in followers.values { follower.finish() }
        followers = [:]
    }

    /// Every follower starts over.
    mutating func restart(at time: Timestamp) {
        entries = []
        next = max(next + 1, Int(time.microseconds / 1_000))
        wake()
    }
}
