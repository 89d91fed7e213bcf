import Bot
import Chat
import Foundation
import Store

/// The bot in a terminal: one person in one direct message. Lines go in, and what they bring into the outbox comes out, one
/// after the other.
struct ConsoleSession {
    private let bot: Bot
    private let store: any Store
    private let service = ServiceName(rawValue: "console")
    private let person = UserID(rawValue: "you")
    private let conversation = Conversation(id: ConversationID(rawValue: "terminal"), kind: .direct)
    /// Tells the lines of this run from those of earlier ones on the same database.
    private let run: String

    init(bot: Bot, store: any Store, startedAt: Date) {
        self.bot = bot
        self.store = store
        run = String(Int(startedAt.timeIntervalSince1970 * 1000))
    }

    /// What the bot says to a line.
    func answers(to line: String, number: Int, at now: Date) async throws -> [String] {
        let id = "\(run).\(number)"
        let message = IncomingMessage(id: MessageID(rawValue: id), sender: person, text: line, isAddressed: true)
        let event = ChatEvent(id: id, conversation: conversation, content: .message(message), date: now)
        _ = try await store.write { [bot, service] in try bot.handle(event, of: service, now: now, in: $0) }
        return try await takeOutbox(at: now)
    }

    private func takeOutbox(at now: Date) async throws -> [String] {
        var texts: [String] = []
        var results: [DeliveryResult] = []
        while true {
            let claimed = try await store.write { [results, service] in
                try $0.settle(results, of: service, thenClaim: 10, excluding: [], now: now)
            }
            guard !claimed.isEmpty else { return texts }
            texts += claimed.map(\.content.plainText)
            results = claimed.map { delivery in
                DeliveryResult(key: delivery.key, outcome: .sent(MessageID(rawValue: delivery.key.rawValue)), date: now)
            }
        }
    }
}
