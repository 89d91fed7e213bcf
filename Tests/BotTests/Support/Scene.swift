import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Synchronization
import Testing

/// A bot, its database and the people who write to it. The clock only moves when a test moves it.
final class Scene: Sendable {
    static let service = ServiceName(rawValue: "test")
    /// Monday, 23 November 2026, 08:00 UTC.
    static let start = Date(timeIntervalSince1970: 1_795_420_800)

    let bot: Bot
    let store: any Store
    /// Everybody has been told before who the bot is.
    private let isKnown: Bool
    private let state: Mutex<State>

    private struct State {
        var now: Date
        var heard = 0
        var said: [Said] = []
    }

    /// - Parameters:
    ///   - bank: nil: the real one.
    ///   - seed: what all draws derive from, where the store is not given, and all tokens.
    ///   - abilities: what the chat service can do; by default people can write and no more.
    convenience init(
        settings: BotSettings = BotSettings(), bank: Bank? = nil, store: (any Store)? = nil, seed: UInt64 = 1,
        now: Date = Scene.start, heard: Int = 0, abilities: Set<ChatAbility> = [], isKnown: Bool = true
    ) throws {
        let tokens = Tokens(seed: seed &+ UInt64(heard))
        let bot = Bot(
            bank: try bank ?? RealBank.load(), settings: settings, name: "viva", startedAt: now, abilities: abilities,
            tokens: { tokens.next() })
        self.init(
            bot: bot, store: try store ?? SQLiteStore.inMemory(secret: seed), now: now, heard: heard, isKnown: isKnown)
    }

    /// Another process of the same bot.
    init(bot: Bot, store: any Store, now: Date, heard: Int, isKnown: Bool = true) {
        self.bot = bot
        self.store = store
        self.isKnown = isKnown
        state = Mutex(State(now: now, heard: heard))
    }

    var bank: Bank { bot.bank }
    var now: Date { state.withLock { $0.now } }
    /// All that was sent, in order.
    var said: [Said] { state.withLock { $0.said } }
    /// How many messages of people there were.
    var heard: Int { state.withLock { $0.heard } }

    /// Moves the clock. What became due is sent by the next ``deliver()``.
    func move(to date: Date) { state.withLock { $0.now = date } }
    func move(by seconds: TimeInterval) { state.withLock { $0.now += seconds } }

    func event(
        _ text: String, from user: UserID, in conversation: Conversation, thread: MessageID? = nil,
        isAddressed: Bool = true
    ) -> ChatEvent {
        event(in: conversation) { id in
            .message(
                IncomingMessage(
                    id: MessageID(rawValue: id), sender: user, thread: thread, text: text, isAddressed: isAddressed))
        }
    }

    /// - Parameter content: is told the id of the event.
    func event(in conversation: Conversation, _ content: (String) -> ChatEvent.Content) -> ChatEvent {
        state.withLock { state in
            state.heard += 1
            let id = "m\(state.heard)"
            return ChatEvent(id: id, conversation: conversation, content: content(id), date: state.now)
        }
    }

    /// Has the bot handle the event, and returns what it says to that.
    @discardableResult
    func hear(_ event: ChatEvent) async throws -> [Said] {
        try await store.write { [bot, now, isKnown] store in
            if isKnown, let person = event.person { try Self.introduce(person, at: now, in: store) }
            _ = try bot.handle(event, of: Self.service, now: now, in: store)
        }
        return try await deliver()
    }

    private static func introduce(_ person: UserID, at now: Date, in store: any StoreWriter) throws {
        var known =
            try store.acquaintance(with: person, in: service) ?? Acquaintance(service: service, person: person)
        guard known.introducedAt == nil else { return }
        known.introducedAt = now
        try store.save(known)
    }

    /// Sends everything that is due, and returns it.
    @discardableResult
    func deliver() async throws -> [Said] {
        var new: [Said] = []
        var results: [DeliveryResult] = []
        repeat {
            let claimed = try await store.write { [now, results] store in
                try store.settle(results, of: Self.service, thenClaim: 32, excluding: [], now: now)
            }
            results = claimed.map { delivery in
                let message = state.withLock { state in
                    var id = MessageID(rawValue: "b\(state.heard)-\(state.said.count)")
                    if case .edit(let edited) = delivery.manner { id = edited }
                    let message = Said(delivery, id: id)
                    state.said.append(message)
                    return message
                }
                new.append(message)
                return DeliveryResult(key: delivery.key, outcome: .sent(message.id), date: now)
            }
        } while !results.isEmpty
        return new
    }
}

/// A message of the bot.
struct Said: Sendable {
    var id: MessageID
    var key: DeliveryKey
    var conversation: ConversationID
    var thread: MessageID?
    var text: String
    var content: MessageContent
    var manner: Delivery.Manner

    init(_ delivery: Delivery, id: MessageID) {
        self.id = id
        key = delivery.key
        conversation = delivery.conversation
        thread = delivery.thread
        text = delivery.content.plainText
        content = delivery.content
        manner = delivery.manner
    }

    /// The question that this message puts, recognised by its text.
    func question(in bank: Bank) -> Question? { bank.questions.values.first { text.contains($0.prompt) } }
}
