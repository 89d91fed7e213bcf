import Bot
import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct PracticeReminderTests {
    /// Monday 10:00 in Vilnius; something is due from 10:10 on.
    private func scene(
        _ settings: BotSettings = BotSettings(), abilities: Set<ChatAbility> = []
    ) async throws -> (Scene, Person) {
        let scene = try Scene(settings: settings, abilities: abilities)
        let alice = scene.person("alice")
        try await PracticeTests.finish(try await alice.says("practice 3").posts.first, by: alice)
        return (scene, alice)
    }

    @discardableResult
    private func remind(_ scene: Scene, at time: String? = nil) async throws -> [Said] {
        if let time { scene.move(to: try .utc(time)) }
        _ = try await scene.prompter().postDueReminders(at: scene.now)
        return try await scene.deliver()
    }

    @Test func aReminderComesOnceADayIfSomethingIsDue() async throws {
        let (scene, alice) = try await scene(abilities: [.actions])
        try await alice.says("practice remind 11:00 Europe/Vilnius")
        #expect(try await remind(scene, at: "2026-11-23 08:59").isEmpty)
        let said = try await remind(scene, at: "2026-11-23 09:00")
        #expect(
            said.map(\.text) == [
                "3 items are due for a review. practice starts.\nYou asked for this; practice remind off ends it."
            ])
        #expect(
            said.first?.conversation == alice.place.id && said.first?.labels == ["Practise now", "No more reminders"])
        for time in ["2026-11-23 09:00", "2026-11-23 12:00", "2026-11-24 08:59"] {
            #expect(try await remind(scene, at: time).isEmpty)
        }
        #expect(try await remind(scene, at: "2026-11-24 09:01").count == 1)
        let put = try await alice.presses("Practise now", on: said[0]).posts.first
        #expect(put?.text.contains("1/10 ") == true)
        try await alice.presses("No more reminders", on: said[0])
        #expect(try await remind(scene, at: "2026-11-25 09:01").isEmpty)
    }

    @Test func nobodyIsRemindedWhoDidNotAsk() async throws {
        let (scene, _) = try await scene()
        #expect(try await remind(scene, at: "2026-11-29 09:00").isEmpty)
    }

    @Test func ifNothingIsDueNothingIsSaidAllDay() async throws {
        let (scene, alice) = try await scene()
        try await alice.says("practice remind 10:05 Europe/Vilnius")
        #expect(try await remind(scene, at: "2026-11-23 08:05").isEmpty)
        #expect(try await remind(scene, at: "2026-11-23 08:30").isEmpty)
        #expect(try await remind(scene, at: "2026-11-24 08:05").count == 1)
    }

    @Test func whatLiesBeforeTheWishIsNotMadeUpFor() async throws {
        let (scene, alice) = try await scene()
        scene.move(by: 3_600)
        try await alice.says("practice remind 9:30 Europe/Vilnius")
        #expect(try await remind(scene).isEmpty)
        #expect(try await remind(scene, at: "2026-11-24 07:30").count == 1)
    }

    @Test func quietHoursMoveItAndSilenceWhatIsLate() async throws {
        let (scene, alice) = try await scene()
        try await alice.says("practice remind 5:00 Europe/Vilnius")
        let answer = try await alice.hears("practice quiet 22:00-07:00")
        #expect(answer.contains("Your reminder comes at 07:00 instead."))
        #expect(try await alice.hears("practice remind").contains("At 07:00, Europe/Vilnius, after your quiet hours,"))
        #expect(try await remind(scene, at: "2026-11-24 03:00").isEmpty)
        #expect(try await remind(scene, at: "2026-11-24 05:00").count == 1)
        // That date had its reminder; and the next day the bot was away until the quiet hours had begun.
        try await alice.says("practice remind 21:30")
        for time in ["2026-11-24 19:30", "2026-11-25 20:15", "2026-11-26 05:30"] {
            #expect(try await remind(scene, at: time).isEmpty, "\(time)")
        }
        #expect(try await remind(scene, at: "2026-11-26 19:30").count == 1)
    }

    @Test func aReminderThatIsVeryLateIsGivenUp() async throws {
        let (scene, alice) = try await scene()
        try await alice.says("practice remind 12:00 Europe/Vilnius")
        #expect(try await remind(scene, at: "2026-11-23 14:01").isEmpty, "more than four hours")
        #expect(try await remind(scene, at: "2026-11-24 13:00").count == 1)
    }

    @Test func aMovedZoneAndAClockPutBackBringNoSecondOne() async throws {
        let (scene, alice) = try await scene()
        try await alice.says("practice remind 11:00 Europe/Vilnius")
        #expect(try await remind(scene, at: "2026-11-23 09:00").count == 1)
        #expect(try await remind(scene, at: "2026-11-23 08:50").isEmpty)
        #expect(try await remind(scene, at: "2026-11-23 09:10").isEmpty)
        try await alice.says("practice zone America/New_York")
        #expect(try await remind(scene, at: "2026-11-23 16:00").isEmpty, "11:00 there, on the same date")
        #expect(try await remind(scene, at: "2026-11-24 16:00").count == 1)
    }

    /// Whatever the transaction in which it fails: one reminder, once it can be made.
    @Test func aFailedTransactionLosesAndDoublesNothing() async throws {
        struct Cut: Error {}
        let base = try SQLiteStore.inMemory(secret: 1)
        let before = try Scene(store: base)
        let alice = before.person("alice")
        try await PracticeTests.finish(try await alice.says("practice 3").posts.first, by: alice)
        try await alice.says("practice remind 11:00 Europe/Vilnius")
        let failing = FaultyStore(base) { number in if number == 1 { throw Cut() } }
        let scene = try Scene(store: failing, now: .utc("2026-11-23 09:00"), heard: before.heard)
        await #expect(throws: Cut.self) { try await scene.prompter().postDueReminders(at: scene.now) }
        #expect(try await remind(scene).count == 1)
        #expect(try await remind(scene).isEmpty)
    }

    @Test func whereDirectMessagesAreOffNobodyIsReminded() async throws {
        let (scene, alice) = try await scene()
        try await alice.says("practice remind 11:00 Europe/Vilnius")
        let closed = try Scene(
            settings: BotSettings(people: PeopleSettings(directMessages: false)), store: scene.store,
            now: .utc("2026-11-23 09:00"))
        #expect(try await remind(closed).isEmpty)
        #expect(try await remind(scene, at: "2026-11-23 09:00").count == 1)
    }

    @Test func theTimeIsTheOneOnTheWallWhenClocksChange() async throws {
        let (scene, alice) = try await scene()
        try await alice.says("practice remind 11:00 Europe/Vilnius")
        // Summer time begins on 28 March 2027.
        for (time, count) in [
            ("2027-03-27 08:59", 0), ("2027-03-27 09:00", 1), ("2027-03-28 07:59", 0), ("2027-03-28 08:00", 1),
        ] {
            #expect(try await remind(scene, at: time).count == count, "\(time)")
        }
    }

    @Test func theNextReminderIsTold() async throws {
        let (scene, alice) = try await scene()
        #expect(try await scene.prompter().postDueReminders(at: scene.now) == nil)
        try await alice.says("practice remind 11:00 Europe/Vilnius")
        #expect(try await scene.prompter().postDueReminders(at: scene.now) == .utc("2026-11-23 09:00"))
    }
}
