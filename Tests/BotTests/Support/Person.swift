import Chat
import Testing

/// Someone in one place: a direct message with the bot, a channel, or a thread.
struct Person: Sendable {
    let scene: Scene
    let user: UserID
    var place: Conversation
    var thread: MessageID?

    /// Writes to the bot, and returns what it says to that.
    @discardableResult
    func says(_ text: String) async throws -> [Said] {
        try await scene.hear(scene.event(text, from: user, in: place, thread: thread))
    }

    /// Writes without addressing the bot.
    @discardableResult
    func remarks(_ text: String) async throws -> [Said] {
        try await scene.hear(scene.event(text, from: user, in: place, thread: thread, isAddressed: false))
    }

    /// The text of the one answer.
    func hears(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
        let answers = try await says(text)
        #expect(answers.count == 1, "“\(text)” has \(answers.count) answers", sourceLocation: sourceLocation)
        return answers.first?.text ?? ""
    }

    func inside(_ thread: MessageID) -> Person {
        var person = self
        person.thread = thread
        return person
    }
}

extension Scene {
    /// In the direct message with the bot.
    func person(_ name: String) -> Person {
        Person(
            scene: self, user: UserID(rawValue: name),
            place: Conversation(id: ConversationID(rawValue: "D-\(name)"), kind: .direct))
    }

    func person(_ name: String, in channel: String) -> Person {
        Person(
            scene: self, user: UserID(rawValue: name),
            place: Conversation(id: ConversationID(rawValue: channel), kind: .channel))
    }
}
