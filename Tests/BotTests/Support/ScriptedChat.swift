import Chat
import Foundation

/// A chat service that answers as told, and remembers every attempt.
final class ScriptedChat: ChatService {
    enum Answer: Sendable {
        case fails(ChatError)
        /// Is under way until ``release(_:)``, then sent.
        case waits
    }

    struct Attempt: Sendable {
        var delivery: Delivery
        var date: Date
        var key: String { delivery.key.rawValue }
    }

    private struct State {
        var answers: [String: [Answer]]
        var attempts: [Attempt] = []
        var released: Set<String> = []
    }

    let name = Scene.service
    let abilities = Set(ChatAbility.allCases)
    private let state: Watched<State>
    private let clock: ManualClock

    /// - Parameter answers: by key, for one attempt after the other; after them, and for all others, sending succeeds.
    init(clock: ManualClock, answers: [String: [Answer]] = [:]) {
        self.clock = clock
        state = Watched(State(answers: answers))
    }

    var attempts: [Attempt] { state.value.attempts }
    var keys: [String] { attempts.map(\.key) }

    func attempts(of key: String) -> [Attempt] { attempts.filter { $0.key == key } }

    /// Seconds from the start of the scene to each attempt.
    func times(of key: String) -> [TimeInterval] {
        attempts(of: key).map { ($0.date.timeIntervalSince(Scene.start) * 1000).rounded() / 1000 }
    }

    /// Waits for so many attempts of a message.
    func untilAttempted(_ key: String, times count: Int = 1) async {
        await state.until { $0.attempts.count { $0.key == key } >= count }
    }

    func release(_ key: String) {
        state.change { state in _ = state.released.insert(key) }
    }

    func identify() async throws(ChatError) -> BotIdentity {
        BotIdentity(user: UserID(rawValue: "viva"), displayName: "viva", place: "here")
    }

    func listen(
        from positions: [CursorScope: CursorPosition],
        handler: @escaping @Sendable (ListenReport) async throws -> EventAnswer?
    ) async throws {}

    func send(_ delivery: Delivery) async throws(ChatError) -> MessageID {
        let key = delivery.key.rawValue
        let answer = state.change { state in
            state.attempts.append(Attempt(delivery: delivery, date: clock.now))
            var left = state.answers[key] ?? []
            let answer = left.isEmpty ? nil : left.removeFirst()
            state.answers[key] = left
            return answer
        }
        switch answer {
        case .fails(let error): throw error
        case .waits: await state.until { $0.released.contains(key) }
        case nil: break
        }
        return MessageID(rawValue: "sent-\(key)")
    }
}
