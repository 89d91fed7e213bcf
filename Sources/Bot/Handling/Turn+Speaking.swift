import Chat
import QuestionEngine
import Store

/// Who gets to see what.
extension Turn {
    /// Puts a message into the outbox; its key comes from the event and its place among the answers to it.
    @discardableResult
    mutating func say(
        _ content: MessageContent, offering: Offering? = nil, thread: OutboxMessage.Thread,
        manner: OutboxMessage.Manner = .post, in conversation: ConversationID? = nil
    ) throws -> DeliveryKey {
        let key = nextKey()
        try bot.enqueue(
            OutboxMessage(
                key: key, service: service, conversation: conversation ?? self.conversation, thread: thread,
                manner: manner, content: content), offering: offering, at: now, in: store)
        return key
    }

    /// Answers whoever asked: where the message was written, in a channel in a thread, so that the channel is not flooded. What
    /// nobody else saw is answered to that person alone.
    @discardableResult
    mutating func reply(
        _ content: MessageContent, offering: Offering? = nil, to asker: Asker
    ) throws -> DeliveryKey {
        asker.isUnseen
            ? try confide(content, offering: offering, to: asker)
            : try announce(content, offering: offering, for: asker)
    }

    /// Says what others may see as well, whoever saw that it was asked for.
    @discardableResult
    mutating func announce(
        _ content: MessageContent, offering: Offering? = nil, for asker: Asker
    ) throws -> DeliveryKey {
        try say(content, offering: offering, thread: replyThread(asker))
    }

    /// Says what is nobody else's business. Where the service cannot whisper it is said as everything is.
    @discardableResult
    mutating func confide(
        _ content: MessageContent, offering: Offering? = nil, to asker: Asker
    ) throws -> DeliveryKey {
        guard kind == .channel, bot.abilities.contains(.whispers) else {
            return try announce(content, offering: offering, for: asker)
        }
        // Where the bot is no member, what is offered could not be done.
        return try say(
            content, offering: asker.isMember ? offering : nil, thread: asker.thread.map { .message($0) } ?? .none,
            manner: .whisper(to: asker.person, via: asker.reply))
    }

    /// A word about something that was pressed, and did nothing.
    mutating func note(_ content: MessageContent, to asker: Asker) throws {
        if isOnHome {
            try showHome(to: asker.person, under: content)
        } else if bot.abilities.contains(.whispers) {
            try say(
                content, thread: asker.thread.map { .message($0) } ?? .none,
                manner: .whisper(to: asker.person, via: asker.reply))
        } else {
            try announce(content, for: asker)
        }
    }

    /// Whether something was pressed on the bot's own page.
    private var isOnHome: Bool {
        if case .action(let action) = event.content {
            action.message == nil && bot.abilities.contains(.home)
        } else {
            false
        }
    }

    func replyThread(_ asker: Asker) -> OutboxMessage.Thread {
        switch kind {
        case .channel: (asker.thread ?? asker.message).map { .message($0) } ?? .none
        case .direct: asker.thread.map { .message($0) } ?? .none
        }
    }

    /// Takes from a message of the bot what could be pressed, and says under it how that ended.
    mutating func close(_ subject: String, in conversation: ConversationID, saying note: [MessageContent.Span]) throws {
        guard let standing = try store.standingOffer(on: subject, in: service) else { return }
        var content = standing.content
        content.blocks.append(.note(note))
        try say(content, thread: .none, manner: .edit(standing.key), in: conversation)
        try store.endOffer(on: subject, in: service)
    }
}
