import Chat

/// Who wants something of the bot, in which words, and where the answer goes: what messages, slash commands and used actions
/// have in common.
struct Asker {
    var person: UserID
    var text: String
    /// The message that asked, or that bears what was pressed; nil if nothing stands in the conversation.
    var message: MessageID?
    /// The message that started the thread in which it was asked.
    var thread: MessageID?
    var isAddressed = true
    /// Nobody else saw that something was asked.
    var isUnseen = false
    /// Where others are, as far as the bot can write there.
    var isMember = true
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

    init(_ command: SlashCommand) {
        self.init(
            person: command.sender, text: command.text, isUnseen: true, isMember: command.isMember,
            direct: command.direct, reply: command.reply, trigger: command.trigger)
    }

    init(_ action: UsedAction) {
        self.init(
            person: action.sender, text: "", message: action.message, thread: action.thread, isUnseen: true,
            reply: action.reply, trigger: action.trigger)
    }
}
