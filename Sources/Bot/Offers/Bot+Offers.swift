import Chat
import Foundation
import Store

extension Bot {
    /// Puts a message into the outbox, with what it offers to press where people can do that.
    @discardableResult
    func enqueue(
        _ message: OutboxMessage, offering: Offering?, at now: Date, in store: any StoreWriter
    ) throws -> Bool {
        guard let offering, abilities.contains(.actions) else { return try store.enqueue(message, at: now) }
        let (blocks, tokens) = offering.blocks { token() }
        var bearing = message
        bearing.content.blocks += blocks
        guard try store.enqueue(bearing, at: now) else { return false }
        var isWhisper = false
        if case .whisper = message.manner { isWhisper = true }
        try store.add(
            Offer(
                key: message.key, service: message.service,
                subject: offering.subject ?? "message/\(message.key.rawValue)", content: message.content,
                meanings: try tokens.mapValues { try (isWhisper ? .whispered($0) : $0).text }), at: now)
        return true
    }

    /// 16 hexadecimal digits.
    func token() -> ActionToken {
        let digits = String(tokens(), radix: 16)
        return ActionToken(rawValue: String(repeating: "0", count: 16 - digits.count) + digits)
    }
}
