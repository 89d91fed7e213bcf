import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

/// `quiz caching adaptive`.
@Suite struct AdaptiveQuizTests {
    /// Words to answer with only, so that nothing is guessed: 20 of each difficulty.
    private static func bank() throws -> Bank {
        let topic = try #require(RealBank.load().topic(named: "caching"))
        let items = (0..<100).map { number in
            Item(
                id: ItemID(rawValue: "it-\(1000 + number)"), topics: [topic.id],
                difficulty: Difficulty(rawValue: number % 5 + 1) ?? .medium, stem: "What is \(1000 + number)?",
                body: .short(Item.ShortKey(answers: [.init(text: "answer\(number)")])), explanation: "So it is.")
        }
        return try RealBank.load().only(items)
    }

    private func difficulties(
        _ scene: Scene, right: Bool, text: String = "quiz caching 10 adaptive"
    ) async throws -> (asked: [Int], last: Said) {
        let alice = scene.person("alice")
        let (asked, last) = try await PracticeTests.finish(try await alice.says(text).posts.first, by: alice) { _ in
            right
        }
        return (asked.map { scene.bank.item($0)?.difficulty.rawValue ?? 0 }, last)
    }

    @Test func whoIsRightGetsHarderItemsAndWhoIsWrongEasierOnes() async throws {
        let up = try await difficulties(try Scene(bank: Self.bank()), right: true)
        let down = try await difficulties(try Scene(bank: Self.bank()), right: false)
        #expect(up.asked.count == 10 && up.last.text.contains("10 of 10 points."))
        #expect(up.asked.first == 2 && up.asked.last == 3 && up.asked.sorted() == up.asked, "\(up.asked)")
        #expect(down.asked.first == 2 && down.asked.dropFirst().allSatisfy { $0 == 1 }, "\(down.asked)")
    }

    @Test func itIsOffUnlessAskedFor() async throws {
        let plain = try await difficulties(try Scene(bank: Self.bank()), right: true, text: "quiz caching 10")
        #expect(Set(plain.asked).contains(1))
    }

    @Test func theSamePersonAndSeedGiveTheSameItems() async throws {
        func asked(seed: UInt64) async throws -> [ItemID] {
            let alice = try Scene(bank: Self.bank(), seed: seed).person("alice")
            return try await PracticeTests.finish(try await alice.says("quiz adaptive 8").first, by: alice).asked
        }
        #expect(try await asked(seed: 4) == asked(seed: 4))
        #expect(try await asked(seed: 4) != asked(seed: 5))
    }

    @Test func onlyFirstAttemptsMoveRatings() async throws {
        let items = Array(try Self.bank().activeItems.prefix(2))
        let scene = try Scene(bank: RealBank.load().only(items))
        let alice = scene.person("alice")
        func ratings() async throws -> (Int, Double, [SkillRating]) {
            try await scene.store.read { store in
                let ability = try store.ability(of: alice.user, in: Scene.service) ?? SkillRating()
                return (ability.count, ability.value, try store.itemRatings().values.sorted { $0.value < $1.value })
            }
        }
        try await PracticeTests.finish(try await alice.says("quiz 2").first, by: alice)
        let first = try await ratings()
        #expect(first.0 == 2 && first.1 > 0.2 && first.2.map(\.count) == [1, 1])
        #expect(first.2[0].value < -2 && first.2[1].value < -1, "the author's estimates were -2 and -1")
        scene.move(by: 86_400)
        try await PracticeTests.finish(try await alice.says("quiz 2").first, by: alice) { _ in false }
        let second = try await ratings()
        #expect(second.0 == 2 && second.1 == first.1 && second.2 == first.2)
        try await PracticeTests.finish(try await scene.person("bob").says("quiz 2").first, by: scene.person("bob"))
        #expect(try await ratings().2.map(\.count) == [2, 2])
    }

    @Test func itGoesOnAfterARestartAndEndsWhenNothingIsLeft() async throws {
        let items = Array(try Self.bank().activeItems.prefix(3))
        let scene = try Scene(bank: RealBank.load().only(items))
        let first = try #require(try await scene.person("alice").says("quiz adaptive").first)
        #expect(first.text.hasPrefix("The bank has 3 items on that, not 5") && first.text.contains("1/3 "))
        let later = try Scene(bank: scene.bank, store: scene.store, heard: scene.heard)
        let alice = later.person("alice")
        let again = try await alice.says("quiz resume").first
        #expect(again?.text.contains("still open (1 of 3)") == true)
        let (asked, last) = try await PracticeTests.finish(again, by: alice)
        #expect(Set(asked).count == 3 && last.text.contains("Quiz finished"))
    }
}
