import Chat

/// A conversation that the bot is a member of.
struct WatchedConversation: Sendable {
    var conversation: Conversation
    var start: Start
    /// Replies before it in threads that viva does not know are left alone.
    var threadMark: SlackTimestamp
    var recent: RecentMessages
    /// Messages that ``Start/known(_:)`` has passed since it was last handed over.
    var unsaved = 0
    /// Where the look at older beginnings of threads goes on; nil: after the newest page.
    var olderCursor: String?

    enum Start: Equatable, Sendable {
        /// All up to this message is done.
        case known(SlackTimestamp)
        /// The bot has just come: at its invitation if that is to be seen, else here.
        case joining(earliest: SlackTimestamp)
    }
}

/// A thread that is worth a look.
struct WatchedThread: Sendable {
    var position: SlackTimestamp
    /// The bot has a part in it; then its position is kept over restarts.
    var isLive: Bool
}
