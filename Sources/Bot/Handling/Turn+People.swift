import Chat
import Store

/// Whom the bot knows, and where it finds them.
extension Turn {
    /// Remembers the direct message with a person; if it never was, and is wanted, the bot says what it is.
    mutating func acquaint(_ person: UserID, introducing: Bool) throws {
        let known = try store.acquaintance(with: person, in: service)
        var acquaintance = known ?? Acquaintance(service: service, person: person)
        acquaintance.direct = conversation
        if introducing, acquaintance.introducedAt == nil {
            acquaintance.introducedAt = now
            try say(sentences.introduction(), thread: .none)
        }
        if acquaintance != known { try store.save(acquaintance) }
    }

    /// Where a person is alone with the bot.
    func direct(with person: UserID) throws -> Conversation {
        let known = try store.acquaintance(with: person, in: service)?.direct
        return Conversation(id: known ?? person.address, kind: .direct)
    }
}
