import Bot
import Chat
import Foundation
import Logging
import QuestionEngine
import ServiceLifecycleTestKit
import Store
import Testing

/// The prompter as it runs: when it wakes, what it says at its start, and what a crash leaves.
@Suite(.timeLimit(.minutes(1))) struct PrompterRunTests {
    /// Lets a prompter run by the clock during the body.
    private func run(
        _ scene: Scene, by clock: ManualClock, didChangeSchedules: WakeSignal = WakeSignal(),
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
        _ body: @Sendable () async throws -> Void
    ) async throws {
        let prompter = Prompter(
            service: Scene.service, bot: CurrentBot(scene.bot), store: scene.store,
            health: LinkHealth(service: Scene.service),
            didEnqueue: WakeSignal(), didChangeSchedules: didChangeSchedules, logger: logger, now: { clock.now },
            sleep: { try await clock.sleep(for: $0) })
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { group in
                group.addTask { try await prompter.run() }
                try await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    @Test func itWakesWhenAPromptIsDue() async throws {
        let scene = try Scene()
        try await scene.person("alice", in: "hiring").says("daily every day 12:00 UTC")
        let noon = try Date.utc("2026-11-23 12:00")
        let clock = ManualClock(now: noon - 30)
        try await run(scene, by: clock) {
            await clock.advanceToSleeper(at: noon)
            // It has posted before it sleeps again.
            await clock.untilSomebodySleeps(until: noon + 60)
        }
        scene.move(to: noon)
        #expect(try await scene.deliver().map(\.promptDate) == [LocalDate("2026-11-23")])
    }

    @Test func itWakesForAScheduleThatIsMadeMeanwhile() async throws {
        let scene = try Scene()
        let clock = ManualClock()
        let didChangeSchedules = WakeSignal()
        try await run(scene, by: clock, didChangeSchedules: didChangeSchedules) {
            await clock.advanceToSleeper(at: Scene.start + 60)
            await clock.untilSomebodySleeps(until: Scene.start + 120)
            clock.advance(to: Scene.start + 90)
            scene.move(to: clock.now)
            try await scene.person("alice", in: "hiring").says("daily every day 08:02 UTC")
            didChangeSchedules.signal()
            await clock.advanceToSleeper(at: Scene.start + 120)
            await clock.untilSomebodySleeps(until: Scene.start + 180)
        }
        scene.move(to: clock.now)
        #expect(try await scene.deliver().map(\.promptDate) == [LocalDate("2026-11-23")])
    }

    @Test func itNoticesWithinAMinuteThatTheClockWasPutForward() async throws {
        let scene = try Scene()
        try await scene.person("alice", in: "hiring").says("daily every day 12:00 UTC")
        let clock = ManualClock()
        try await run(scene, by: clock) {
            await clock.untilSomebodySleeps(until: Scene.start + 60)
            let jump = try Date.utc("2026-11-23 12:30")
            clock.advance(to: jump)
            await clock.untilSomebodySleeps(until: jump + 60)
        }
        scene.move(to: clock.now)
        #expect(try await scene.deliver().map(\.promptDate) == [LocalDate("2026-11-23")])
    }

    @Test func itsStartSaysWhichSchedulesLackSomething() async throws {
        let store = try SQLiteStore.inMemory()
        let settings = BotSettings(holidays: HolidayCalendars(["lt": [], "office": []]))
        let before = try Scene(settings: settings, store: store).person("alice", in: "hiring")
        for hour in [9, 10, 11] { try await before.says("daily on weekdays \(hour):30 UTC holidays lt, office") }
        try await before.says("daily pause 3")
        try await store.write { store in
            var record = try store.schedules(in: before.place.id, of: Scene.service)[1]
            record.schedule.zone = "Mars/Olympus_Mons"
            record.schedule.calendars = ["OFFICE"]
            try store.updateSchedule(record)
        }
        let after = try Scene(settings: BotSettings(holidays: HolidayCalendars(["office": []])), store: store)
        let book = LogBook()
        let clock = ManualClock()
        try await run(after, by: clock, logger: book.logger) {
            await clock.untilSomebodySleeps(until: Scene.start + 60)
        }
        let warnings = book.entries(about: "names what viva does not know")
        #expect(warnings.map(\.level) == [.warning, .warning])
        #expect(warnings.map { $0.metadata["schedule"] } == ["1", "2"])
        #expect(warnings.allSatisfy { $0.metadata["conversation"] == "hiring" })
        #expect(warnings.first?.metadata["reason"]?.contains("calendar lt is not configured") == true)
        #expect(warnings.last?.metadata["reason"]?.contains("Mars/Olympus_Mons is not known") == true)
    }

    /// What a crash leaves of a database, at three moments around a prompt.
    @Test(arguments: ["before it is claimed", "before it is handed out", "before it is known to be sent", "after that"])
    func aPromptComesOnceWhateverACrashLeaves(crash: String) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appending(path: "viva.sqlite").path
            let store = try SQLiteStore.open(path: path)
            let scene = try Scene(store: store)
            try await scene.person("alice", in: "hiring").says("daily every day 12:00 UTC reveal after 14d")
            scene.move(to: try .utc("2026-11-23 12:00"))
            var sent = 0
            if crash != "before it is claimed" { _ = try await scene.prompter().postDuePrompts(at: scene.now) }
            if crash == "before it is known to be sent" {
                let claimed = try await store.write { [now = scene.now] store in
                    try store.settle([], of: Scene.service, thenClaim: 9, excluding: [], now: now)
                }
                #expect(claimed.map(\.unclearSince) == [nil])
            }
            if crash == "after that" { sent = try await scene.deliver().count }

            // A copy of the files as they are, with the log that was not folded in.
            let image = directory.appending(path: "image.sqlite").path
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: image + suffix)
            }
            let survivor = try SQLiteStore.open(path: image)
            let later = try Scene(store: survivor, now: scene.now + 300, heard: 9)
            _ = try await later.prompter().postDuePrompts(at: later.now)
            let rest = try await survivor.write { [now = later.now] store in
                try store.settle([], of: Scene.service, thenClaim: 9, excluding: [], now: now)
            }
            #expect(rest.count + sent == 1)
            #expect(rest.allSatisfy { $0.key.rawValue == "prompt/1/2026-11-23" })
            // Whoever sends it now looks first whether it has arrived.
            let unclear = rest.compactMap(\.unclearSince)
            #expect(unclear == (crash == "before it is known to be sent" ? [scene.now] : []))
            #expect(try await later.schedules(in: "hiring").map(\.settledUntil) == [scene.now])
            try survivor.close()
            try store.close()
        }
    }
}
