import Chat

/// Who wants something of the bot, in which words, and where the answer goes: what messages, slash commands and used actions
/// have in common.
struct Asker {
    var person: UserID
    var text: String
    /// The message that asked; nil if nothing stands in the conversation.
    var message: MessageID?
    /// The message that started the thread in which it was asked.
    var thread: MessageID?
    var isAddressed = true
    /// Nobody else saw that something was asked.
    var isUnseen = false
    /// The direct message with the person, as far as the event tells.
    var direct: ConversationID?
    var reply: ReplyHandle?
    var trigger: DialogTrigger?
}

extension Asker {
    init(_ message: IncomingMessage) {
        self.init(
            person: message.sender, text: message.text, message: message.id, thread: message.thread,
            isAddressed: message.isAddressed)
    }
}
