import Bot
import Chat
import Foundation
import QuestionEngine
import Store
import Testing

/// What can be pressed under questions, prompts, topics and refusals.
@Suite struct QuestionButtonTests {
    @Test func onceTheAnswerIsOutItIsNotOfferedAgain() async throws {
        let scene = try Scene(abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice", in: "team")
        let asked = try #require(try await alice.says("question be-0009").first)
        let edit = try #require(try await alice.presses("Answer").first { $0.isEdit })
        #expect(edit.labels == ["Follow-up", "Another one"])
        // Somebody's screen may still show it.
        let late = try await alice.presses("Answer", on: asked)
        #expect(late.map(\.isWhisper) == [true])
        #expect(late.first?.text.contains("The answer is out already") == true)
    }

    private func scene(_ abilities: Set<ChatAbility> = Set(ChatAbility.allCases)) throws -> Scene {
        try Scene(abilities: abilities)
    }

    @Test func aQuestionOffersWhatCanBeSaidToIt() async throws {
        let scene = try scene()
        let alice = scene.person("alice", in: "team")
        let asked = try #require(try await alice.says("question be-0009").first)
        let question = try #require(asked.question(in: scene.bank))
        #expect(asked.labels == ["Hint", "Follow-up", "Try it yourself", "Answer", "Another one"])
        #expect(asked.text.contains("Say @viva hint, @viva follow-up or @viva answer"), "the text way is named beside")
        let hint = try #require(try await alice.presses("Hint").first)
        #expect(hint.text == "Hint 1 of \(question.hints.count): \(question.hints[0])")
        #expect(hint.thread == asked.id && hint.isPost, "everybody has something of it")
        let followUp = try #require(try await alice.presses("Follow-up", on: asked).first)
        #expect(followUp.text.contains(question.followUps[0].text) && followUp.thread == asked.id)
        let answer = try #require(try await scene.person("bob", in: "team").presses("Answer", on: asked).first)
        #expect(answer.text.contains("A good answer") && answer.thread == asked.id)
    }

    @Test func whatIsUsedUpIsWhispered() async throws {
        let scene = try scene()
        let alice = scene.person("alice", in: "team")
        let asked = try #require(try await alice.says("question be-0009").first)
        let question = try #require(asked.question(in: scene.bank))
        for _ in question.hints { try await alice.presses("Hint", on: asked) }
        let said = try #require(try await alice.presses("Hint", on: asked).first)
        #expect(said.text == "That was the last hint. @viva answer shows the model answer.")
        #expect(said.manner == .whisper(to: alice.user, via: ReplyHandle(rawValue: "reply m\(scene.heard)")))
        try await alice.presses("Answer", on: asked)
        #expect(try await alice.hearsAfter("Hint", on: asked).hasPrefix("The answer is out already."))
        for _ in question.followUps { try await alice.presses("Follow-up", on: asked) }
        #expect(try await alice.hearsAfter("Follow-up", on: asked).hasPrefix("That was the last follow-up."))
    }

    @Test func aButtonMeansTheQuestionAboveIt() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        let first = try #require(try await alice.says("question be-0009").first)
        let second = try #require(try await alice.says("question be-0010").first)
        let (one, two) = (first.question(in: scene.bank), second.question(in: scene.bank))
        #expect(try await alice.hearsAfter("Hint", on: first).contains(try #require(one).hints[0]))
        #expect(try await alice.hearsAfter("Hint", on: second).contains(try #require(two).hints[0]))
        #expect(try await alice.hears("hint").contains(try #require(two).hints[1]), "words and buttons count together")
    }

    @Test func anotherOneIsAboutTheSameAfterTheAnswerToo() async throws {
        let scene = try scene()
        let alice = scene.person("alice", in: "team")
        try await alice.says("question caching senior")
        for _ in 1...4 {
            try await alice.says("answer")
            let said = try #require(try await alice.presses("Another one").first)
            let question = try #require(said.question(in: scene.bank))
            #expect(question.topics.contains { $0.rawValue == "dist.caching" } && question.levels.contains(.senior))
        }
    }

    @Test func anotherOneIsAboutTheSame() async throws {
        let scene = try scene()
        let alice = scene.person("alice", in: "team")
        try await alice.says("question caching senior")
        for _ in 1...4 {
            let said = try #require(try await alice.presses("Another one").first)
            let question = try #require(said.question(in: scene.bank))
            #expect(question.topics.contains { $0.rawValue == "dist.caching" } && question.levels.contains(.senior))
            #expect(said.thread == nil && said.isPost)
        }
    }

    @Test func aPromptOffersItsHintOnly() async throws {
        let scene = try scene()
        let alice = scene.person("alice", in: "hiring")
        try await alice.says("daily on weekdays 09:30 UTC")
        let prompt = try #require(try await scene.prompt(at: "2026-11-23 09:30").first)
        #expect(prompt.labels == ["Hint", "Try it yourself"])
        let question = try #require(prompt.question(in: scene.bank))
        let hint = try #require(try await alice.presses("Hint").first)
        #expect(hint.text.contains(question.hints[0]) && hint.thread == prompt.id)
        #expect(try await alice.says("daily now").isEmpty == false)
    }

    @Test func theTopicMenuAsksAboutATopic() async throws {
        let scene = try scene()
        let topics = try #require(try await scene.person("alice", in: "team").says("topics").first)
        #expect(topics.labels.count <= 100 && topics.labels.contains("Caching"))
        let alice = scene.person("alice", in: "team").inside(try #require(topics.thread))
        for label in topics.labels.prefix(5) {
            let said = try #require(try await alice.presses(label, on: topics).first)
            let question = try #require(said.question(in: scene.bank))
            #expect(question.topics.contains { scene.bank.topic(named: label)?.id == $0 }, "\(label)")
        }
    }

    @Test(arguments: [
        ("hlep", "help", "What I can do"), ("hlep daily", "help", "daily preview 10"),
        ("seach idempotent retries", "search", "be-"), ("topisc xyzzy", "topics", "In brackets"),
    ])
    func aSlipCanBePutRightWithOnePress(typed: String, label: String, expected: String) async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        let refusal = try #require(try await alice.says(typed).first)
        #expect(refusal.labels == [label] && refusal.text.contains("Did you mean \(label)?"))
        #expect(try await alice.hearsAfter(label).contains(expected))
    }

    @Test func nothingIsOfferedWhereNobodyKnowsWhatWasMeant() async throws {
        #expect(try await scene().person("alice").says("zymurgy").first?.labels == [])
    }

    @Test(arguments: [false, true]) func aButtonThatNobodyRemembersIsAnsweredPolitely(canWhisper: Bool) async throws {
        let scene = try scene(canWhisper ? Set(ChatAbility.allCases) : [.actions])
        let alice = scene.person("alice", in: "team")
        let asked = try #require(try await alice.says("question").first)
        let press = try alice.press("Hint", on: asked)
        try await scene.store.write { try $0.prune(before: scene.now + 1) }
        let said = try #require(try await scene.hear(press).first)
        #expect(said.text == "That button is too old for me to remember. @viva help goes on from here.")
        #expect(said.whisperedTo == (canWhisper ? alice.user : nil))
        #expect(canWhisper || said.thread == asked.id)
    }

    @Test func aQuestionThatIsGoneIsExplained() async throws {
        let store = try SQLiteStore.inMemory(secret: 3)
        let before = try Scene(store: store, abilities: [.actions, .whispers])
        let asked = try #require(try await before.person("alice").says("question be-0009").first)
        let bank = before.bank.removing(QuestionID(rawValue: "be-0009"))
        let after = try Scene(bank: bank, store: store, heard: 9, abilities: [.actions, .whispers])
        let text = try await after.person("alice").hearsAfter("Hint", on: asked)
        #expect(text.hasPrefix("Question be-0009 is no longer in the bank."))
    }

    @Test func withoutButtonsNothingIsOffered() async throws {
        let scene = try scene([.whispers])
        let alice = scene.person("alice")
        for text in ["question", "quiz 2", "topics", "hlep", "daily", "stop"] { try await alice.says(text) }
        #expect(scene.said.allSatisfy { $0.labels.isEmpty && $0.isPost })
    }

    @Test func theSamePressTwiceChangesNothing() async throws {
        let scene = try scene()
        let alice = scene.person("alice", in: "team")
        try await alice.says("question be-0009")
        let press = try alice.press("Hint")
        #expect(try await scene.hear(press).count == 1)
        #expect(try await scene.hear(press).isEmpty)
        #expect(try await alice.hears("hint").hasPrefix("Hint 2"))
    }

    @Test func tokensTellNothing() async throws {
        let scene = try scene()
        let alice = scene.person("alice")
        for text in ["question", "quiz 5", "skip", "stop", "topics", "hlep"] { try await alice.says(text) }
        let tokens = scene.said.flatMap(\.options).map(\.token.rawValue)
        #expect(Set(tokens).count == tokens.count && tokens.count > 30)
        #expect(tokens.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}/) != nil })
    }
}
