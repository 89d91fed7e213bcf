import Bot
import Chat
import Foundation
import Pictures
import QuestionEngine
import Testing

/// Results as they are drawn.
@Suite struct ScoreCardTests {
    /// A quiz of so many items; the first of them right.
    @discardableResult
    private func quiz(_ topic: String, right: Int, of count: Int, by alice: Person) async throws -> Said {
        var said = try #require(try await alice.says("quiz \(topic) \(count)").first)
        for number in 0..<count {
            let put = try #require(PutItem(said, from: alice.scene.bank))
            said = try #require(try await alice.says(number < right ? put.right : put.wrong).first)
        }
        return said
    }

    @Test func theEndOfAQuizHasACard() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        try await quiz("security", right: 2, of: 2, by: alice)
        scene.move(by: 86_400)
        try await quiz("caching", right: 0, of: 2, by: alice)
        scene.move(by: 86_400)
        let card = try #require(try await quiz("caching", right: 1, of: 2, by: alice).scoreCard)
        #expect(card.title == "Quiz finished" && card.subtitle == "Caching")
        #expect(card.points == "1 of 2 points" && card.share.value == 0.5)
        #expect(card.topics.map(\.score) == ["1 of 2"] || card.topics.map(\.share.value) == [0, 1])
        #expect(card.trend.map(\.value) == [1, 0, 0.5], "oldest first, this one last")
        #expect(card.streak?.days == 3 && card.streak?.countsToday == true)
    }

    @Test func theScoreHasACardWithTheWeakestTopicsFirst() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        try await quiz("security", right: 2, of: 2, by: alice)
        try await quiz("caching", right: 0, of: 3, by: alice)
        let card = try #require(try await alice.says("score").first?.scoreCard)
        #expect(card.title == "Your score" && card.points == "2 of 5 points" && card.share.value == 0.4)
        #expect(card.topics.map(\.share.value) == card.topics.map(\.share.value).sorted())
        #expect(card.trend.map(\.value) == [1, 0] && card.streak?.days == 1)
    }

    @Test func whereThereIsNothingToShowThereIsNoCard() async throws {
        let alice = try Scene().person("alice")
        #expect(try await alice.says("score").first?.scoreCard == nil)
        try await alice.says("quiz 2")
        #expect(try await alice.says("stop").first?.scoreCard == nil)
    }

    @Test func aDayIsOneOfTheConfiguredZone() async throws {
        // 20:00 UTC is the next day in Kathmandu.
        for (zone, streak) in [(nil, 1), ("Asia/Kathmandu", 2)] as [(String?, Int)] {
            let scene = try Scene(settings: BotSettings(defaultZone: zone), now: try .utc("2026-11-23 10:00"))
            let alice = scene.person("alice")
            try await quiz("caching", right: 1, of: 1, by: alice)
            scene.move(to: try .utc("2026-11-23 20:00"))
            try await quiz("caching", right: 1, of: 1, by: alice)
            #expect(try await alice.says("score").first?.scoreCard?.streak?.days == streak)
        }
    }

    @Test func aStreakLastsAsLongAsTodayMayStillContinueIt() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        for _ in 1...3 {
            try await quiz("caching", right: 0, of: 1, by: alice)
            scene.move(by: 86_400)
        }
        let streak = { () async throws in try await alice.says("score").first?.scoreCard?.streak?.days }
        #expect(try await streak() == 3, "today nothing was answered yet")
        scene.move(by: 86_400)
        #expect(try await streak() == nil, "yesterday brought nothing")
        try await quiz("caching", right: 0, of: 1, by: alice)
        #expect(try await streak() == 1)
    }

    @Test func skippingIsNoPractice() async throws {
        let alice = try Scene().person("alice")
        try await alice.says("quiz 1")
        #expect(try await alice.says("skip").first?.scoreCard?.streak == nil)
    }
}
