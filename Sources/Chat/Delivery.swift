package import Foundation

/// One message on its way out.
package struct Delivery: Sendable, Hashable {
    /// What is done with the content.
    package enum Manner: Sendable, Hashable {
        /// A new message that stays.
        case post
        /// For the eyes of one person; the service keeps no record of it. After an unclear outcome it is said again: twice to one
        /// person is better than not at all.
        case whisper(to: UserID, via: ReplyHandle?)
        /// Takes the place of a message that the bot posted.
        case edit(MessageID)
        /// Takes the place of the bot's own page, as one person sees it.
        case home(UserID)
        /// Opens a dialog. It is sent off under that token.
        case dialog(ActionToken, DialogTrigger)
    }

    /// Derived from what caused the message; the same for every attempt.
    package var key: DeliveryKey
    package var conversation: ConversationID
    /// The message whose thread this one joins.
    package var thread: MessageID?
    package var manner: Manner
    package var content: MessageContent
    /// When an attempt with unknown outcome was first made; nil if no earlier attempt can have reached the service.
    /// An adapter whose service does not recognise keys looks for the earlier message before it posts again.
    package var unclearSince: Date?

    package init(
        key: DeliveryKey,
        conversation: ConversationID,
        thread: MessageID? = nil,
        manner: Manner = .post,
        content: MessageContent,
        unclearSince: Date? = nil
    ) {
        self.key = key
        self.conversation = conversation
        self.thread = thread
        self.manner = manner
        self.content = content
        self.unclearSince = unclearSince
    }
}
