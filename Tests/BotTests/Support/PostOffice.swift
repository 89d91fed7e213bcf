import Bot
import Chat
import Foundation
import Logging
import ServiceLifecycleTestKit
import Store

/// A courier at work between a store and a scripted chat service, by a clock that the test moves.
struct PostOffice {
    let store: ObservedStore
    let clock: ManualClock
    let chat: ScriptedChat
    let didEnqueue = WakeSignal()
    private let limits: Pacer.Limits

    init(
        _ answers: [String: [ScriptedChat.Answer]] = [:], limits: Pacer.Limits = Pacer.Limits(rate: 100, burst: 100)
    ) throws {
        store = ObservedStore(try SQLiteStore.inMemory())
        clock = ManualClock()
        chat = ScriptedChat(clock: clock, answers: answers)
        self.limits = limits
    }

    /// Lets the courier run during the body, and stops it gracefully after it.
    func open(_ body: @Sendable (GracefulShutdownTestTrigger) async throws -> Void) async throws {
        let courier = Courier(
            chat: chat, store: store, flight: Flight(of: Scene.service, limits: limits), didEnqueue: didEnqueue,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), now: { [clock] in clock.now },
            sleep: { [clock] in try await clock.sleep(for: $0) })
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { group in
                group.addTask { try await courier.run() }
                try await body(trigger)
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    func enqueue(
        _ keys: String..., to conversation: String = "team", thread: OutboxMessage.Thread = .none,
        after seconds: TimeInterval? = nil
    ) async throws {
        let now = clock.now
        let messages = keys.map { key in
            OutboxMessage(
                key: DeliveryKey(rawValue: key), service: Scene.service,
                conversation: ConversationID(rawValue: conversation), thread: thread,
                content: MessageContent([.paragraph([.text(key)])]), notBefore: seconds.map { now + $0 })
        }
        try await store.write { store in
            for message in messages { try store.enqueue(message, at: now) }
        }
        didEnqueue.signal()
    }

    /// Has the courier look for what is due, and waits until it has: anything that was due is under way then.
    func look(_ number: Int = 1) async throws {
        try await enqueue("probe-\(number)", to: "probes")
        await chat.untilAttempted("probe-\(number)")
    }

    /// Waits until no message is under way and the next one is due at that time.
    func untilNextIsDue(at date: Date) async throws {
        try await store.until { store in
            let due = try store.nextDueDate(of: Scene.service, excluding: [])
            return due.map { abs($0.timeIntervalSince(date)) < 0.01 } ?? false
        }
    }

    func summary() async throws -> OutboxSummary {
        try await store.read { [clock] in try $0.outboxSummary(of: Scene.service, now: clock.now) }
    }

    /// Which of them are recorded as sent.
    func sent(_ keys: String...) async throws -> [String] {
        try await store.read { store in
            try keys.filter { try store.sentMessage(DeliveryKey(rawValue: $0))?.rawValue == "sent-\($0)" }
        }
    }
}
