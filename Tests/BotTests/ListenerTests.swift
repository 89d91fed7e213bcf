import Bot
import Chat
import Foundation
import Logging
import ServiceLifecycleTestKit
import Store
import Testing

/// What the listener makes of batches, of failures among them, and of a stop.
@Suite(.timeLimit(.minutes(1))) struct ListenerTests {
    private static let scope = CursorScope(rawValue: "team")

    private func listener(
        _ scene: Scene, on ear: ScriptedEar = ScriptedEar([]), store: (any Store)? = nil,
        health: LinkHealth = LinkHealth(service: Scene.service),
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    ) -> Listener {
        Listener(
            chat: ear, bot: CurrentBot(scene.bot), store: store ?? scene.store, health: health, flight: .stopped,
            didEnqueue: WakeSignal(),
            didChangeSchedules: WakeSignal(), logger: logger, now: { scene.now })
    }

    private func batch(_ events: [ChatEvent], position: String = "end") -> EventBatch {
        EventBatch(events: events, scope: Self.scope, position: CursorPosition(rawValue: position))
    }

    /// Messages to the bot in a channel, each with one answer.
    private func events(_ texts: String..., in scene: Scene) -> [ChatEvent] {
        let alice = scene.person("alice", in: "team")
        return texts.map { scene.event($0, from: alice.user, in: alice.place) }
    }

    private func position(in scene: Scene) async throws -> String? {
        try await scene.store.read { try $0.positions(of: Scene.service)[Self.scope]?.rawValue }
    }

    @Test func aBatchThatIsHandedOverTwiceIsAnsweredOnce() async throws {
        let scene = try Scene()
        let listener = listener(scene)
        let batch = batch(events("topics", "question", "status", in: scene))
        for _ in 1...3 { try await listener.handle(batch) }
        #expect(try await scene.deliver().count == 3)
        #expect(try await position(in: scene) == "end")
    }

    @Test func anEventThatComesInTwoBatchesIsAnsweredOnce() async throws {
        let scene = try Scene()
        let listener = listener(scene)
        let events = events("topics", "question", "status", in: scene)
        try await listener.handle(batch(Array(events.prefix(2)), position: "2"))
        try await listener.handle(batch(Array(events.suffix(2)), position: "3"))
        #expect(try await scene.deliver().count == 3)
        #expect(try await position(in: scene) == "3")
    }

    @Test(arguments: [2, 3])
    func thePositionMovesAfterTheLastEventOnly(failing: Int) async throws {
        let memory = try SQLiteStore.inMemory()
        let scene = try Scene(store: memory)
        let full = StoreError.unavailable(reason: "disk full")
        let store = FaultyStore(memory) { number in if number == failing { throw full } }
        let batch = batch(events("topics", "question", "status", in: scene))
        await #expect(throws: full) { try await listener(scene, store: store).handle(batch) }
        #expect(try await position(in: scene) == nil)
        #expect(try await scene.deliver().count == failing - 1)
        // After the restart the batch comes again.
        try await listener(scene).handle(batch)
        #expect(try await scene.deliver().count == 4 - failing)
        #expect(try await position(in: scene) == "end")
    }

    @Test func anEventThatIsTwiceInABatchDoesNotMoveThePositionEarly() async throws {
        let memory = try SQLiteStore.inMemory()
        let scene = try Scene(store: memory)
        let full = StoreError.unavailable(reason: "disk full")
        let store = FaultyStore(memory) { number in if number == 2 { throw full } }
        let events = events("topics", "status", in: scene)
        let batch = batch([events[0], events[1], events[0]])
        await #expect(throws: full) { try await listener(scene, store: store).handle(batch) }
        #expect(try await position(in: scene) == nil)
        try await listener(scene).handle(batch)
        #expect(try await scene.deliver().count == 2)
        #expect(try await position(in: scene) == "end")
    }

    @Test func whatIsNotForTheBotMovesThePositionAlone() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        let event = scene.event("lunch?", from: alice.user, in: alice.place, isAddressed: false)
        try await listener(scene).handle(batch([event]))
        #expect(try await scene.deliver().isEmpty)
        #expect(try await position(in: scene) == "end")
    }

    @Test(arguments: [1, 2, 3])
    func anEventThatFailsBlocksNoOther(failing: Int) async throws {
        let memory = try SQLiteStore.inMemory()
        let scene = try Scene(store: memory)
        let store = FaultyStore(memory) { number in
            if number == failing { throw StoreError.refused(reason: "CHECK constraint failed") }
        }
        let book = LogBook()
        let batch = batch(events("topics secretly", "topics quietly", "topics openly", in: scene))
        try await listener(scene, store: store, logger: book.logger).handle(batch)
        let said = try await scene.deliver()
        #expect(said.count == 3)
        #expect(said.filter { $0.text.hasPrefix("Something went wrong") }.count == 1)
        #expect(try await position(in: scene) == "end")
        let problems = book.entries(about: "could not be handled")
        #expect(problems.map(\.level) == [.error])
        #expect(problems.first?.metadata == ["event": "m\(failing)", "reason": "CHECK constraint failed"])
        // It is left behind for good.
        try await listener(scene).handle(batch)
        #expect(try await scene.deliver().isEmpty)
    }

    @Test func whatWasNotForTheBotGetsNoWordOfRegret() async throws {
        let memory = try SQLiteStore.inMemory()
        let scene = try Scene(store: memory)
        let store = FaultyStore(memory) { number in if number == 1 { throw StoreError.refused(reason: "") } }
        let alice = scene.person("alice", in: "team").inside(MessageID(rawValue: "elsewhere"))
        let event = scene.event("b", from: alice.user, in: alice.place, thread: alice.thread, isAddressed: false)
        try await listener(scene, store: store).handle(batch([event]))
        #expect(try await scene.deliver().isEmpty)
        #expect(try await position(in: scene) == "end")
    }

    @Test func listeningBeginsWhereItWasLeft() async throws {
        let scene = try Scene()
        let ear = ScriptedEar([.batch(batch(events("topics", in: scene)))], end: .unauthorized(reason: "revoked"))
        for _ in 1...2 {
            await #expect(throws: ChatError.unauthorized(reason: "revoked")) {
                try await listener(scene, on: ear).run()
            }
        }
        #expect(ear.positions == [[:], [Self.scope: CursorPosition(rawValue: "end")]])
        #expect(try await scene.deliver().count == 1)
    }

    @Test func whatTheServiceReportsIsKnownToTheReadinessCheck() async throws {
        let scene = try Scene()
        let health = LinkHealth(service: Scene.service)
        let down = ListenReport.interrupted(.unavailable(reason: "no route"))
        for (reports, heard, isInterrupted) in [([down], false, true), ([down, .alive], true, false)] {
            let ear = ScriptedEar(reports, end: .unauthorized(reason: "revoked"))
            await #expect(throws: ChatError.self) { try await listener(scene, on: ear, health: health).run() }
            #expect(health.report.lastHeard == (heard ? scene.now : nil))
            #expect((health.report.interruption != nil) == isInterrupted)
        }
    }

    @Test func aGracefulStopEndsAfterTheEventInHand() async throws {
        let memory = try SQLiteStore.inMemory()
        let scene = try Scene(store: memory)
        let batch = batch(events("topics", "question", "status", in: scene))
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        // The first event is in hand until the stop has come through.
        let store = FaultyStore(memory) { number in
            guard number == 1 else { return }
            begin.yield()
            await untilCancelled()
        }
        let listener = listener(scene, on: ScriptedEar([.batch(batch)]), store: store)
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { group in
                group.addTask { try await listener.run() }
                _ = await begun.first { true }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(try await scene.deliver().count == 1)
        #expect(try await position(in: scene) == nil)
        try await self.listener(scene).handle(batch)
        #expect(try await scene.deliver().count == 2)
    }
}
