import Chat
import Foundation
import Synchronization

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

    fileprivate struct Watcher {
        var isSatisfied: @Sendable ([Attempt]) -> Bool
        var continuation: CheckedContinuation<Void, Never>
    }

    fileprivate struct State {
        var answers: [String: [Answer]]
        var attempts: [Attempt] = []
        var watchers: [Watcher] = []
        var underWay: [String: CheckedContinuation<Void, Never>] = [:]
        var released: Set<String> = []
    }

    let name = Scene.service
    private let state: Mutex<State>
    private let clock: ManualClock

    /// - Parameter answers: by key, for one attempt after the other; after them, and for all others, sending succeeds.
    init(clock: ManualClock, answers: [String: [Answer]] = [:]) {
        self.clock = clock
        state = Mutex(State(answers: answers))
    }

    var attempts: [Attempt] { state.withLock { $0.attempts } }
    var keys: [String] { attempts.map(\.key) }

    func attempts(of key: String) -> [Attempt] { attempts.filter { $0.key == key } }

    /// Seconds from the start of the scene to each attempt.
    func times(of key: String) -> [TimeInterval] {
        attempts(of: key).map { ($0.date.timeIntervalSince(Scene.start) * 1000).rounded() / 1000 }
    }

    /// Waits for so many attempts of a message.
    func untilAttempted(_ key: String, times count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let satisfied = state.withLock { state in
                let watcher = Watcher(
                    isSatisfied: { $0.count { $0.key == key } >= count }, continuation: continuation)
                state.watchers.append(watcher)
                return state.takeSatisfied()
            }
            for watcher in satisfied { watcher.continuation.resume() }
        }
    }

    func release(_ key: String) {
        let continuation = state.withLock { state in
            state.released.insert(key)
            return state.underWay.removeValue(forKey: key)
        }
        continuation?.resume()
    }

    func identify() async throws(ChatError) -> BotIdentity {
        BotIdentity(user: UserID(rawValue: "viva"), displayName: "viva", place: "here")
    }

    func listen(
        from positions: [CursorScope: CursorPosition], handler: @Sendable (ListenReport) async throws -> Void
    ) async throws {}

    func send(_ delivery: Delivery) async throws(ChatError) -> MessageID {
        let key = delivery.key.rawValue
        let (answer, satisfied) = state.withLock { state in
            state.attempts.append(Attempt(delivery: delivery, date: clock.now))
            var left = state.answers[key] ?? []
            let answer = left.isEmpty ? nil : left.removeFirst()
            state.answers[key] = left
            return (answer, state.takeSatisfied())
        }
        for watcher in satisfied { watcher.continuation.resume() }
        switch answer {
        case .fails(let error): throw error
        case .waits: await untilReleased(key)
        case nil: break
        }
        return MessageID(rawValue: "sent-\(key)")
    }

    private func untilReleased(_ key: String) async {
        await withCheckedContinuation { continuation in
            let isReleased = state.withLock { state in
                if state.released.contains(key) { return true }
                state.underWay[key] = continuation
                return false
            }
            if isReleased { continuation.resume() }
        }
    }
}

extension ScriptedChat.State {
    fileprivate mutating func takeSatisfied() -> [ScriptedChat.Watcher] {
        let attempts = attempts
        let satisfied = watchers.filter { $0.isSatisfied(attempts) }
        watchers.removeAll { $0.isSatisfied(attempts) }
        return satisfied
    }
}
