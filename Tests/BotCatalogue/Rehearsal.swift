import Bot
import Chat
import Foundation
import QuestionEngine
import Store
import Synchronization

/// A bot with its own database, to which everything is done that people can do, while all it says is written down.
final class Rehearsal: Sendable {
    /// Something that was said, and where.
    struct Line: Sendable {
        var delivery: Delivery
        var id: MessageID
        var place: Conversation

        var options: [MessageContent.Option] {
            delivery.content.blocks.flatMap { block -> [MessageContent.Option] in
                guard case .actions(let actions) = block else { return [] }
                return actions.flatMap { action -> [MessageContent.Option] in
                    switch action {
                    case .button(let option, _): [option]
                    case .menu(_, let options), .choices(let options): options
                    }
                }
            }
        }
    }

    private struct State {
        var now: Date
        var heard = 0
        var entries: [CatalogueEntry] = []
        var lines: [Line] = []
    }

    static let service = ServiceName(rawValue: "catalogue")
    /// Monday, 23 November 2026, 08:00 UTC.
    static let start = Date(timeIntervalSince1970: 1_795_420_800)

    let name: String
    let bot: Bot
    let store: SQLiteStore
    private let state: Mutex<State>

    init(
        _ name: String, bank: Bank, abilities: Set<ChatAbility>, settings: BotSettings = BotSettings(),
        botName: String = "viva", store: SQLiteStore? = nil, served: ServedBank? = nil
    ) throws {
        self.name = name
        bot = Bot(
            bank: bank, settings: settings, name: botName, startedAt: Self.start, abilities: abilities,
            slashCommand: abilities.contains(.dialogs) ? "/viva" : nil, served: served)
        self.store = try store ?? SQLiteStore.inMemory(secret: 11)
        state = Mutex(State(now: Self.start))
    }

    var now: Date { state.withLock { $0.now } }
    var entries: [CatalogueEntry] { state.withLock { $0.entries } }
    var lines: [Line] { state.withLock { $0.lines } }

    func move(by seconds: TimeInterval) { state.withLock { $0.now += seconds } }

    /// Has the bot handle what happened now, or that long ago; what it says to it goes into the catalogue.
    @discardableResult
    func happens(
        _ cause: String, in place: Conversation, ago: TimeInterval = 0, _ content: (String) -> ChatEvent.Content
    ) async throws -> [Line] {
        let event = state.withLock { state in
            state.heard += 1
            let id = "\(name)-\(state.heard)"
            return ChatEvent(id: id, conversation: place, content: content(id), date: state.now - ago)
        }
        do {
            try await store.write { [bot, now] store in
                _ = try bot.handle(event, of: Self.service, now: now, in: store)
            }
        } catch is InputErrors {}
        return try await writeDown(cause, in: place)
    }

    func writeDown(_ cause: String, in place: Conversation) async throws -> [Line] {
        var new: [Line] = []
        var results: [DeliveryResult] = []
        repeat {
            let claimed = try await store.write { [now, results] store in
                try store.settle(results, of: Self.service, thenClaim: 32, excluding: [], now: now)
            }
            results = claimed.map { delivery in
                let line = state.withLock { state in
                    let entry = CatalogueEntry(
                        name: "\(name): \(place.kind.rawValue): \(cause.prefix(60))", manner: delivery.manner,
                        content: delivery.content)
                    state.entries.append(entry)
                    let id = MessageID(rawValue: "said-\(state.entries.count)")
                    let line = Line(delivery: delivery, id: id, place: place)
                    state.lines.append(line)
                    return line
                }
                new.append(line)
                return DeliveryResult(key: delivery.key, outcome: .sent(line.id), date: now)
            }
        } while !results.isEmpty
        return new
    }
}
