package import Chat
package import Foundation

/// A message that never will be sent unless the operator says so.
package struct DeadLetter: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case post, whisper, edit, home, dialog
    }

    package var key: DeliveryKey
    package var service: ServiceName
    package var conversation: ConversationID
    package var kind: Kind
    package var enqueuedAt: Date
    package var diedAt: Date
    /// Of the last failure, one line.
    package var reason: String
    /// Nil if this version cannot read it.
    package var content: MessageContent?

    package init(
        key: DeliveryKey, service: ServiceName, conversation: ConversationID, kind: Kind, enqueuedAt: Date,
        diedAt: Date, reason: String, content: MessageContent?
    ) {
        self.key = key
        self.service = service
        self.conversation = conversation
        self.kind = kind
        self.enqueuedAt = enqueuedAt
        self.diedAt = diedAt
        self.reason = reason
        self.content = content
    }

    /// A dialog is an answer to a press of a button seconds ago, and to nothing else.
    package var canBeRetried: Bool { kind != .dialog }
}

/// A conversation that was closed to the bot.
package struct PausedConversation: Sendable, Hashable {
    package var service: ServiceName
    package var conversation: ConversationID
    package var reason: String
    package var pausedAt: Date

    package init(service: ServiceName, conversation: ConversationID, reason: String, pausedAt: Date) {
        self.service = service
        self.conversation = conversation
        self.reason = reason
        self.pausedAt = pausedAt
    }
}

package protocol DeadLetterReader {
    /// Of all services, in the order in which they were enqueued.
    func deadLetters() throws -> [DeadLetter]
    /// Nil if the key is unknown, or the message is not dead.
    func deadLetter(_ key: DeliveryKey) throws -> DeadLetter?
    /// Of all services.
    func pausedConversations() throws -> [PausedConversation]
}

package protocol DeadLetterWriter {
    /// Makes a dead message due again, in its old place among those of its conversation, which is resumed. It counts as
    /// tried before, so that it is looked for before it is sent: it may have arrived after all.
    ///
    /// - Returns: false if it is not dead, or cannot be retried.
    func retry(_ key: DeliveryKey) throws -> Bool
    /// Forgets a dead message, and the question that it would have put.
    ///
    /// - Returns: false if it is not dead.
    func discard(_ key: DeliveryKey) throws -> Bool
}
