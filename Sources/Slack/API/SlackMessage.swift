/// A message as `conversations.history` and `conversations.replies` give it, without what viva does not look at.
struct SlackMessage: Decodable, Equatable, Sendable {
    var ts: SlackTimestamp
    var user: String?
    /// Of an app; then ``user`` may be its bot user, or nobody.
    var botID: String?
    var subtype: String?
    /// Escaped, with mentions and addresses in angle brackets.
    var text: String?
    /// The parent's `ts`; a parent with replies bears its own.
    var threadTS: SlackTimestamp?
    /// Only of a parent with replies.
    var latestReply: SlackTimestamp?

    private enum CodingKeys: String, CodingKey {
        case ts, user, subtype, text
        case botID = "bot_id"
        case threadTS = "thread_ts"
        case latestReply = "latest_reply"
    }

    /// The thread that the message is a reply in.
    var parent: SlackTimestamp? { threadTS == ts ? nil : threadTS }
}
