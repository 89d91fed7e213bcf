import Chat
import Foundation
import QuestionEngine
import Store

/// A moment to count from; every date of these tests is so many seconds after it.
func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_780_000_000 + seconds) }

extension ServiceName {
    static let slack = Self(rawValue: "slack")
    static let terminal = Self(rawValue: "terminal")
}

extension ConversationID {
    static let team = Self(rawValue: "C-team")
    static let hiring = Self(rawValue: "C-hiring")
    static let direct = Self(rawValue: "D-ann")
}

extension UserID {
    static let ann = Self(rawValue: "U-ann")
    static let bob = Self(rawValue: "U-bob")
}

extension MessageContent {
    static func saying(_ text: String) -> Self { Self([.paragraph([.text(text)])]) }
}

extension OutboxMessage {
    /// A message whose text is its key.
    static func named(
        _ key: String, to conversation: ConversationID = .team, thread: Thread = .none, notBefore: Date? = nil,
        over service: ServiceName = .slack
    ) -> Self {
        Self(
            key: DeliveryKey(rawValue: key), service: service, conversation: conversation, thread: thread,
            content: .saying(key), notBefore: notBefore)
    }
}

extension OutboxMessage.Thread {
    static func of(_ key: String) -> Self { .delivery(DeliveryKey(rawValue: key)) }
}

extension DeliveryResult {
    static func sent(_ key: String, as message: String, at date: Date) -> Self {
        Self(key: DeliveryKey(rawValue: key), outcome: .sent(MessageID(rawValue: message)), date: date)
    }

    static func ended(_ key: String, _ outcome: Outcome, at date: Date) -> Self {
        Self(key: DeliveryKey(rawValue: key), outcome: outcome, date: date)
    }
}

extension AskedQuestion {
    static func named(
        _ question: String, key: String, in conversation: ConversationID = .team, thread: String? = nil,
        askedAt: Date = at(0)
    ) -> Self {
        Self(
            key: DeliveryKey(rawValue: key), service: .slack, conversation: conversation,
            thread: thread.map(MessageID.init), question: QuestionID(rawValue: question), revision: 1, askedAt: askedAt)
    }
}

extension Store {
    /// Puts messages into the outbox, all at the same moment.
    func enqueue(_ messages: OutboxMessage..., at date: Date = at(0)) async throws {
        try await write { store in
            for message in messages { try store.enqueue(message, at: date) }
        }
    }

    /// Records results and claims.
    func settle(
        _ results: DeliveryResult..., claim limit: Int = 100, busy: Set<ConversationID> = [], at date: Date
    ) async throws -> [Delivery] {
        try await write { store in
            try store.settle(results, of: .slack, thenClaim: limit, excluding: busy, now: date)
        }
    }

    /// Claims, for the keys of what may be sent now.
    func keys(
        after results: DeliveryResult..., claim limit: Int = 100, busy: Set<ConversationID> = [], at date: Date
    ) async throws -> [String] {
        try await write { store in
            try store.settle(results, of: .slack, thenClaim: limit, excluding: busy, now: date).map(\.key.rawValue)
        }
    }

    func summary(at date: Date) async throws -> OutboxSummary {
        try await read { try $0.outboxSummary(of: .slack, now: date) }
    }

    func nextDueDate(busy: Set<ConversationID> = []) async throws -> Date? {
        try await read { try $0.nextDueDate(of: .slack, excluding: busy) }
    }
}
