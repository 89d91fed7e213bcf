import Bot
import Chat
import Foundation
import QuestionEngine
import Store
import Testing

/// `/viva …`: nobody else sees that it was typed.
@Suite struct SlashCommandTests {
    private static let all = Set(ChatAbility.allCases)

    @Test(arguments: [
        ("/viva", "What I can do"), ("/viva help daily", "daily preview 10"), ("/viva topics", "In brackets"),
        ("/viva search idempotent", "be-"), ("/viva status", "All is well"), ("/viva score", "no results"),
        ("/viva quiz history", "finished no quiz"), ("/viva daily", "Nothing is scheduled"),
        ("/viva daily preview", "Nothing is scheduled"), ("/viva daily queue", "Nothing is scheduled"),
        ("/viva hint", "No question has been asked"), ("/viva hlep", "Did you mean"),
        ("/viva thanks", "You're welcome"),
        ("/viva quiz cachng", "Did you mean Caching?"), ("/viva daily on soon", "do not understand"),
        ("/viva stop", "No quiz is running"), ("/viva daily off", "Nothing is scheduled"),
        ("/viva quiz resume", "No quiz is running"),
    ])
    func whatConcernsOnePersonIsWhispered(typed: String, expected: String) async throws {
        let scene = try Scene(abilities: Self.all)
        for isMember in [true, false] where isMember || !["/viva hint", "/viva daily off"].contains(typed) {
            let alice = scene.person("alice", in: "team")
            let said = try await alice.types(typed, isMember: isMember)
            #expect(said.count == 1 && said[0].text.contains(expected), "\(typed): \(said.map(\.text))")
            #expect(
                said[0].manner == .whisper(to: alice.user, via: ReplyHandle(rawValue: "reply m\(scene.heard)")),
                "\(typed)")
            #expect(said[0].conversation.rawValue == "team" && said[0].thread == nil)
            #expect(isMember || said[0].labels.isEmpty, "what cannot be done is not offered")
        }
    }

    @Test func questionsAndHelpWithThemAreForAll() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        let asked = try #require(try await alice.types("/viva question be-0009").first)
        #expect(asked.isPost && asked.thread == nil && asked.conversation.rawValue == "team")
        for text in ["hint", "follow-up", "answer", "rubric"] {
            let said = try await alice.types("/viva \(text)").filter { !$0.isEdit }
            #expect(said.count == 1 && said[0].isPost && said[0].thread == asked.id, "\(text)")
        }
        #expect(try await alice.types("/viva hint").first?.isWhisper == true, "the answer is out already")
    }

    @Test func changesOfSchedulesAreForAll() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "hiring")
        for text in [
            "on weekdays 09:30 UTC", "skip", "pause", "resume", "queue be-0009", "unqueue be-0009",
            "edit 1 weekdays 10:00 UTC", "now", "off",
        ] {
            let said = try await alice.types("/viva daily \(text)")
            #expect(said.count == 1 && said[0].isPost && said[0].thread == nil, "\(text): \(said.map(\.text))")
        }
        #expect(try await scene.schedules(in: "hiring").isEmpty)
    }

    @Test(arguments: [
        "question", "question be-0009", "hint", "answer", "rubric", "follow-up", "daily on weekdays 09:30 UTC",
        "daily off", "daily now", "daily new",
    ])
    func whereTheBotIsNoMemberNothingIsDoneInPublic(text: String) async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "secret")
        let said = try await alice.types("/viva \(text)", isMember: false)
        #expect(said.map(\.text) == ["I am not in this channel yet: /invite @viva, then ask again."])
        #expect(said.first?.whisperedTo == alice.user)
        #expect(try await scene.schedules(in: "secret").isEmpty)
    }

    @Test(arguments: [true, false]) func aQuizGoesToTheDirectMessage(isMember: Bool) async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        let said = try await alice.types("/viva quiz caching 2", isMember: isMember)
        #expect(said.count == 2)
        let put = try #require(said.posts.first)
        #expect(put.conversation.rawValue == "D-alice" && put.thread == nil && put.text.contains("1/2 "))
        #expect(said.whispers.first?.text == "Your quiz waits in our direct message; there it disturbs nobody.")
        let direct = scene.person("alice")
        #expect(try await direct.says("skip").posts.first?.text.contains("2/2 ") == true)
        let again = try await alice.types("/viva quiz", isMember: isMember)
        #expect(again.posts.first?.text.contains("still open (2 of 2)") == true && again.whispers.count == 1)
    }

    @Test func withoutADirectMessageItSaysWhereToWrite() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        let said = try await alice.types("/viva quiz", knowsDirect: false)
        #expect(said.map(\.text) == ["Quizzes are best on your own: write me quiz in a direct message."])
        // Once they have written there, it is known.
        try await scene.person("alice").says("help")
        let put = try await alice.types("/viva quiz", knowsDirect: false).posts
        #expect(put.map(\.conversation.rawValue) == ["D-alice"])
    }

    @Test func aQuizThatCannotBeIsRefusedInTheChannel() async throws {
        let scene = try Scene(bank: RealBank.load().only([]), abilities: Self.all)
        let said = try await scene.person("alice", in: "team").types("/viva quiz")
        #expect(said.count == 1 && said[0].isWhisper && said[0].text.contains("no quiz items"))
    }

    @Test func inADirectMessageItIsAsIfItHadBeenWritten() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        for text in ["topics", "question", "score", "help", "daily"] {
            let said = try await alice.types("/viva \(text)").filter { !$0.isEdit }
            #expect(said.count == 1 && said[0].isPost && said[0].conversation.rawValue == "D-alice", "\(text)")
        }
        let put = try #require(PutItem(try await alice.types("/viva quiz 2").posts.first, from: scene.bank))
        #expect(try await alice.types("/viva \(put.right)").posts.first?.text.hasPrefix("Right.") == true)
    }

    /// Two people among themselves: the bot does not know what else is said there.
    @Test func inADirectMessageOfOthersEverythingIsWhispered() async throws {
        let scene = try Scene(abilities: Self.all, isKnown: false)
        var alice = scene.person("alice")
        alice.place.id = ConversationID(rawValue: "D-of-others")
        #expect(try await alice.types("/viva topics", isMember: false).map(\.whisperedTo) == [alice.user])
        let said = try await alice.types("/viva question", isMember: false)
        #expect(said.map(\.text) == ["I am not in this channel yet: /invite @viva, then ask again."])
        #expect(try await scene.person("alice").says("topics").count == 2, "they have not met before")
    }

    @Test func aCommandThatIsHeardTwiceIsAnsweredOnce() async throws {
        let scene = try Scene(abilities: Self.all)
        let typed = scene.person("alice", in: "team").typing("/viva daily on weekdays 09:30 UTC")
        #expect(try await scene.hear(typed).count == 1)
        #expect(try await scene.hear(typed).isEmpty)
        #expect(try await scene.schedules(in: "team").count == 1)
    }

    @Test func whatIsHeardTooLateIsExplainedToWhoTypedIt() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        let bob = scene.person("bob", in: "team")
        let late = [alice, alice, bob].map { $0.typing("/viva question") }
        scene.move(by: 2 * 3600)
        for event in late { try await scene.hear(event) }
        #expect(scene.said.map(\.whisperedTo) == [alice.user, bob.user])
        #expect(scene.said.allSatisfy { $0.text.hasPrefix("I was away") })
    }

    @Test func whereNothingCanBeWhisperedItIsSaidAloud() async throws {
        let scene = try Scene(abilities: [])
        let said = try await scene.person("alice", in: "team").types("/viva score")
        #expect(said.count == 1 && said[0].isPost && said[0].text.contains("no results"))
    }

    @Test(arguments: ["score", "quiz history"])
    func whatIsNobodyElsesBusinessIsWhisperedToWhoAskedAloud(text: String) async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        let said = try await alice.says(text)
        #expect(said.map(\.whisperedTo) == [alice.user])
        let inThread = try await alice.inside(MessageID(rawValue: "elsewhere")).says(text)
        #expect(inThread.map(\.whisperedTo) == [alice.user] && inThread[0].thread?.rawValue == "elsewhere")
        #expect(try await scene.person("alice").says(text).map(\.whisperedTo) == [nil])
    }

    @Test func aWhisperCanBePressedAndAnsweredInTheChannel() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        try await alice.types("/viva topics")
        let asked = try #require(try await alice.presses("Caching").first)
        #expect(asked.isPost && asked.thread == nil, "nothing stands there to answer to")
        try await alice.types("/viva hlep")
        #expect(try await alice.presses("help").first?.isWhisper == true)
    }
}
