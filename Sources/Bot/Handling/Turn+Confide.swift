import Chat
import Store

extension Turn {
    /// Says what is nobody else's business; once for an event. Where the service cannot whisper it is said as everything is.
    mutating func confide(_ content: MessageContent, to asker: Asker) throws {
        guard kind == .channel, bot.abilities.contains(.whispers) else {
            try reply(content, to: asker)
            return
        }
        try whisper(content, to: asker.person, via: asker.reply, thread: asker.thread)
    }

    func whisper(
        _ content: MessageContent, to person: UserID, via reply: ReplyHandle?, thread: MessageID? = nil
    ) throws {
        try store.enqueue(
            OutboxMessage(
                key: DeliveryKey(rawValue: "\(service.rawValue)/\(event.id)/whisper"), service: service,
                conversation: conversation, thread: thread.map { .message($0) } ?? .none,
                manner: .whisper(to: person, via: reply), content: content), at: now)
    }
}
