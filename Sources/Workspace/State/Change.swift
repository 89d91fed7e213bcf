/// One thing that happened. The state is the sum of its changes, and the journal is their list.
enum Change: Sendable, Codable {
    case posted(channel: String, message: Message)
    /// Shown to one person only; never journaled, as the platform does not keep it either.
    case whispered(channel: String, to: String, message: Message)
    case whisperChanged(channel: String, to: String, message: Message)
    case whisperRemoved(channel: String, to: String, ts: Timestamp)
    case rewritten(channel: String, message: Message)
    case deleted(channel: String, ts: Timestamp)
    case reacted(channel: String, ts: Timestamp, user: String, name: String, added: Bool)
    case opened(Channel.Info)
    case joined(channel: String, user: String)
    case left(channel: String, user: String)
    case archived(channel: String, Bool)
    case granted(Grant)
    /// The modals on somebody's screen, the uppermost last; gone with the program, as with the platform's.
    case showed(user: String, views: [View])
    case published(View)
    case uploaded(SharedFile)
    /// Another app's bot becomes a member.
    case installed(BotIdentity)

    var isLasting: Bool {
        switch self {
        case .whispered, .whisperChanged, .whisperRemoved, .showed: false
        default: true
        }
    }
}
