import Bot
import Foundation
import QuestionEngine
import Testing

/// What people say besides answers while a quiz is open.
@Suite struct QuizAsideTests {
    private static let types = ["single", "multi", "true/false", "short", "numeric"]

    /// A quiz of two items of one type; the first is open.
    private func quiz(of type: String) async throws -> (Person, PutItem) {
        let bank = try RealBank.load()
        let items = bank.activeItems.filter { $0.body.name == type }
        let scene = try Scene(bank: bank.only(items, questions: bank.questions(for: Filter(), audience: .team)))
        let alice = scene.person("alice")
        return (alice, try #require(PutItem(try await alice.says("quiz 2").first, from: bank)))
    }

    @Test(
        arguments: types,
        [
            ("a question about caching please", "Interview question"), ("Q caching senior", "Interview question"),
            ("question", "Interview question"), ("help", "What I can do"), ("help daily", "daily preview 10"),
            ("?", "What I can do"), ("topics", "In brackets"), ("search idempotent retries", "question be-"),
            ("daily on weekdays 09:30 Europe/Vilnius", "Europe/Vilnius"), ("daily", "Nothing is scheduled"),
            ("score", "no results"),
            ("status", "All is well"), ("thank you", "You're welcome"), ("hint", "no hints"), ("answer", "no hints"),
            ("quiz history", "finished no quiz yet"), ("quiz caching 5", "still open (1 of 2)"),
            ("could you show me the topics please", "In brackets"),
        ])
    func aCommandIsDoneAndTheItemStaysOpen(type: String, command: (text: String, expected: String)) async throws {
        let (alice, put) = try await quiz(of: type)
        let text = try await alice.hears(command.text)
        #expect(text.contains(command.expected), "\(type): \(command.text): \(text)")
        #expect(!text.contains(put.item.explanation))
        let verdict = try await alice.hears(put.right)
        #expect(verdict.hasPrefix("Right.") && verdict.contains("2/2"))
    }

    @Test(
        arguments: ["single", "multi", "true/false", "numeric"],
        ["hlep", "quesion caching", "skpi", "stpo", "hi", "POST", "dayly at nine", "what?", ""])
    func aSlipDoesNotCostAnAnswer(type: String, text: String) async throws {
        let (alice, put) = try await quiz(of: type)
        #expect(try await alice.hears(text).contains("did not count"), "\(type): \(text)")
        #expect(try await alice.hears(put.right).hasPrefix("Right."))
    }

    @Test(
        arguments: ["single", "multi", "true/false", "numeric"],
        [
            ("question cachng", "Did you mean Caching?"), ("quiz 99", "is not possible"),
            ("daily on weekdays 09:30", "time zone is missing"),
        ])
    func aCommandWithAMistakeIsToldItsMistake(type: String, command: (text: String, expected: String)) async throws {
        let (alice, put) = try await quiz(of: type)
        #expect(try await alice.hears(command.text).contains(command.expected), "\(type): \(command.text)")
        #expect(try await alice.hears(put.right).hasPrefix("Right."))
    }

    @Test(arguments: [
        "random", "test", "POST", "health check", "find and replace", "model", "status code", "daily backup",
    ])
    func wordsThatBeginACommandElsewhereAreAnswersToAnOpenQuestion(text: String) async throws {
        let (alice, _) = try await quiz(of: "short")
        #expect(try await alice.hears(text).hasPrefix("Not quite."))
    }

    @Test func whatTheItemListsIsAnAnswerEvenIfItIsACommand() async throws {
        let bank = try RealBank.load()
        let key = Item.ShortKey(answers: ["help", "stop", "question", "hint", "next"].map { .init(text: $0) })
        let item = Item(
            id: ItemID(rawValue: "it-1"), topics: [TopicID(rawValue: "dist.caching")], difficulty: .medium,
            stem: "Name a command.", body: .short(key), explanation: "Explained.")
        for answer in key.answers {
            let alice = try Scene(bank: bank.only([item])).person("alice")
            try await alice.says("quiz 1")
            #expect(try await alice.hears(answer.text).hasPrefix("Right."), "\(answer.text)")
        }
    }

    @Test func helpIsMeantForWhatWasPutLast() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let question = try #require(scene.bank.question(QuestionID(rawValue: "be-0009")))
        try await alice.says("question be-0009")
        scene.move(by: 60)
        let put = try #require(PutItem(try await alice.says("quiz databases 3").first, from: scene.bank))
        #expect(try await alice.hears("hint").contains("no hints"))
        #expect(try await alice.hears("answer").contains("no hints"))
        scene.move(by: 60)
        try await alice.says("question be-0009")
        #expect(try await alice.hears("hint").contains(question.hints[0]))
        scene.move(by: 60)
        #expect(try await alice.hears(put.right).hasPrefix("Right."))
        #expect(try await alice.hears("hint").contains("no hints"))
    }

    @Test func aHintAfterTheAnswerSaysThatItIsOut() async throws {
        let alice = try Scene().person("alice")
        try await alice.says("question be-0009")
        #expect(try await alice.hears("answer").contains("A good answer"))
        #expect(try await alice.hears("hint").contains("The answer is out already"))
        #expect(try await alice.hears("follow-up").contains("Follow-up 1"))
        #expect(try await alice.hears("answer").contains("A good answer"), "it may be shown again")
        try await alice.says("question be-0010")
        #expect(try await alice.hears("hint").contains("Hint 1"))
    }
}
