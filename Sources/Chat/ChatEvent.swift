package import Foundation

/// Something that happened in a conversation.
package struct ChatEvent: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        case message(IncomingMessage)
        /// The bot was made a member of the conversation.
        case joined
        /// A command that the chat service itself recognised, such as `/viva help`.
        case command(SlashCommand)
        /// A button or menu of one of the bot's messages was used.
        case action(UsedAction)
        /// A dialog was sent off. The conversation is the person's own address.
        case submission(Submission)
        /// Somebody looks at the bot's own page in the chat service. The conversation is the person's own address.
        case homeOpened(UserID)
    }

    /// Stable over repeated delivery of the same event, unique within the service.
    package var id: String
    package var conversation: Conversation
    package var content: Content
    /// The service's own time stamp.
    package var date: Date

    package init(id: String, conversation: Conversation, content: Content, date: Date) {
        self.id = id
        self.conversation = conversation
        self.content = content
        self.date = date
    }
}

/// A place in which people and the bot write. Where the service takes a person's id for the direct message with them, that id is
/// the person's own address (``UserID/address``).
package struct Conversation: Sendable, Hashable {
    package enum Kind: String, Sendable, Codable {
        /// Many people; the bot answers only when it is addressed.
        case channel
        /// One person and the bot; every message is meant for the bot.
        case direct
    }

    package var id: ConversationID
    package var kind: Kind

    package init(id: ConversationID, kind: Kind) {
        self.id = id
        self.kind = kind
    }
}

/// A message of a person; adapters drop those of bots, the own ones, and edits.
package struct IncomingMessage: Sendable, Equatable {
    package var id: MessageID
    package var sender: UserID
    /// The message that started the thread, if this one is a reply in it.
    package var thread: MessageID?
    /// Plain text: the service's escapes are undone, the mention that addressed the bot is taken off the front.
    package var text: String
    /// True in a direct message, and where the text starts with a mention of the bot.
    package var isAddressed: Bool

    package init(id: MessageID, sender: UserID, thread: MessageID? = nil, text: String, isAddressed: Bool) {
        self.id = id
        self.sender = sender
        self.thread = thread
        self.text = text
        self.isAddressed = isAddressed
    }
}
