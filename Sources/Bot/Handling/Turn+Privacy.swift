import Chat
import Foundation
import Store

/// What people may know and have deleted of what is stored about them.
extension Turn {
    /// Sends it to the person alone, in a place where they can keep it.
    mutating func export(_ asker: Asker) throws {
        let record = try store.personalRecord(of: asker.person, in: service, directMessages: directMessages(asker))
        guard !record.isEmpty else {
            try confide(sentences.nothingStored(), to: asker)
            return
        }
        let document = PersonalExport(person: asker.person, service: service, date: now, record: record)
        let place = kind == .direct ? conversation : try asker.direct ?? direct(with: asker.person).id
        let thread: OutboxMessage.Thread = kind == .direct ? replyThread(asker) : .none
        let parts = document.parts
        try say(sentences.export(record.counts), thread: thread, in: place)
        for (index, part) in parts.enumerated() {
            try say(sentences.exportPart(part, number: index + 1, of: parts.count), thread: thread, in: place)
        }
        if kind == .channel { try confide(sentences.exportIsInDirectMessage(), to: asker) }
    }

    mutating func forget(_ asker: Asker, isConfirmed: Bool) throws {
        let places = directMessages(asker)
        let record = try store.personalRecord(of: asker.person, in: service, directMessages: places)
        guard !record.isEmpty else {
            try confide(sentences.nothingStored(), to: asker)
            return
        }
        guard isConfirmed else {
            try confide(sentences.confirmForgetting(record.counts, in: kind), to: asker)
            return
        }
        let forgotten = try store.forget(asker.person, in: service, directMessages: places)
        try confide(sentences.forgotten(forgotten), to: asker)
        // What the page showed until now is still to be seen there.
        if record.acquaintance?.homeOpenedAt != nil, bot.abilities.contains(.home) {
            try say(
                sentences.nothingStored(), thread: .none, manner: .home(asker.person), in: asker.person.address)
        }
    }

    private func directMessages(_ asker: Asker) -> Set<ConversationID> {
        Set([kind == .direct ? conversation : nil, asker.direct].compactMap(\.self))
    }
}
