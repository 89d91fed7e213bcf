/// The name under which a connected chat service is configured, such as `slack`.
package struct ServiceName: RawRepresentable, Hashable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A channel, group or direct message, in the service's own spelling.
package struct ConversationID: RawRepresentable, Hashable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A person or bot, in the service's own spelling.
package struct UserID: RawRepresentable, Hashable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A message; unique within its conversation.
package struct MessageID: RawRepresentable, Hashable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// Names one effect for good. The same cause derives the same key, so that a repetition can be told from a second effect.
package struct DeliveryKey: RawRepresentable, Hashable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
