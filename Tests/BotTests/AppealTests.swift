import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

@testable import Bot

/// Answers that are put before an editor, and what becomes of them.
@Suite struct AppealTests {
    private static let item = Item(
        id: ItemID(rawValue: "it-1"), topics: [TopicID(rawValue: "dist.caching")], difficulty: .medium,
        stem: "Which tree?", body: .short(Item.ShortKey(answers: [.init(text: "oak")])), explanation: "Explained.")

    private func scene(
        admins: Set<UserID> = [UserID(rawValue: "boss")], abilities: Set<ChatAbility> = [], store: (any Store)? = nil
    ) throws -> Scene {
        try Scene(
            settings: BotSettings(people: PeopleSettings(admins: AdminRoll(people: admins))),
            bank: RealBank.load().only([Self.item]), store: store, abilities: abilities)
    }

    /// Everybody answers that.
    private func answer(_ answers: [(name: String, answer: String)], in scene: Scene) async throws {
        for (name, answer) in answers {
            try await scene.person(name).says("quiz 1")
            #expect(try await scene.person(name).says(answer).posts.first?.text.contains("Quiz finished") == true)
        }
    }

    private func points(_ name: String, in scene: Scene) async throws -> Double {
        let user = UserID(rawValue: name)
        return try await scene.store.read { store in
            try store.topicScores(of: user, in: Scene.service).reduce(0) { $0 + $1.points }
        }
    }

    @Test func anAcceptedAppealCountsForEverybodyWhoAnsweredSo() async throws {
        let scene = try scene()
        try await answer(
            [("alice", "Quercus robur"), ("bob", "quercus  ROBUR."), ("carol", "elm"), ("dave", "oak")], in: scene)
        let alice = scene.person("alice")
        let made = try await alice.says("appeal That is its *botanical* name, isn't it?")
        #expect(
            made.first?.text
                == "Appeal 1: your answer “Quercus robur” to “Which tree?” is with the editors.\n"
                + "They see the item, your answer and what you said, not your name. I tell you what they decide.")
        #expect(made.last?.conversation == UserID(rawValue: "boss").address)
        #expect(made.last?.text.hasPrefix("Somebody has appealed against the key of a quiz item. appeals 1") == true)

        let boss = scene.person("boss")
        #expect(try await boss.hears("appeals").hasPrefix("1 appeal to decide, oldest first\n• 1 it-1 · Which tree?"))
        let file = try await boss.hears("appeals 1")
        #expect(file.contains("The key: oak") && file.contains("The answer: “Quercus robur”. It is none of the listed"))
        #expect(file.contains("> That is its *botanical* name, isn't it?") && !file.contains("alice"))

        let decided = try await boss.says("appeal accept 1 Same tree, other name.")
        #expect(
            decided[0].text.hasPrefix("Appeal 1 accepted. Such answers count from now on, and 2 earlier ones earned"))
        #expect(
            decided[1].conversation == UserID(rawValue: "alice").address || decided[1].conversation == alice.place.id)
        #expect(
            decided[1].text
                == "Appeal 1 accepted. Your answer “Quercus robur” about “Which tree?” counts: it earns 1 of 1 point now, and"
                + " your scores follow.\n> Same tree, other name.")
        for (name, points) in [("alice", 1.0), ("bob", 1), ("carol", 0), ("dave", 1)] {
            #expect(try await self.points(name, in: scene) == points, "\(name)")
        }
        #expect(try await scene.person("bob").hears("score").contains("1 of 1 point"))
        let why = try await scene.person("bob").hears("why")
        #expect(why.contains("An editor decided that this answer counts. That is 1 of 1 point."))
        #expect(why.contains("2026-11-23: 0 became 1 by appeal 1."))

        // From now on it is right from the start.
        try await scene.person("erin").says("quiz 1")
        #expect(try await scene.person("erin").hears("quercus robur").hasPrefix("Right."))
        #expect(try await boss.hears("appeal accept 1").contains("was accepted already: “Same tree, other name.”"))
        #expect(try await alice.hears("appeal").contains("Your appeal 1 about that answer was accepted"))
    }

    @Test func aRejectedAppealChangesNothing() async throws {
        let scene = try scene()
        try await answer([("alice", "elm"), ("bob", "elm")], in: scene)
        try await scene.person("alice").says("appeal")
        let decided = try await scene.person("boss").says("appeal reject #1: an elm is no oak")
        #expect(
            decided.map { $0.text.split(separator: "\n").first } == [
                "Appeal 1 rejected. The person is told so.",
                "Appeal 1 rejected. An editor looked at your answer “elm” about “Which tree?”, and the key stands.",
            ])
        #expect(decided[1].text.hasSuffix("> an elm is no oak"))
        #expect(try await points("alice", in: scene) == 0)
        #expect(try await scene.person("boss").hears("appeals") == "No appeal waits for a decision.")
        #expect(try await scene.person("alice").hears("appeal really").contains("was rejected: “an elm is no oak”"))
    }

    @Test func thereIsOneAppealAboutAnAnswer() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        #expect(try await alice.hears("appeal").hasPrefix("You have answered no quiz item yet."))
        try await answer([("alice", "oak")], in: scene)
        #expect(try await alice.hears("appeal").hasPrefix("Your last answer earned the whole point"))
        try await answer([("alice", "elm")], in: scene)
        try await alice.says("appeal")
        #expect(try await alice.hears("appeal again").hasPrefix("Your appeal 1 about that answer waits"))
    }

    @Test func onlyAdminsDecideAndNobodyOnTheirOwn() async throws {
        let scene = try scene(admins: [UserID(rawValue: "boss"), UserID(rawValue: "chief")])
        try await answer([("boss", "elm")], in: scene)
        let told = try await scene.person("boss").says("appeal")
        #expect(told.dropFirst().map(\.conversation.rawValue) == ["chief"], "the others, not oneself")
        for text in ["appeals", "appeals 1", "appeal accept 1"] {
            #expect(try await scene.person("alice").hears(text).hasPrefix("Appeals are decided by my admins."))
        }
        #expect(try await scene.person("boss").hears("appeal accept 1").contains("another admin has to decide it"))
        #expect(try await scene.person("chief").hears("appeal accept 2").hasPrefix("There is no appeal 2."))
        #expect(try await scene.person("chief").hears("appeal accept").hasPrefix("Which appeal?"))
        #expect(try await scene.person("chief").says("appeal accept 1").count == 2)
    }

    @Test func whereNobodyIsAnAdminTheAppealIsKept() async throws {
        let scene = try scene(admins: [])
        try await answer([("alice", "elm")], in: scene)
        #expect(try await scene.person("alice").hears("appeal").contains("Nobody is named as my editor yet"))
    }

    @Test func theCaseIsNotShownToWhomItIsStillOpen() async throws {
        let scene = try scene()
        try await answer([("alice", "elm")], in: scene)
        try await scene.person("alice").says("appeal")
        let boss = scene.person("boss")
        try await boss.says("quiz 1")
        #expect(
            try await boss.hears("appeals 1").hasPrefix("That appeal is about an item that is open in your own quiz."))
        try await boss.says("skip")
        #expect(try await boss.hears("appeals 1").contains("The key: oak"))
    }

    @Test func aCaseIsDecidedByItsButtons() async throws {
        let scene = try scene(abilities: Set(ChatAbility.allCases))
        try await answer([("alice", "elm")], in: scene)
        try await scene.person("alice").says("appeal")
        let boss = scene.person("boss", in: "team")
        let file = try #require(try await boss.says("appeals 1").first)
        #expect(file.whisperedTo == boss.user && file.labels == ["This answer counts", "The key stands"])
        try await boss.presses("This answer counts", on: file)
        #expect(try await points("alice", in: scene) == 1)
        let late = try await boss.presses("The key stands", on: file)
        #expect(late.first?.text.contains("was accepted already") == true)
    }

    @Test func whatIsAskedOtherwiseByNowCannotBeAccepted() async throws {
        let before = try scene()
        try await answer([("alice", "elm")], in: before)
        try await before.person("alice").says("appeal")
        var item = Self.item
        item.semanticRevision = 2
        item.stem = "Which shrub?"
        for bank in [try RealBank.load().only([item]), try RealBank.load().only([])] {
            let after = try Scene(
                settings: BotSettings(people: PeopleSettings(admins: AdminRoll(people: [UserID(rawValue: "boss")]))),
                bank: bank, store: before.store, heard: 100 + bank.items.count)
            #expect(try await after.person("boss").hears("appeal accept 1").contains("cannot be graded by it any more"))
        }
        #expect(try await points("alice", in: before) == 0)
    }

    @Test func whatSomebodySaidToItIsExportedAndForgotten() async throws {
        let scene = try scene()
        try await answer([("alice", "elm")], in: scene)
        let alice = scene.person("alice")
        try await alice.says("appeal elms are oaks here")
        try await scene.person("boss").says("appeal accept 1 ok")
        let export = try await alice.says("export me").map(\.text).joined()
        #expect(export.contains("\"text\":\"elms are oaks here\"") && export.contains("\"before\":0"))
        #expect(export.contains("1 appeal against what your answers earned"))
        #expect(try await alice.hears("forget me for good").contains("Deleted: 1 appeal of yours."))
        let left = try await scene.store.read { store in
            try store.appeals(of: UserID(rawValue: "alice"), in: Scene.service).count
        }
        #expect(left == 0)
        // What was decided stays: it names nobody.
        try await scene.person("bob").says("quiz 1")
        #expect(try await scene.person("bob").hears("elm").hasPrefix("Right."))
    }
}
