import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@testable import Bot

@Suite struct LeaderboardTests {
    /// Results of somebody, so many days before the scene.
    private func give(
        _ person: String, _ credits: [Double?], daysAgo: Double = 0, in scene: Scene
    ) async throws {
        let date = scene.now.addingTimeInterval(-daysAgo * 86_400)
        try await scene.store.write { store in
            try store.add(.finished("\(person)/\(daysAgo)", by: person, at: date, credits: credits))
        }
    }

    private func join(_ people: String..., channel: String = "team", in scene: Scene) async throws {
        for person in people { try await scene.person(person, in: channel).says("leaderboard join") }
    }

    /// The lines of the ranking, with people as they are named.
    private func rows(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { $0.prefix { $0 != "." }.allSatisfy(\.isNumber) }
    }

    @Test func onlyWhoJoinedHereIsRankedHere() async throws {
        let scene = try Scene()
        for person in ["alice", "bob", "carol"] { try await give(person, [1, 1], in: scene) }
        let team = scene.person("dave", in: "team")
        #expect(try await team.hears("leaderboard").contains("Nobody is on the leaderboard of this channel yet"))
        try await join("alice", in: scene)
        try await join("bob", channel: "hiring", in: scene)
        let text = try await team.hears("leaderboard")
        #expect(text.contains("alice") && !text.contains("bob") && !text.contains("carol"))
        try await scene.person("alice", in: "team").says("leaderboard leave")
        #expect(try await !team.hears("leaderboard").contains("alice"))
    }

    @Test func equalsShareARankAndTheBestComeFirst() async throws {
        let scene = try Scene()
        try await give("alice", [1, 0], in: scene)
        try await give("bob", [1, 1, 1], in: scene)
        try await give("carol", [0.5, 0.5, nil], in: scene)
        try await give("dave", [0.25], in: scene)
        try await join("alice", "dave", "carol", "bob", "erin", in: scene)
        let text = try await scene.person("alice", in: "team").hears("leaderboard")
        let found = rows(text)
        #expect(found.map { $0.prefix(2) } == ["1.", "2.", "2.", "4."])
        #expect(found[0].contains("bob") && found[0].contains("3 of 3 points"))
        #expect(found[1].contains("alice") && found[1].contains("1 of 2 points"))
        #expect(found[2].contains("carol") && found[2].contains("1 of 3 points"))
        #expect(found[3].contains("dave"))
        #expect(text.contains("And 1 with too few answers."))
    }

    @Test func aWeekBeginsOnMondayWhereTheTeamIs() async throws {
        // Monday, 08:00 UTC.
        let settings = BotSettings(defaultZone: "Europe/Vilnius")
        let scene = try Scene(settings: settings)
        try await give("alice", [1], in: scene)
        // 22:00 and 21:59 UTC on Sunday: midnight in Vilnius, and a minute before it.
        try await give("bob", [1, 1], daysAgo: 10.0 / 24, in: scene)
        try await give("carol", [1, 1, 1], daysAgo: 10.0 / 24 + 1.0 / 1440, in: scene)
        try await join("alice", "bob", "carol", in: scene)
        let person = scene.person("alice", in: "team")
        #expect(rows(try await person.hears("leaderboard")).map { $0.contains("bob") } == [true, false])
        for text in ["leaderboard all time", "all time leaderboard", "Leaderboard of all time", "ranking ever"] {
            let found = rows(try await person.hears(text))
            #expect(found.count == 3 && found.first?.contains("carol") == true, "\(text)")
        }
    }

    @Test func aLuckyAnswerDoesNotLeadByShare() async throws {
        let scene = try Scene()
        try await give("lucky", [1], in: scene)
        try await give("alice", Array(repeating: 1, count: 9) + [0], in: scene)
        try await give("bob", Array(repeating: 1, count: 9) + [0, 0], in: scene)
        try await join("lucky", "alice", "bob", in: scene)
        let text = try await scene.person("alice", in: "team").hears("leaderboard share all time")
        #expect(rows(text).count == 2)
        #expect(rows(text)[0].contains("alice") && rows(text)[0].contains("90 %"))
        #expect(!text.contains("lucky") && text.contains("1 with too few answers"))
    }

    @Test func tenAreShownAndTheRestCounted() async throws {
        let scene = try Scene()
        for number in 1...12 {
            let name = "p\(String(number + 10))"
            try await give(name, Array(repeating: 1, count: number), in: scene)
            try await join(name, in: scene)
        }
        let text = try await scene.person("alice", in: "team").hears("leaderboard")
        #expect(rows(text).count == 10)
        #expect(rows(text).first?.contains("p22") == true && !text.contains("p12") && !text.contains("p11"))
        #expect(text.contains("And 2 more further down."))
    }

    @Test func joiningAndLeavingAreSaidInManyWays() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        #expect(try await alice.hears("leaderboard leave").contains("You are not on this leaderboard"))
        #expect(try await alice.hears("join the leaderboard, please").contains("You are on the leaderboard of this"))
        #expect(try await alice.hears("leaderboard join").contains("You are on the leaderboard already"))
        #expect(try await alice.hears("leave the leaderboard").contains("You are off the leaderboard"))
        #expect(try await alice.hears("leaderboard caching").contains("I can't place “caching”"))
        #expect(try await alice.hears("leaderbord").contains("Did you mean @viva leaderboard?"))
    }

    @Test func leaderboardsAreOfChannelsAndCanBeSwitchedOff() async throws {
        let scene = try Scene()
        #expect(try await scene.person("alice").hears("leaderboard join").contains("belongs to a channel"))
        let without = try Scene(settings: BotSettings(people: PeopleSettings(leaderboard: false)))
        #expect(try await without.person("alice", in: "team").hears("leaderboard").contains("switched off"))
    }
}
