import Chat
import Foundation
import Store
import Testing

@testable import Bot

/// Who is served, where, and how often.
@Suite struct AdmissionTests {
    private let carol = UserID(rawValue: "carol")

    private func scene(_ people: PeopleSettings, store: (any Store)? = nil) throws -> Scene {
        try Scene(settings: BotSettings(people: people), store: store)
    }

    private func limited(store: (any Store)? = nil) throws -> Scene {
        try scene(
            PeopleSettings(
                admins: AdminRoll(people: [carol]), rate: CommandRate(perMinute: 30, atOnce: 2)), store: store)
    }

    // MARK: How often

    @Test func whoAsksTooMuchIsToldOnceAndServedAgainSoon() async throws {
        let scene = try limited()
        let alice = scene.person("alice", in: "team")
        for _ in 1...2 { #expect(try await alice.hears("status").contains("All is well")) }
        #expect(try await alice.hears("status").contains("In 2 seconds I am all ears again"))
        for _ in 1...5 { #expect(try await alice.says("status").isEmpty) }
        #expect(try await scene.person("bob", in: "team").hears("status").contains("All is well"))
        scene.move(by: 1.9)
        #expect(try await alice.says("status").isEmpty)
        scene.move(by: 0.1)
        #expect(try await alice.hears("status").contains("All is well"))
        #expect(try await alice.hears("status").contains("I am all ears again"), "told again the next time")
    }

    @Test func aRestartForgivesNothing() async throws {
        let store = try SQLiteStore.inMemory()
        let before = try limited(store: store)
        for _ in 1...3 { try await before.person("alice").says("status") }
        let after = Scene(bot: before.bot, store: store, now: before.now, heard: before.heard)
        #expect(try await after.person("alice").says("status").isEmpty)
    }

    @Test func answersInAQuizAndAdminsAreNotCounted() async throws {
        let scene = try limited()
        let alice = scene.person("alice")
        try await alice.says("quiz 10")
        for _ in 1...10 { #expect(try await alice.says("skip").count == 1) }
        #expect(try await alice.hears("status").contains("All is well"))
        let carol = scene.person("carol")
        for _ in 1...9 { #expect(try await carol.hears("status").contains("All is well")) }
    }

    @Test func whatWasAskedOverTimeAndHeardAtOnceIsAllAnswered() async throws {
        let scene = try limited()
        let alice = scene.person("alice")
        var events: [ChatEvent] = []
        for _ in 1...5 {
            events.append(scene.event("status", from: alice.user, in: alice.place))
            scene.move(by: 10)
        }
        for event in events { #expect(try await scene.hear(event).count == 1) }
    }

    // MARK: Where

    @Test func inAChannelThatIsNotEnabledItSaysSoOnceADay() async throws {
        let scene = try scene(PeopleSettings(channels: [ConversationID(rawValue: "team")]))
        let alice = scene.person("alice", in: "random")
        #expect(
            try await alice.hears("question") == "I am not enabled in this channel, so I leave it alone."
                + " Whoever runs me can change that.")
        #expect(try await alice.says("question").isEmpty)
        #expect(try await alice.remarks("b").isEmpty)
        #expect(try await alice.inside(MessageID(rawValue: "m1")).remarks("b").isEmpty)
        scene.move(by: 86_400)
        #expect(try await alice.says("question").count == 1)
        let team = try await scene.person("alice", in: "team").says("question")
        #expect(team.first?.question(in: scene.bank) != nil)
        #expect(try await scene.person("alice").hears("status").contains("All is well"))
    }

    @Test func invitedWhereItIsNotEnabledItSaysThatAndNoMore() async throws {
        let scene = try scene(PeopleSettings(channels: [ConversationID(rawValue: "team")]))
        let place = Conversation(id: ConversationID(rawValue: "random"), kind: .channel)
        let said = try await scene.hear(ChatEvent(id: "j", conversation: place, content: .joined, date: scene.now))
        #expect(
            said.map(\.text) == [
                "I am not enabled in this channel, so I leave it alone. Whoever runs me can change that."
            ])
    }

    @Test func directMessagesCanBeSwitchedOff() async throws {
        let scene = try scene(PeopleSettings(directMessages: false))
        let alice = scene.person("alice")
        #expect(try await alice.hears("quiz").contains("Write to me in a channel, with @viva first"))
        #expect(try await alice.says("quiz").isEmpty)
        #expect(try await scene.person("alice", in: "team").hears("status").contains("All is well"))
    }

    @Test func aSlashCommandWhereItIsNotEnabledIsAnsweredInPrivate() async throws {
        let people = PeopleSettings(channels: [ConversationID(rawValue: "team")])
        let scene = try Scene(settings: BotSettings(people: people), abilities: [.whispers])
        let carol = scene.person("carol", in: "random")
        for _ in 1...2 {
            let said = try await carol.types("/viva question")
            #expect(said.map(\.whisperedTo) == [carol.user])
            #expect(said.first?.text.contains("not enabled in this channel") == true)
        }
    }

    @Test func promptsComeOnlyWhereItIsEnabled() async throws {
        let store = try SQLiteStore.inMemory()
        let before = try scene(PeopleSettings(), store: store)
        for person in [before.person("alice", in: "team"), before.person("alice", in: "random"), before.person("bob")] {
            try await person.says("daily on weekdays 09:30 Etc/UTC")
        }
        let people = PeopleSettings(channels: [ConversationID(rawValue: "team")])
        let after = Scene(
            bot: Bot(bank: before.bank, settings: BotSettings(people: people), name: "viva", startedAt: before.now),
            store: store, now: before.now, heard: before.heard)
        let said = try await after.prompt(at: "2026-11-23 09:30")
        #expect(said.map(\.conversation.rawValue).sorted() == ["D-bob", "team"])
    }

    // MARK: Who

    @Test func onlyAdminsChangeSchedulesOfChannelsWhereThatIsSet() async throws {
        let scene = try scene(PeopleSettings(admins: AdminRoll(people: [carol]), schedulesBy: .admins))
        let alice = scene.person("alice", in: "team")
        let asked = "daily on weekdays 09:30 Europe/Vilnius"
        #expect(try await alice.hears(asked).contains("only my admins change the daily schedules"))
        #expect(try await scene.schedules(in: "team").isEmpty)
        try await scene.person("carol", in: "team").says(asked)
        for command in ["daily off", "daily pause", "daily now", "daily skip", "daily queue be-0009"] {
            #expect(try await alice.hears(command).contains("only my admins"), "\(command)")
        }
        for command in ["daily", "daily preview", "daily queue"] {
            #expect(try await !alice.hears(command).contains("only my admins"), "\(command)")
        }
        #expect(try await scene.schedules(in: "team").count == 1)
        #expect(try await !scene.person("alice").hears(asked).contains("only my admins"), "her own direct message")
    }

    @Test func aDialogIsNoWayAround() async throws {
        let people = PeopleSettings(admins: AdminRoll(people: [carol]), schedulesBy: .admins)
        let scene = try Scene(settings: BotSettings(people: people), abilities: Set(ChatAbility.allCases))
        let (alice, carol) = (scene.person("alice", in: "team"), scene.person("carol", in: "team"))
        #expect(try await alice.types("/viva daily new").map(\.dialog) == [nil])
        try await carol.types("/viva daily new")
        let values = ["days": "weekdays", "time": "09:30", "zone": "Europe/Vilnius"]
        #expect(try await alice.isRefused(values)["days"]?.contains("only my admins") == true)
        #expect(try await carol.isRefused(values) == [:])
        try await carol.says("daily")
        #expect(try await alice.hearsAfter("Off").contains("only my admins"))
        #expect(try await scene.schedules(in: "team").count == 1)
    }

    @Test func buttonsCountAsCommandsAndAnswersByButtonDoNot() async throws {
        let people = PeopleSettings(rate: CommandRate(perMinute: 30, atOnce: 2))
        let scene = try Scene(settings: BotSettings(people: people), abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice")
        try await alice.says("quiz 5")
        for _ in 1...4 { try await alice.presses("Skip") }
        let question = try #require(try await alice.says("question").first)
        #expect(try await alice.presses("Hint", on: question).contains { $0.text.contains("I am all ears again") })
        #expect(try await alice.presses("Hint", on: question).isEmpty)
    }

    @Test func theMembersOfAGroupAreAdminsOnceTheyAreKnown() async throws {
        let group = UserGroupID(rawValue: "S1")
        let roll = AdminRoll(groups: [group])
        let scene = try scene(PeopleSettings(admins: roll, schedulesBy: .admins))
        let dave = scene.person("dave", in: "team")
        #expect(try await dave.hears("daily on weekdays 09:30 Europe/Vilnius").contains("only my admins"))
        roll.set([dave.user], in: group)
        #expect(try await !dave.hears("daily on weekdays 09:30 Europe/Vilnius").contains("only my admins"))
        roll.set([], in: group)
        #expect(try await dave.hears("daily off").contains("only my admins"))
    }
}
