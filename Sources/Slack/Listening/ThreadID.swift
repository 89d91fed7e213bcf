import Chat

/// A thread: its conversation and the message that started it. As a scope it is written `C…/ts`.
struct ThreadID: Hashable, Sendable {
    var conversation: ConversationID
    var parent: SlackTimestamp

    init(conversation: ConversationID, parent: SlackTimestamp) {
        self.conversation = conversation
        self.parent = parent
    }

    init?(_ scope: CursorScope) {
        let parts = scope.rawValue.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(
            conversation: ConversationID(rawValue: String(parts[0])), parent: SlackTimestamp(rawValue: String(parts[1]))
        )
    }

    var scope: CursorScope { CursorScope(rawValue: "\(conversation.rawValue)/\(parent.rawValue)") }
}
