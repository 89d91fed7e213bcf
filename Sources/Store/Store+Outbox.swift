package import Chat
package import Foundation

/// A message to be sent, or something else to be done with a content; see ``Delivery/Manner``.
package struct OutboxMessage: Sendable, Hashable {
    package enum Manner: Sendable, Hashable {
        case post
        case whisper(to: UserID, via: ReplyHandle?)
        /// Takes the place of what that delivery posted, once it is posted. If that is dead, or unknown by then, this one is dead.
        case edit(DeliveryKey)
        case home(UserID)
        case dialog(ActionToken, DialogTrigger)
    }

    package enum Thread: Sendable, Hashable {
        case none
        /// In the thread of that message.
        case message(MessageID)
        /// In the thread of a message of the bot, which may not be sent yet: this one waits for it, and holds up no other.
        /// If that message is in a thread itself, there. If it is dead, or unknown when this one's turn comes, this one is dead.
        case delivery(DeliveryKey)
    }

    /// Unique; a second message with the same key is not stored.
    package var key: DeliveryKey
    package var service: ServiceName
    package var conversation: ConversationID
    package var thread: Thread
    package var manner: Manner
    package var content: MessageContent
    /// Not sent earlier; nil: at once.
    package var notBefore: Date?

    package init(
        key: DeliveryKey, service: ServiceName, conversation: ConversationID, thread: Thread = .none,
        manner: Manner = .post, content: MessageContent, notBefore: Date? = nil
    ) {
        self.key = key
        self.service = service
        self.conversation = conversation
        self.thread = thread
        self.manner = manner
        self.content = content
        self.notBefore = notBefore
    }
}

/// How an attempt to send ended.
package struct DeliveryResult: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        case sent(MessageID)
        /// Nothing reached the service; again from that date on, and nothing else of the conversation before it.
        case postponed(until: Date, reason: String)
        /// It may have been sent; again from that date on, looking first.
        case unclear(until: Date, reason: String)
        /// It never will be sent; kept for the operator.
        case dead(reason: String)
        /// The conversation is closed: this message and all that wait there now are dead, and it is paused.
        case conversationClosed(reason: String)
    }

    package var key: DeliveryKey
    package var outcome: Outcome
    package var date: Date

    package init(key: DeliveryKey, outcome: Outcome, date: Date) {
        self.key = key
        self.outcome = outcome
        self.date = date
    }
}

/// What waits in the outbox.
package struct OutboxSummary: Sendable, Hashable {
    /// Messages whose time has come, those that wait for another attempt too; not those of paused conversations.
    package var due: Int
    /// When the oldest of them was due.
    package var oldestDue: Date?
    package var dead: Int

    package init(due: Int, oldestDue: Date?, dead: Int) {
        self.due = due
        self.oldestDue = oldestDue
        self.dead = dead
    }
}

package protocol OutboxReader {
    func outboxSummary(of service: ServiceName, now: Date) throws -> OutboxSummary
    /// When the next message that waits becomes due or may be tried again; nil if none waits.
    func nextDueDate(of service: ServiceName, excluding busy: Set<ConversationID>) throws -> Date?
    /// The message that a delivery became, once it is sent.
    func sentMessage(_ key: DeliveryKey) throws -> MessageID?
    func isPaused(_ conversation: ConversationID, in service: ServiceName) throws -> Bool
}

package protocol OutboxWriter {
    /// False if the key is known: then nothing was stored. A message without ``OutboxMessage/notBefore`` is due at `date`.
    /// One for a paused conversation waits until that is resumed.
    @discardableResult
    func enqueue(_ message: OutboxMessage, at date: Date) throws -> Bool
    /// Records results and hands out what may be sent now: per conversation the first due message in the order of
    /// enqueueing, and none of a busy conversation. What is handed out counts as attempted from this transaction on:
    /// handed out again without a result (after a crash) it bears ``Delivery/unclearSince``. A result for a message that has
    /// its final result already changes nothing.
    func settle(
        _ results: [DeliveryResult], of service: ServiceName, thenClaim limit: Int, excluding busy: Set<ConversationID>,
        now: Date
    ) throws -> [Delivery]
    /// The bot can be used in the conversation again.
    func resume(_ conversation: ConversationID, in service: ServiceName) throws
}
