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
        let place =
            kind == .direct ? conversation : record.acquaintance?.direct ?? asker.direct ?? asker.person.address
        let thread: OutboxMessage.Thread = kind == .direct ? replyThread(asker) : .none
        let parts = document.parts
        let contents =
            [sentences.export(record.counts)]
            + parts.enumerated().map { sentences.exportPart($1, number: $0 + 1, of: parts.count) }
        for (number, content) in contents.enumerated() {
            try store.enqueue(
                OutboxMessage(
                    key: DeliveryKey(rawValue: "\(service.rawValue)/\(event.id)/export/\(number)"), service: service,
                    conversation: place, thread: thread, content: content), at: now)
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
    }

    private func directMessages(_ asker: Asker) -> Set<ConversationID> {
        Set([kind == .direct ? conversation : nil, asker.direct].compactMap(\.self))
    }
}
