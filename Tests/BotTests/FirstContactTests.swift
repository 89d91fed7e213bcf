import Bot
import Chat
import Foundation
import Store
import Testing

/// How the bot explains itself.
@Suite struct FirstContactTests {
    private static let introduction = """
        Hello, I am viva: I help you and your team practise for interviews.
        • quiz databases 5 practises with you; score shows how it goes.
        • question caching asks an interview question, then hint or answer.
        • Invite me to a channel for questions and daily prompts there.
        • help lists everything. Nobody else sees what you write here.
        """

    @Test func whoWritesForTheFirstTimeIsToldWhoAnswers() async throws {
        let scene = try Scene(isKnown: false)
        let alice = scene.person("alice")
        let said = try await alice.says("question be-0009")
        #expect(said.count == 2 && said[0].text == Self.introduction)
        #expect(said[1].text.hasPrefix("Interview question"))
        #expect(try await alice.says("hint").count == 1)
        #expect(try await scene.person("bob").says("hi").first?.text == Self.introduction)
    }

    @Test func aSlashCommandInTheDirectMessageCountsAsWriting() async throws {
        let scene = try Scene(abilities: Set(ChatAbility.allCases), isKnown: false)
        let alice = scene.person("alice")
        #expect(try await alice.types("/viva topics").map(\.text).first == Self.introduction)
        #expect(try await alice.types("/viva topics").count == 1)
        #expect(try await scene.person("bob", in: "team").types("/viva topics").count == 1, "not in channels")
    }

    @Test func whatIsHeardTooLateIntroducesNobody() async throws {
        let scene = try Scene(isKnown: false)
        let alice = scene.person("alice")
        let event = scene.event("topics", from: alice.user, in: alice.place)
        scene.move(by: 2 * 3600)
        #expect(try await scene.hear(event).map(\.text).first?.hasPrefix("I was away") == true)
        #expect(try await alice.says("topics").count == 2)
    }

    @Test func inAChannelItGreetsWhenItIsInvited() async throws {
        let scene = try Scene(isKnown: false)
        let alice = scene.person("alice", in: "team")
        let said = try await scene.hear(scene.event(in: alice.place) { _ in .joined })
        #expect(
            said.map(\.text) == [
                """
                Hello, I am viva: interview questions, daily prompts and practice quizzes.
                • @viva question caching asks a question; then hint, answer or follow-up.
                • @viva daily on weekdays 09:30 Europe/Vilnius brings a prompt every working day.
                • Write me a direct message with quiz databases 5 to practise on your own.
                • @viva help lists everything. I leave all other messages alone.
                """
            ])
        #expect(try await alice.says("topics").count == 1)
    }

    @Test func bothTakeFiveLines() async throws {
        #expect(Self.introduction.split(separator: "\n").count == 5)
    }
}
