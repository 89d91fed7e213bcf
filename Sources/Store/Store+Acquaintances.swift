package import Chat
package import Foundation

/// What the bot remembers of a person besides results: so that it introduces itself once, finds the way to them, and keeps the
/// page up to date for those who look at it.
package struct Acquaintance: Sendable, Hashable {
    package var service: ServiceName
    package var person: UserID
    /// The direct message with them, once something was heard there.
    package var direct: ConversationID?
    /// When the bot explained itself to them.
    package var introducedAt: Date?
    /// When they last looked at the bot's own page.
    package var homeOpenedAt: Date?

    package init(
        service: ServiceName, person: UserID, direct: ConversationID? = nil, introducedAt: Date? = nil,
        homeOpenedAt: Date? = nil
    ) {
        self.service = service
        self.person = person
        self.direct = direct
        self.introducedAt = introducedAt
        self.homeOpenedAt = homeOpenedAt
    }
}

package protocol AcquaintanceReader {
    func acquaintance(with person: UserID, in service: ServiceName) throws -> Acquaintance?
}

package protocol AcquaintanceWriter {
    /// Inserts or replaces by service and person.
    func save(_ acquaintance: Acquaintance) throws
}
