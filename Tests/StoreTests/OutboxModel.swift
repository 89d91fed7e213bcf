import Chat
import Foundation
import Store

/// The outbox as its protocol tells it, in the plainest way: everything in one array, searched from the front.
struct OutboxModel {
    private struct Entry {
        var message: OutboxMessage
        var enqueuedAt: Date
        var isSettled = false
        var sentAs: MessageID?
        var thread: MessageID?
        var claimedAt: Date?
        var unclearSince: Date?
    }

    private var entries: [Entry] = []
    private var delays: [ConversationID: Date] = [:]
    private var paused: Set<ConversationID> = []
    private(set) var dead = 0

    mutating func enqueue(_ message: OutboxMessage, at date: Date) -> Bool {
        guard !entries.contains(where: { $0.message.key == message.key }) else { return false }
        entries.append(Entry(message: message, enqueuedAt: date))
        return true
    }

    mutating func resume(_ conversation: ConversationID) { paused.remove(conversation) }

    mutating func settle(
        _ results: [DeliveryResult], thenClaim limit: Int, excluding busy: Set<ConversationID>, now: Date
    ) -> [Delivery] {
        for result in results { settle(result) }
        var deliveries: [Delivery] = []
        var taken = busy
        var index = 0
        while index < entries.count, deliveries.count < limit {
            let message = entries[index].message
            let isOpen = !taken.contains(message.conversation) && !paused.contains(message.conversation)
            let isDelayed = delays[message.conversation].map { $0 > now } ?? false
            index += 1
            guard isOpen, !isDelayed, !entries[index - 1].isSettled, (message.notBefore ?? now) <= now else { continue }
            switch thread(of: message) {
            case .pending: continue
            case .lost:
                bury(index - 1)
                // Others may have been lost with it.
                index = 0
            case .known(let thread):
                deliveries.append(claim(index - 1, thread: thread, now: now))
                taken.insert(message.conversation)
            }
        }
        return deliveries
    }

    private mutating func settle(_ result: DeliveryResult) {
        guard let index = entries.firstIndex(where: { $0.message.key == result.key }), !entries[index].isSettled
        else { return }
        let place = entries[index].message.conversation
        let claimedAt = entries[index].claimedAt
        entries[index].claimedAt = nil
        switch result.outcome {
        case .sent(let id):
            entries[index].isSettled = true
            entries[index].sentAs = id
        case .postponed(let date, _):
            delays[place] = date
        case .unclear(let date, _):
            delays[place] = date
            entries[index].unclearSince = entries[index].unclearSince ?? claimedAt
        case .dead:
            bury(index)
        case .conversationClosed:
            paused.insert(place)
            for index in entries.indices where entries[index].message.conversation == place { bury(index) }
        }
    }

    private mutating func bury(_ index: Int) {
        guard !entries[index].isSettled else { return }
        entries[index].isSettled = true
        delays[entries[index].message.conversation] = nil
        dead += 1
    }

    private mutating func claim(_ index: Int, thread: MessageID?, now: Date) -> Delivery {
        let message = entries[index].message
        entries[index].unclearSince = entries[index].unclearSince ?? entries[index].claimedAt
        entries[index].claimedAt = now
        entries[index].thread = thread
        delays[message.conversation] = nil
        return Delivery(
            key: message.key, conversation: message.conversation, thread: thread, content: message.content,
            unclearSince: entries[index].unclearSince)
    }

    private enum Thread {
        case known(MessageID?), pending, lost
    }

    private func thread(of message: OutboxMessage) -> Thread {
        switch message.thread {
        case .none: return .known(nil)
        case .message(let id): return .known(id)
        case .delivery(let key):
            guard let parent = entries.first(where: { $0.message.key == key }) else { return .lost }
            guard parent.isSettled else { return .pending }
            guard let id = parent.sentAs else { return .lost }
            return .known(parent.thread ?? id)
        }
    }
}
