package import Chat
package import Foundation

/// What one of the bot's messages offers to press, and what pressing means. The meanings are the bot's own words; they never
/// leave the process, so that a message can be read by anyone without telling more than it shows.
package struct Offer: Sendable, Hashable {
    /// The message that bears the actions.
    package var key: DeliveryKey
    package var service: ServiceName
    /// What the actions are about, to find them again; unique among offers that stand. What is about one person is
    /// `home/PERSON`, `quiz/QUIZ/POSITION` or `appeal/NUMBER`: by that it is forgotten with them.
    package var subject: String
    /// The message as it is once nothing can be pressed any more.
    package var content: MessageContent
    package var meanings: [ActionToken: String]

    package init(
        key: DeliveryKey, service: ServiceName, subject: String, content: MessageContent,
        meanings: [ActionToken: String]
    ) {
        self.key = key
        self.service = service
        self.subject = subject
        self.content = content
        self.meanings = meanings
    }
}

package protocol OfferReader {
    /// What a token means; nil if it was never offered, or so long ago that it is forgotten.
    func meaning(of token: ActionToken, in service: ServiceName) throws -> String?
    /// The message in which something can be pressed about that subject now, and what it is without its actions.
    func standingOffer(on subject: String, in service: ServiceName) throws -> (
        key: DeliveryKey, content: MessageContent
    )?
}

package protocol OfferWriter {
    /// Remembers an offer; it stands. An earlier one on the same subject does so no longer.
    func add(_ offer: Offer, at date: Date) throws
    /// Nothing can be pressed about the subject any more; what its tokens meant is still known.
    func endOffer(on subject: String, in service: ServiceName) throws
}
