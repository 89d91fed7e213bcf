import Bot
import Chat
import QuestionEngine
import Store
import Testing

@Suite struct DeskTests {
    private func scene(_ abilities: Set<ChatAbility> = []) throws -> Scene {
        try Scene(
            settings: BotSettings(people: PeopleSettings(admins: AdminRoll(people: [UserID(rawValue: "editor")]))),
            abilities: abilities)
    }

    private let proposal = "How do you test code that depends on the time of day?"

    @Test func aSuggestionIsTakenUpDoneAndToldOf() async throws {
        let scene = try scene()
        let (alice, editor) = (scene.person("alice"), scene.person("editor"))
        let filed = try await alice.says("suggest \(proposal)")
        #expect(
            filed.first?.text
                == "Thank you. An editor will look at your suggestion; it is number 1. I tell you what comes of it.")
        #expect(try await editor.hears("reviews").contains("1 suggestion, draft: “\(proposal)”"))
        #expect(try await editor.hears("review 1").contains(proposal))

        let taken = try await editor.says("review 1 accept")
        #expect(taken.map(\.text).first == "Number 1 is under review now.")
        #expect(taken.last?.text.contains("An editor has taken up your suggestion.") == true)
        #expect(taken.last?.conversation == alice.place.id)
        #expect(try await editor.hears("review accept 1") == "Number 1 is under review already.")
        let done = try await editor.says("review 1 done thank you, it is be-0042")
        #expect(done.last?.text.contains("has become part of the bank") == true)
        #expect(done.last?.text.contains("The editor: thank you, it is be-0042") == true)
        #expect(try await editor.hears("review 1 reject") == "Number 1 is done already.")
        #expect(try await editor.hears("reviews") == "Nothing waits for an editor.")
        #expect(try await editor.hears("review 1").contains("suggestion, active"))
    }

    /// What nobody has reviewed is nowhere but at the desk.
    @Test func aSuggestionIsNeverServed() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        try await alice.says("suggest \(proposal)")
        try await scene.person("editor").says("review 1 done")
        #expect(try await alice.hears("search depends time of day").contains("time of day?") == false)
    }

    @Test func arejectionIsKindAndGivesTheReason() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        try await alice.says("suggest \(proposal)")
        let said = try await scene.person("editor").says("review 1 reject we have that one")
        #expect(said.first?.text == "Number 1 is rejected.")
        let word = try #require(said.last?.text)
        #expect(word.contains("was not taken up. Thank you all the same"))
        #expect(word.contains("The editor: we have that one"))
    }

    @Test func editorsPressInsteadOfTyping() async throws {
        let scene = try scene(Set(ChatAbility.allCases))
        try await scene.person("alice").says("suggest \(proposal)")
        let editor = scene.person("editor")
        #expect(try await editor.says("review 1").first?.labels == ["Take it up", "Reject"])
        #expect(try await editor.presses("Take it up").posts.first?.text == "Number 1 is under review now.")
        #expect(try await editor.says("review 1").first?.labels == ["Done", "Reject"])
        #expect(try await editor.presses("Done").posts.first?.text == "Number 1 is done.")
        #expect(try await editor.says("review 1").first?.labels == [])
    }

    @Test func onlyAdminsSeeTheDesk() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        try await alice.says("suggest \(proposal)")
        for text in ["reviews", "review 1", "review 1 accept", "review 1 done", "review 1 reject"] {
            #expect(try await alice.hears(text).contains("Only admins can see"))
        }
        let entry = try await scene.store.read { try $0.deskCase(DeskCaseID(rawValue: 1), in: Scene.service) }
        #expect(entry?.state == .draft)
    }

    @Test func editorsAreToldOnceAnHourAndNothingOfWhatItIs() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        func told(_ said: [Said]) -> [String] { said.dropFirst().map(\.text) }
        let word = "Something new waits for an editor: reviews shows it."
        #expect(told(try await alice.says("suggest \(proposal)")) == [word])
        #expect(told(try await alice.says("report something is wrong")) == [])
        scene.move(by: 3_600)
        #expect(told(try await alice.says("report something is wrong")) == [word])
        #expect(told(try await scene.person("editor").says("report something is wrong")) == [])
    }

    @Test func oneWhoHasTenThingsWaitingWaitsToo() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        for _ in 0..<10 { try await alice.says("suggest \(proposal)") }
        #expect(try await alice.hears("suggest \(proposal)").contains("10 things of yours wait"))
        #expect(try await alice.hears("report the link is dead").contains("10 things of yours wait"))
        try await scene.person("editor").says("review 1 reject")
        #expect(try await alice.says("suggest \(proposal)").first?.text.contains("number 11") == true)
    }

    @Test func aReportIsAboutWhatIsAtHand() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        func reported(_ text: String = "report it is wrong") async throws -> String? {
            let said = try await alice.says(text)
            #expect(said.first?.text.contains("Thank you.") == true, "\(said.first?.text ?? "")")
            return try await scene.store.read { try $0.openDeskCases(in: Scene.service).last?.subject }
        }
        #expect(try await reported() == nil)
        try await alice.says("question be-0009")
        #expect(try await reported() == "be-0009")
        scene.move(by: 60)
        try await alice.says("quiz caching 2")
        let quiz = try await scene.store.read { try $0.openQuizzes(of: alice.user, in: Scene.service).first }
        let items = try #require(quiz).items.map(\.item.rawValue)
        #expect(try await reported() == items[0])
        try await alice.says("skip")
        #expect(try await reported() == items[1])
        try await alice.says("skip")
        #expect(try await reported() == items[1])
        #expect(try await reported("report BE-14: the link is dead") == "be-0014")
        #expect(try await reported("report it-0901 there are two right options") == "it-0901")
        scene.move(by: 60)
        try await alice.says("question be-0021")
        #expect(try await reported() == "be-0021")
        #expect(try await scene.person("editor").hears("review 7").contains("Sketch") == false)
        #expect(try await alice.hears("report be-0009").contains("What is wrong?"))
        #expect(try await alice.hears("report").contains("What is wrong?"))
    }

    @Test func whoeverWantsAQuestionSuggestedGetsOne() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        let said = try await alice.says("suggest a question about caching")
        #expect(said.first?.question(in: scene.bank) != nil)
        #expect(try await alice.hears("suggest caching").contains("whole question"))
        #expect(try await alice.hears("suggest").contains("Suggest what?"))
        #expect(try await scene.person("editor").hears("reviews") == "Nothing waits for an editor.")
    }

    @Test(arguments: [
        ("review 99", "There is no number 99"), ("review accept", "Which one?"), ("review xyz", "I can't place"),
        ("review 1 maybe", "I can't place"), ("review 0", "I can't place"),
    ]) func saysWhatItCannotDo(_ text: String, _ reply: String) async throws {
        #expect(try await scene().person("editor").hears(text).contains(reply))
    }

    @Test func inAChannelItIsBetweenTheTwo() async throws {
        let scene = try scene(Set(ChatAbility.allCases))
        let alice = scene.person("alice", in: "team")
        #expect(try await alice.says("report the wording is odd").first?.isWhisper == true)
        #expect(try await scene.person("editor", in: "team").says("review 1").first?.isWhisper == true)
    }

    @Test func theAuthorIsOnTheCaseUntilForgotten() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        try await alice.says("suggest \(proposal)")
        try await scene.person("editor").says("review 1 accept")
        #expect(try await alice.hears("forget me for good").contains("off 1 suggestion"))
        let said = try await scene.person("editor").says("review 1 done")
        #expect(said.map(\.text) == ["Number 1 is done."])
    }
}
