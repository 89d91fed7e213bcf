import Bot
import Chat
import Foundation
import Logging
import ServiceLifecycleTestKit
import Store
import Testing

/// How an answer that has nobody before it goes off with the transaction that made it.
@Suite(.timeLimit(.minutes(1))) struct FlightTests {
    private static let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    private func listener(_ scene: Scene, store: any Store, _ flight: Flight, _ signal: WakeSignal) -> Listener {
        Listener(
            chat: ScriptedEar([]), bot: CurrentBot(scene.bot), store: store, health: LinkHealth(service: Scene.service),
            flight: flight, didEnqueue: signal, didChangeSchedules: WakeSignal(), logger: Self.quiet,
            now: { scene.now })
    }

    private func batch(_ texts: [String], in scene: Scene) -> EventBatch {
        let alice = scene.person("alice", in: "team")
        return EventBatch(
            events: texts.map { scene.event($0, from: alice.user, in: alice.place) },
            scope: CursorScope(rawValue: "team"), position: CursorPosition(rawValue: "end"))
    }

    /// Lets the courier run until the body has ended.
    private func courier(
        _ chat: ScriptedChat, _ store: any Store, _ flight: Flight, _ signal: WakeSignal, clock: ManualClock,
        _ body: @Sendable () async throws -> Void
    ) async throws {
        let courier = Courier(
            chat: chat, store: store, flight: flight, didEnqueue: signal, logger: Self.quiet, now: { clock.now },
            sleep: { try await clock.sleep(for: $0) })
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { group in
                group.addTask { try await courier.run() }
                try await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    @Test func whatIsSaidOnceIsSentOnce() async throws {
        let memory = try SQLiteStore.inMemory()
        let scene = try Scene(store: memory)
        let flight = Flight(of: Scene.service, limits: .init(rate: 100, burst: 100))
        let (signal, clock) = (WakeSignal(), ManualClock())
        let chat = ScriptedChat(clock: clock)
        let batch = batch(["topics", "status", "help"], in: scene)
        try await courier(chat, memory, flight, signal, clock: clock) {
            try await listener(scene, store: memory, flight, signal).handle(batch)
            // Heard again after a crash.
            try await listener(scene, store: memory, flight, signal).handle(batch)
            for event in batch.events { await chat.untilAttempted("\(Scene.service.rawValue)/\(event.id)#0") }
        }
        #expect(chat.keys.count == 3)
        #expect(chat.attempts.allSatisfy { $0.delivery.unclearSince == nil })
    }

    @Test func theFirstAnswerIsOnItsWayBeforeTheCourierLooks() async throws {
        let memory = try SQLiteStore.inMemory()
        let scene = try Scene(store: memory)
        let flight = Flight(of: Scene.service, limits: .init(rate: 100, burst: 100))
        let batch = batch(["topics", "status"], in: scene)
        try await listener(scene, store: memory, flight, WakeSignal()).handle(batch)
        // It counts as attempted: the next to claim is told so, and finds the second answer still to have its turn.
        let claimed = try await memory.write { store in
            try store.settle([], of: Scene.service, thenClaim: 9, excluding: [], now: scene.now)
        }
        #expect(claimed.map(\.key.rawValue) == ["\(Scene.service.rawValue)/\(batch.events[0].id)#0"])
        #expect(claimed.first?.unclearSince == scene.now)
    }

    @Test func whatCouldNotBeWrittenIsNotSentAndHoldsUpNothing() async throws {
        let memory = try SQLiteStore.inMemory()
        let scene = try Scene(store: memory)
        let flight = Flight(of: Scene.service, limits: .init(rate: 100, burst: 100))
        let (signal, clock) = (WakeSignal(), ManualClock())
        let chat = ScriptedChat(clock: clock)
        let full = StoreError.unavailable(reason: "disk full")
        let broken = LateFailure(base: memory, error: full)
        let batch = batch(["topics"], in: scene)
        await #expect(throws: full) { try await listener(scene, store: broken, flight, signal).handle(batch) }
        try await courier(chat, memory, flight, signal, clock: clock) {
            try await listener(scene, store: memory, flight, signal).handle(batch)
            await chat.untilAttempted("\(Scene.service.rawValue)/\(batch.events[0].id)#0")
        }
        #expect(chat.keys.count == 1)
    }

    /// A store whose commits fail after the body has run.
    private struct LateFailure: Store {
        let base: SQLiteStore
        let error: StoreError

        func read<Value: Sendable>(
            _ body: @escaping @Sendable (any StoreReader) throws -> Value
        ) async throws -> Value {
            try await base.read(body)
        }

        func write<Value: Sendable>(
            _ durability: @escaping @Sendable (Value) -> Durability,
            _ body: @escaping @Sendable (any StoreWriter) throws -> Value
        ) async throws -> Value {
            try await base.write(durability) { [error] store -> Value in
                _ = try body(store)
                throw error
            }
        }
    }
}
