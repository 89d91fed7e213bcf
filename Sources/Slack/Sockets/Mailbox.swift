import Chat

/// What the WebSockets and the side that asks bring to the one who hands it over, in the order in which it came.
struct Mailbox: Sendable {
    enum Item: Sendable {
        case pushed(Pushed)
        /// A command, now that it is known who has a direct message with whom.
        case looked(Pushed, direct: ConversationID?)
        case asked([ListenReport])
        case standing(Standing)
        /// What was said may have been missed up to now.
        case gap(Int)
        /// Somebody has waited long enough.
        case overdue
    }

    let items: AsyncStream<Item>
    private let feed: AsyncStream<Item>.Continuation

    init() { (items, feed) = AsyncStream.makeStream() }

    func put(_ item: Item) { feed.yield(item) }
}
