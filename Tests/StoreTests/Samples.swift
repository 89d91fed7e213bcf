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

extension DeliveryResult {
    static func sent(_ key: String, as message: String, at date: Date) -> Self {
        Self(key: DeliveryKey(rawValue: key), outcome: .sent(MessageID(rawValue: message)), date: date)
    }

    static func failed(_ key: String, _ outcome: Outcome, at date: Date) -> Self {
        Self(key: DeliveryKey(rawValue: key), outcome: outcome, date: date)
    }
}
