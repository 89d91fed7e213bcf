package import Foundation

/// One message on its way out.
package struct Delivery: Sendable, Hashable {
    /// Derived from what caused the message; the same for every attempt.
    package var key: DeliveryKey
    package var conversation: ConversationID
    /// The message whose thread this one joins.
    package var thread: MessageID?
    package var content: MessageContent
    /// When an attempt with unknown outcome was first made; nil if no earlier attempt can have reached the service.
    /// An adapter whose service does not recognise keys looks for the earlier message before it posts again.
    package var unclearSince: Date?

    package init(
        key: DeliveryKey,
        conversation: ConversationID,
        thread: MessageID? = nil,
        content: MessageContent,
        unclearSince: Date? = nil
    ) {
        self.key = key
        self.conversation = conversation
        self.thread = thread
        self.content = content
        self.unclearSince = unclearSince
    }
}
