import Chat
import Foundation
import QuestionEngine
import Store

/// One event being handled: where answers go, and which keys they get.
struct Turn {
    let bot: Bot
    let service: ServiceName
    let event: ChatEvent
    let now: Date
    let store: any StoreWriter
    private var said = 0

    init(bot: Bot, service: ServiceName, event: ChatEvent, now: Date, store: any StoreWriter) {
        self.bot = bot
        self.service = service
        self.event = event
        self.now = now
        self.store = store
    }

    var conversation: ConversationID { event.conversation.id }
    var kind: Conversation.Kind { event.conversation.kind }
    var sentences: Sentences { bot.sentences }

    /// Puts a message into the outbox; its key comes from the event and its place among the answers to it.
    @discardableResult
    mutating func say(_ content: MessageContent, thread: OutboxMessage.Thread) throws -> DeliveryKey {
        let key = DeliveryKey(rawValue: "\(service.rawValue)/\(event.id)#\(said)")
        said += 1
        try store.enqueue(
            OutboxMessage(key: key, service: service, conversation: conversation, thread: thread, content: content),
            at: now)
        return key
    }

    /// Answers where the message was written; in a channel in a thread, so that the channel is not flooded.
    @discardableResult
    mutating func reply(_ content: MessageContent, to asker: Asker) throws -> DeliveryKey {
        try say(content, thread: replyThread(asker))
    }

    func replyThread(_ asker: Asker) -> OutboxMessage.Thread {
        switch kind {
        case .channel: (asker.thread ?? asker.message).map { .message($0) } ?? .none
        case .direct: asker.thread.map { .message($0) } ?? .none
        }
    }

    mutating func handle(_ asker: Asker) throws -> String? {
        if try store.isPaused(conversation, in: service) { try store.resume(conversation, in: service) }
        let quiz = try openQuizHere(of: asker)
        guard quiz != nil || asker.isAddressed else { return nil }
        guard event.date.addingTimeInterval(bot.settings.answerWithin.inSeconds) > now else {
            try sayWasAway()
            return "stale"
        }
        if let quiz, let label = try handle(asker, in: quiz) { return label }
        guard asker.isAddressed else { return nil }
        guard try mayAsk(asker) else { return "limited" }
        do {
            let command = try bot.parser.parse(asker.text, now: now)
            try perform(command, for: asker)
            return command.label
        } catch let error as CommandError {
            try reply(sentences.problem(error, in: kind), to: asker)
            return "unknown"
        }
    }

    /// Once an hour and conversation, however much was said meanwhile.
    private func sayWasAway() throws {
        let hour = Int(now.timeIntervalSince1970 / 3600)
        try store.enqueue(
            OutboxMessage(
                key: DeliveryKey(rawValue: "away/\(conversation.rawValue)/\(hour)"), service: service,
                conversation: conversation, content: sentences.wasAway()), at: now)
    }

    private mutating func perform(_ command: Command, for asker: Asker) throws {
        switch command {
        case .question(let request): try ask(request, for: asker)
        case .hint: try giveHint(asker)
        case .answer: try giveAnswer(asker)
        case .rubric: try giveRubric(asker)
        case .followUp: try giveFollowUp(asker)
        case .topics: try listTopics(asker)
        case .search(let terms): try search(terms, for: asker)
        case .daily(let command): try perform(command, for: asker)
        case .quiz(let command): try perform(command, for: asker)
        case .score: try showScore(asker)
        case .leaderboard(let command): try perform(command, for: asker)
        case .exportMe: try export(asker)
        case .forgetMe(let isConfirmed): try forget(asker, isConfirmed: isConfirmed)
        case .help(let name): try reply(name.map(sentences.help) ?? sentences.help(in: kind), to: asker)
        case .status: try showStatus(asker)
        case .thanks: try reply(sentences.smallTalk(in: kind), to: asker)
        }
    }
}

extension Command {
    /// A short name for metrics.
    var label: String {
        switch self {
        case .question: "question"
        case .hint: "hint"
        case .answer: "answer"
        case .rubric: "rubric"
        case .followUp: "follow-up"
        case .topics: "topics"
        case .search: "search"
        case .daily: "daily"
        case .quiz: "quiz"
        case .score: "score"
        case .leaderboard: "leaderboard"
        case .exportMe: "export"
        case .forgetMe: "forget"
        case .help: "help"
        case .status: "status"
        case .thanks: "thanks"
        }
    }
}

extension Duration {
    var inSeconds: TimeInterval {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
