package import Chat
package import Foundation
package import QuestionEngine
package import Store

/// Decides what to do about an event. Everything it knows comes in as a value or from the transaction it is handed, so the
/// same event on the same state gives the same answer, but for the tokens of what can be pressed.
package struct Bot: Sendable {
    package let bank: Bank
    package let settings: BotSettings
    let parser: CommandParser
    let grader: Grader
    let searchIndex: SearchIndex
    let topicsWithItems: Set<TopicID>
    let sentences: Sentences
    let startedAt: Date
    let abilities: Set<ChatAbility>
    let tokens: @Sendable () -> UInt64

    /// - Parameters:
    ///   - name: what people in the chat call the bot.
    ///   - startedAt: when the process began to serve, for `status`.
    ///   - abilities: what people can do there besides writing.
    ///   - tokens: names for what can be pressed; nobody may be able to guess them.
    package init(
        bank: Bank, settings: BotSettings, name: String, startedAt: Date, abilities: Set<ChatAbility> = [],
        tokens: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) }
    ) {
        self.bank = bank
        self.settings = settings
        self.startedAt = startedAt
        self.abilities = abilities
        self.tokens = tokens
        parser = CommandParser(
            bank: bank, quizCounts: 1...settings.longestQuiz, defaultZone: settings.defaultZone,
            holidays: settings.holidays)
        grader = Grader(bank: bank)
        searchIndex = SearchIndex(bank: bank)
        topicsWithItems = bank.topicsWithItems
        sentences = Sentences(botName: name)
    }

    /// Whether the event may change anything. Most messages in channels are none of the bot's business, and cost nothing.
    package func concerns(_ event: ChatEvent) -> Bool {
        switch event.content {
        case .joined, .command, .action, .submission, .homeOpened: true
        case .message(let message): message.isAddressed || message.thread != nil
        }
    }

    /// Handles an event in one transaction; one that was handled before changes nothing.
    ///
    /// - Returns: what it was taken for, to be counted; nil if it was left alone.
    /// - Throws: `InputErrors` about a dialog that has to be filled in otherwise.
    @discardableResult
    package func handle(
        _ event: ChatEvent, of service: ServiceName, now: Date, in store: any StoreWriter
    ) throws -> String? {
        guard try store.recordEvent(event.id, of: service, at: event.date) else { return nil }
        var turn = Turn(bot: self, service: service, event: event, now: now, store: store)
        guard turn.isEnabledHere else { return try turn.turnAway() }
        switch event.content {
        case .joined:
            try store.resume(event.conversation.id, in: service)
            if event.conversation.kind == .channel { try turn.say(sentences.greeting(), thread: .none) }
            return "joined"
        case .message(let message): return try turn.handle(Asker(message))
        case .command(let command): return try turn.handle(command)
        case .action(let action): return try turn.handle(action)
        case .submission(let submission): return try turn.handle(submission)
        case .homeOpened(let user):
            try turn.openHome(of: user)
            return "home"
        }
    }

    /// Instead of handling an event that cannot be: remembers it, and says so to whoever wants something of the bot.
    func giveUp(_ event: ChatEvent, of service: ServiceName, now: Date, in store: any StoreWriter) throws -> String? {
        guard try store.recordEvent(event.id, of: service, at: event.date) else { return nil }
        var turn = Turn(bot: self, service: service, event: event, now: now, store: store)
        let asker: Asker? =
            switch event.content {
            case .message(let message): message.isAddressed ? Asker(message) : nil
            case .command(let command): Asker(command)
            case .action(let action): Asker(action)
            case .submission(let submission): Asker(person: submission.sender, text: "")
            case .joined, .homeOpened: nil
            }
        if let asker { try turn.reply(sentences.couldNotHandle(), to: asker) }
        return "failed"
    }
}
