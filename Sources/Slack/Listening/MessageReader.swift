import Chat

/// Makes events of messages: drops what is not a person's, and undoes Slack's escapes.
struct MessageReader: Sendable {
    /// The bot as a member.
    var user: String
    /// The bot as the app that posts.
    var app: String?

    /// The others tell of edits, joins, topics and the like, or come from apps.
    private static let subtypes: Set<String> = ["file_share", "thread_broadcast", "me_message"]

    func event(from message: SlackMessage, in conversation: Conversation) -> ChatEvent? {
        guard let sender = message.user, isOfAPerson(message) else { return nil }
        let text = IncomingText(message.text ?? "", bot: user)
        return ChatEvent(
            id: "\(conversation.id.rawValue)/\(message.ts.rawValue)",
            conversation: conversation,
            content: .message(
                IncomingMessage(
                    id: MessageID(rawValue: message.ts.rawValue),
                    sender: UserID(rawValue: sender),
                    thread: message.parent.map { MessageID(rawValue: $0.rawValue) },
                    text: text.text,
                    isAddressed: conversation.kind == .direct || text.startsWithMention
                )
            ),
            date: message.ts.date
        )
    }

    func isOwn(_ message: SlackMessage) -> Bool {
        message.user == user || (app != nil && message.botID == app)
    }

    /// The bot posted it, or was addressed in it.
    func isInvolved(in message: SlackMessage) -> Bool {
        isOwn(message) || (isOfAPerson(message) && IncomingText(message.text ?? "", bot: user).startsWithMention)
    }

    /// Tells that the bot was invited.
    func isOwnJoining(_ message: SlackMessage) -> Bool {
        message.user == user && (message.subtype == "channel_join" || message.subtype == "group_join")
    }

    /// Answering bots could go on for ever.
    private func isOfAPerson(_ message: SlackMessage) -> Bool {
        message.botID == nil && message.user != user && message.user != "USLACKBOT"
            && message.subtype.map(Self.subtypes.contains) ?? true
    }
}
