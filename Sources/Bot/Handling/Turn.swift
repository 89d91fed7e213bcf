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
    /// Where it is done: where it was asked for, unless it belongs elsewhere.
    var place: Conversation
    private var said = 0

    init(bot: Bot, service: ServiceName, event: ChatEvent, now: Date, store: any StoreWriter) {
        self.bot = bot
        self.service = service
        self.event = event
        self.now = now
        self.store = store
        place = event.conversation
    }

    var conversation: ConversationID { place.id }
    var kind: Conversation.Kind { place.kind }
    var sentences: Sentences { bot.sentences }

    /// The key of the next message.
    var comingKey: DeliveryKey { DeliveryKey(rawValue: "\(service.rawValue)/\(event.id)#\(said)") }

    mutating func nextKey() -> DeliveryKey {
        defer { said += 1 }
        return comingKey
    }

    mutating func handle(_ asker: Asker) throws -> String? {
        if asker.isMember, try store.isPaused(conversation, in: service) {
            try store.resume(conversation, in: service)
        }
        let quiz = try openQuizHere(of: asker)
        guard quiz != nil || asker.isAddressed else { return nil }
        guard event.date.addingTimeInterval(bot.settings.answerWithin.inSeconds) > now else {
            try sayWasAway(to: asker)
            return "stale"
        }
        if kind == .direct { try acquaint(asker.person, introducing: true) }
        if let quiz, let label = try handle(asker, in: quiz) { return label }
        guard asker.isAddressed else { return nil }
        return try obey(asker.text, for: asker)
    }

    /// Does what the text says, or tells what is wrong with it.
    mutating func obey(_ text: String, for asker: Asker) throws -> String {
        guard try mayAsk(asker) else { return "limited" }
        do {
            let command = try bot.parser.parse(text, now: now)
            guard asker.isMember || !command.isPublic else {
                try reply(sentences.notAMember(), to: asker)
                return "not-a-member"
            }
            try perform(command, for: asker)
            return command.label
        } catch let error as CommandError {
            let correction = bot.correction(of: text, after: error, now: now)
            try reply(sentences.problem(error, in: kind), offering: correction, to: asker)
            return "unknown"
        }
    }

    /// Once an hour and conversation, however much was said meanwhile.
    private mutating func sayWasAway(to asker: Asker) throws {
        let hour = Int(now.timeIntervalSince1970 / 3600)
        let isWhisper = asker.isUnseen && kind == .channel && bot.abilities.contains(.whispers)
        // Keys outlive what is known of people, and name nobody.
        let person = fnv1a64("\(try store.installationSecret())/\(asker.person.rawValue)")
        let place = isWhisper ? "\(conversation.rawValue)/\(String(person, radix: 16))" : conversation.rawValue
        try store.enqueue(
            OutboxMessage(
                key: DeliveryKey(rawValue: "away/\(place)/\(hour)"), service: service, conversation: conversation,
                manner: isWhisper ? .whisper(to: asker.person, via: asker.reply) : .post,
                content: sentences.wasAway()), at: now)
    }

    mutating func perform(_ command: Command, for asker: Asker) throws {
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
        case .why: try explain(asker)
        case .appeal(let command): try perform(command, for: asker)
        case .leaderboard(let command): try perform(command, for: asker)
        case .exportMe: try export(asker)
        case .forgetMe(let isConfirmed): try forget(asker, isConfirmed: isConfirmed)
        case .help(let name): try reply(name.map(sentences.help) ?? sentences.help(in: kind), to: asker)
        case .status: try showStatus(asker)
        case .thanks: try reply(sentences.smallTalk(in: kind), to: asker)
        }
    }
}

extension Duration {
    var inSeconds: TimeInterval {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
