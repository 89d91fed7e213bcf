import Bot
import Chat
import QuestionEngine
import Store
import Testing

@Suite struct OpenAnswerChatTests {
    private let some =
        "We put Redis beside the database. Entries expire after five minutes. We never measured the hit ratio."

    private func scene(_ abilities: Set<ChatAbility> = Set(ChatAbility.allCases)) throws -> Scene {
        try Scene(
            settings: BotSettings(people: PeopleSettings(admins: AdminRoll(people: [UserID(rawValue: "editor")]))),
            abilities: abilities)
    }

    @Test func findsPointsInTheWordsOfThePersonAndGivesNoGrade() async throws {
        let alice = try scene([]).person("alice")
        try await alice.says("question be-0009")
        let reply = try await alice.hears("try \(some)")
        #expect(reply.contains("I found"))
        #expect(reply.contains("how stale data is bounded: “Entries expire after five”"))
        #expect(reply.contains("Mentioned, but as something that is not so"))
        #expect(
            reply.contains("measured the effect: “We never measured the hit ratio”") || reply.contains("hit ratio”"))
        #expect(reply.contains("I did not see"))
        #expect(reply.contains("what happens when the cache is down"))
        #expect(reply.contains("To think about next"))
        #expect(reply.contains("no grade"))
        for verdict in ["of 6", "%", "points:", "score", "correct", "wrong", "good", "level", "weak", "pass"] {
            #expect(!reply.lowercased().contains(verdict), "“\(verdict)” in \(reply)")
        }
    }

    @Test(arguments: [
        "my answer: We set a TTL on all", "My answer is that we set a TTL", "mine we set a TTL", "Try: we set a TTL",
        "try\nwe set\na TTL", "attempt we set a TTL",
    ]) func takesAnAnswerAsPeopleBeginIt(_ text: String) async throws {
        let alice = try scene([]).person("alice")
        try await alice.says("question be-0009")
        #expect(try await alice.hears(text).contains("how stale data is bounded: “"))
    }

    @Test func answerAloneStaysTheModelAnswer() async throws {
        let alice = try scene([]).person("alice")
        try await alice.says("question be-0009")
        let hint = try await alice.hears("answer we set a TTL")
        #expect(hint.contains("your own goes behind try"))
        #expect(try await alice.hears("answer").contains("A good answer"))
    }

    @Test(arguments: [
        ("try", "Write your answer behind it"), ("my answer:", "Write your answer behind it"),
        ("try cache", "a little more"),
        ("try help", "reads your answer"), ("trying hard to think", "I don't know"),
    ]) func saysWhatIsMissing(_ text: String, _ reply: String) async throws {
        let alice = try scene([]).person("alice")
        try await alice.says("question be-0009")
        #expect(try await alice.hears(text).contains(reply))
    }

    @Test func readsThreeThousandCharactersAndNoMore() async throws {
        let alice = try scene([]).person("alice")
        try await alice.says("question be-0009")
        let long = "we set a TTL " + String(repeating: "é", count: OpenAnswers.longestAnswer - 13)
        #expect(try await alice.hears("try \(long)").contains("I found"))
        #expect(try await alice.hears("try \(long)é").contains("At most 3000 characters"))
    }

    @Test func whatHasNothingInItIsNotMetWithAllThePoints() async throws {
        let alice = try scene([]).person("alice")
        try await alice.says("question be-0009")
        let reply = try await alice.hears("try something or other, I do not know")
        #expect(reply.contains("I saw none of the points"))
        #expect(!reply.contains("evict"))
    }

    @Test func withoutAQuestionThereIsNothingToAnswer() async throws {
        #expect(try await scene([]).person("alice").hears("try \(some)").contains("No question has been asked"))
    }

    @Test func inAChannelOnlyThePersonSeesIt() async throws {
        let scene = try scene()
        let alice = scene.person("alice", in: "team")
        let asked = try await alice.says("question be-0009")
        let said = try await alice.inside(try #require(asked.first).id).says("try \(some)")
        #expect(said.count == 1)
        #expect(said.first?.whisperedTo == alice.user)
        #expect(said.first?.text.contains("Nobody else sees it") == true)
        // Where nothing can be whispered it does not say so.
        let loud = try self.scene([]).person("alice", in: "team")
        let question = try await loud.says("question be-0009")
        let reply = try await loud.says("try \(some)")
        #expect(reply.first?.thread != nil && !question.isEmpty)
        #expect(reply.first?.text.contains("Nobody else") == false)
    }

    @Test func aButtonOpensADialogForIt() async throws {
        let scene = try scene()
        let alice = scene.person("alice", in: "team")
        try await alice.says("question be-0009")
        let dialog = try #require(try await alice.presses("Try it yourself").first)
        #expect(dialog.dialog != nil)
        #expect(dialog.inputs.map(\.isLong) == [true])
        #expect(dialog.text.contains("Describe a cache"))
        #expect(try await alice.isRefused(["answer": "too short"])["answer"]?.contains("a little more") == true)
        #expect(
            try await alice.isRefused(["answer": String(repeating: "a b ", count: 800)])["answer"]?.contains("3000")
                == true)
        let said = try await alice.submits(["answer": some])
        #expect(said.count == 1)
        #expect(said.first?.whisperedTo == alice.user)
        #expect(said.first?.conversation == alice.place.id)
        #expect(said.first?.text.contains("I found") == true)
    }

    @Test func whereThereAreNoDialogsTheButtonTellsTheWords() async throws {
        let alice = try scene([.actions]).person("alice")
        try await alice.says("question be-0009")
        #expect(try await alice.hearsAfter("Try it yourself").contains("Write your answer behind try"))
    }

    @Test func whatWasOverlookedGoesToTheEditorsOnce() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        try await alice.says("question be-0009")
        let reply = try await alice.says("try \(some)")
        #expect(reply.first?.labels == ["I did mention it", "Answer"])
        let filed = try await alice.presses("I did mention it")
        #expect(filed.first?.text.contains("An editor will look at your answer to be-0009; it is number 1.") == true)
        #expect(filed.last?.conversation == UserID(rawValue: "editor").address)
        #expect(filed.last?.text.contains("Something new waits for an editor") == true)
        #expect(try await alice.hears("mentioned").contains("with the editors already, as number 1"))

        let editor = scene.person("editor")
        let list = try await editor.hears("reviews")
        #expect(list.contains("1 an answer on be-0009, draft"))
        let file = try await editor.hears("review 1")
        #expect(file.contains(some))
        #expect(file.contains("k5: what happens when the cache is down"))
        #expect(!file.contains("alice"))
    }

    @Test func onecanSayWithAWordWhatWasOverlooked() async throws {
        let scene = try scene([])
        let alice = scene.person("alice")
        #expect(try await alice.hears("mentioned").contains("answered nothing"))
        try await alice.says("question be-0009")
        try await alice.says("try \(some)")
        #expect(try await alice.says("I did mention it in my first sentence").first?.text.contains("number 1") == true)
        #expect(try await scene.person("editor").hears("review 1").contains("in my first sentence"))
    }

    @Test func nobodyCanDisputeWhatSomebodyElseAnswered() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        try await alice.says("question be-0009")
        let reply = try #require(try await alice.says("try \(some)").first)
        let bob = scene.person("bob")
        let event = try bob.press("I did mention it", on: reply)
        #expect(try await scene.hear(event).map(\.text).joined().contains("no longer have"))
    }

    @Test func anAnswerToAQuestionIsNoneToAQuiz() async throws {
        let scene = try scene([])
        let alice = scene.person("alice")
        try await alice.says("question be-0009")
        try await alice.says("quiz caching 2")
        #expect(try await alice.hears("try \(some)").contains("Your answer to be-0009"))
        let open = try await scene.store.read { try $0.openQuizzes(of: alice.user, in: Scene.service) }
        #expect(open.first?.items.allSatisfy { $0.outcome == nil } == true)
    }

    @Test func whatWasAnsweredIsExportedAndForgotten() async throws {
        let scene = try scene([])
        let alice = scene.person("alice")
        try await alice.says("question be-0009")
        try await alice.says("try \(some)")
        try await alice.says("mentioned")
        let export = try await alice.says("export me").map(\.text).joined()
        #expect(export.contains("1 answer in your own words"))
        #expect(export.contains("1 thing that you put before the editors"))
        #expect(export.contains(some))
        #expect(try await alice.hears("forget me for good").contains("Deleted: 1 answer in your own words."))
        #expect(try await alice.hears("mentioned").contains("answered nothing"))
        #expect(try await scene.person("editor").hears("reviews") == "Nothing waits for an editor.")
    }
}
