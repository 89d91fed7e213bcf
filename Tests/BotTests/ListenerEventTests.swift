import Bot
import Chat
import Foundation
import Logging
import Store
import Testing

/// What the listener makes of events that cannot be asked for again.
@Suite struct ListenerEventTests {
    private func listener(_ scene: Scene, store: (any Store)? = nil) -> Listener {
        Listener(
            chat: ScriptedEar([]), bot: CurrentBot(scene.bot), store: store ?? scene.store,
            health: LinkHealth(service: Scene.service), flight: .stopped, didEnqueue: WakeSignal(),
            didChangeSchedules: WakeSignal(),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), now: { scene.now })
    }

    @Test func aDialogWithMistakesStaysOpenAndCountsAsNeverHeard() async throws {
        let scene = try Scene(abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice", in: "hiring")
        try await alice.types("/viva daily new")
        let wrong = try alice.submission(["time": "25:00", "zone": "UTC"])
        let sentence = "“25:00” is no time of day; write it from 00:00 to 23:59, or such as 9am."
        for _ in 1...2 {
            #expect(try await listener(scene).handle(wrong) == .inputErrors(["time": sentence]))
        }
        #expect(try await scene.deliver().isEmpty)
        let right = try alice.submission(["time": "09:30", "zone": "UTC"])
        #expect(try await listener(scene).handle(right) == nil)
        #expect(try await scene.deliver().count == 1)
        #expect(try await scene.schedules(in: "hiring").count == 1)
    }

    @Test func whoWantedWhatCannotBeDoneIsTold() async throws {
        let memory = try SQLiteStore.inMemory()
        let scene = try Scene(store: memory, abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice", in: "team")
        try await alice.says("question be-0009")
        let events = [alice.typing("/viva topics"), try alice.press("Hint")]
        for event in events {
            let store = FaultyStore(memory) { number in
                if number == 1 { throw StoreError.refused(reason: "CHECK constraint failed") }
            }
            #expect(try await listener(scene, store: store).handle(event) == nil)
            let said = try await scene.deliver()
            #expect(said.map(\.whisperedTo) == [alice.user])
            #expect(said.first?.text.hasPrefix("Something went wrong here") == true)
            // It is left behind for good.
            #expect(try await listener(scene).handle(event) == nil)
            #expect(try await scene.deliver().isEmpty)
        }
    }
}
