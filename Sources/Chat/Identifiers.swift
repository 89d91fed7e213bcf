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

extension UserID {
    /// Where a message reaches this person alone, whether or not a direct message with them is open yet.
    package var address: ConversationID { ConversationID(rawValue: rawValue) }
}

/// A group of people that the service keeps, in its own spelling.
package struct UserGroupID: RawRepresentable, Hashable, Codable, Sendable {
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

/// Names one button, option or dialog that the bot offered. Opaque: it says nothing about what it stands for.
package struct ActionToken: RawRepresentable, Hashable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// Lets the bot answer a command or an action in private for a while, even where it is no member. Secret: never logged.
package struct ReplyHandle: RawRepresentable, Hashable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// Lets the bot open one dialog, within seconds of the command or action that brought it.
package struct DialogTrigger: RawRepresentable, Hashable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
