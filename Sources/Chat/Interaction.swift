/// A command that the chat service recognised by its name and handed over without posting it.
package struct SlashCommand: Sendable, Equatable {
    package var sender: UserID
    /// What stood behind the command's name.
    package var text: String
    /// Whether the bot is in the conversation, so that it can post there.
    package var isMember: Bool
    /// The direct message with the sender, as far as it is known.
    package var direct: ConversationID?
    package var reply: ReplyHandle?
    package var trigger: DialogTrigger?

    package init(
        sender: UserID, text: String, isMember: Bool, direct: ConversationID? = nil, reply: ReplyHandle? = nil,
        trigger: DialogTrigger? = nil
    ) {
        self.sender = sender
        self.text = text
        self.isMember = isMember
        self.direct = direct
        self.reply = reply
        self.trigger = trigger
    }
}

/// The use of a button or menu.
package struct UsedAction: Sendable, Equatable {
    package var sender: UserID
    package var token: ActionToken
    /// What is ticked in the choices of the same message.
    package var choices: [ActionToken]
    /// The message that bears the action; nil on the bot's own page.
    package var message: MessageID?
    /// The message that started the thread in which that message stands.
    package var thread: MessageID?
    package var reply: ReplyHandle?
    package var trigger: DialogTrigger?

    package init(
        sender: UserID, token: ActionToken, choices: [ActionToken] = [], message: MessageID? = nil,
        thread: MessageID? = nil, reply: ReplyHandle? = nil, trigger: DialogTrigger? = nil
    ) {
        self.sender = sender
        self.token = token
        self.choices = choices
        self.message = message
        self.thread = thread
        self.reply = reply
        self.trigger = trigger
    }
}

/// A dialog that was filled in and sent off.
package struct Submission: Sendable, Equatable {
    package var sender: UserID
    /// The dialog's own token.
    package var token: ActionToken
    /// By the ids of the inputs; an input that was left empty is not there.
    package var values: [String: String]

    package init(sender: UserID, token: ActionToken, values: [String: String]) {
        self.sender = sender
        self.token = token
        self.values = values
    }
}

/// What the chat service has to be told about an event before it counts as heard.
package enum EventAnswer: Sendable, Equatable {
    /// The dialog stays open, with these sentences at its inputs, by their ids.
    case inputErrors([String: String])
}
