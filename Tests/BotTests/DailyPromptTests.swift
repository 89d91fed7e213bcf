import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

/// What `daily now`, `skip`, `queue` and `off` do to the prompts. It is Monday, 23 November 2026, 08:00 UTC.
@Suite struct DailyPromptTests {
    private static let chosen = QuestionID(rawValue: "be-0009")

    /// A channel with a prompt every day at 12:00 UTC, and its answer four hours later.
    private func hiring(_ scene: Scene) async throws -> Person {
        let alice = scene.person("alice", in: "hiring")
        try await alice.says("daily every day 12:00 UTC reveal after 4h")
        return alice
    }

    @Test func theAnswerComesAfterItsDelayInTheThreadOfThePrompt() async throws {
        let scene = try Scene()
        _ = try await hiring(scene)
        #expect(try await scene.prompt(at: "2026-11-23 11:59").isEmpty)
        let prompts = try await scene.prompt(at: "2026-11-23 12:00")
        let prompt = try #require(prompts.first)
        let question = try #require(prompt.question(in: scene.bank))
        #expect(prompts.count == 1 && prompt.thread == nil && prompt.conversation.rawValue == "hiring")
        #expect(prompt.text.contains("Practice prompt for Monday, 23 November 2026"))
        #expect(prompt.text.contains("the model answer comes in 4 hours"))
        #expect(!prompt.text.contains(question.modelAnswer))
        #expect(try await scene.prompt(at: "2026-11-23 15:59").isEmpty)
        let reveals = try await scene.prompt(at: "2026-11-23 16:00")
        #expect(reveals.map(\.thread) == [prompt.id])
        #expect(reveals.first?.text.contains(question.modelAnswer) == true)
        #expect(try await scene.prompt(at: "2026-11-23 18:00").isEmpty)
    }

    @Test func aHintInTheThreadIsAboutThePrompt() async throws {
        let scene = try Scene()
        let alice = try await hiring(scene)
        let prompt = try #require(try await scene.prompt(at: "2026-11-23 12:00").first)
        let question = try #require(prompt.question(in: scene.bank))
        try await alice.says("question")
        let hint = try #require(question.hints.first)
        #expect(try await alice.inside(prompt.id).hears("hint").contains(hint))
    }

    @Test func theAnswerStaysAsItWasWhenThePromptCame() async throws {
        let store = try SQLiteStore.inMemory()
        let scene = try Scene(store: store)
        _ = try await hiring(scene)
        let prompt = try #require(try await scene.prompt(at: "2026-11-23 12:00").first)
        let question = try #require(prompt.question(in: scene.bank))
        let later = try Scene(bank: scene.bank.removing(question.id), store: store, now: scene.now, heard: 9)
        let reveal = try await later.prompt(at: "2026-11-23 16:00")
        #expect(reveal.map { $0.text.contains(question.modelAnswer) } == [true])
    }

    @Test func nowBringsTodaysPromptForward() async throws {
        let scene = try Scene()
        let alice = try await hiring(scene)
        let answers = try await alice.says("daily now")
        #expect(answers.map(\.promptDate) == [LocalDate("2026-11-23")])
        #expect(answers.first?.thread == nil)
        let again = try await alice.hears("daily now")
        #expect(
            again == "The prompt for Monday, 23 November 2026 is out already. @viva question asks another.")
        #expect(try await alice.hears("daily").contains("next Tue 2026-11-24 12:00"))
        #expect(try await alice.hears("daily preview 1").contains("1. Tue 2026-11-24 12:00"))
        // The answer counts from the prompt, and the schedule adds no second prompt.
        let rest = try await scene.prompt(at: "2026-11-23 12:00")
        #expect(rest.map(\.isReveal) == [true])
        #expect(try await scene.prompt(at: "2026-11-24 12:00").map(\.promptDate) == [LocalDate("2026-11-24")])
    }

    @Test func nowAfterThePromptIsTooLate() async throws {
        let scene = try Scene()
        let alice = try await hiring(scene)
        try await scene.prompt(at: "2026-11-23 12:00")
        #expect(try await alice.hears("daily now").contains("is out already"))
    }

    @Test func aSkippedDateHasNoPrompt() async throws {
        let scene = try Scene()
        let alice = try await hiring(scene)
        #expect(
            try await alice.hears("daily skip") == "No prompt on Monday, 23 November 2026. The question keeps its turn."
        )
        #expect(try await alice.hears("daily").contains("next Tue 2026-11-24 12:00"))
        #expect(try await alice.hears("daily skip").contains("No prompt on Tuesday, 24 November 2026"))
        #expect(try await alice.hears("daily skip 2026-11-26").contains("No prompt on Thursday, 26 November 2026"))
        var dates: [LocalDate?] = []
        for day in 23...27 {
            dates += try await scene.prompt(at: "2026-11-\(day) 12:00").filter { !$0.isReveal }.map(\.promptDate)
        }
        #expect(dates == [LocalDate("2026-11-25"), LocalDate("2026-11-27")])
    }

    @Test func onlyADateThatHasAPromptToComeCanBeSkipped() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "hiring")
        try await alice.says("daily on weekdays 12:00 UTC")
        for date in ["2026-11-28", "2026-11-20"] {
            #expect(try await alice.hears("daily skip \(date)").contains("anyway"))
        }
        try await alice.says("daily now")
        #expect(try await alice.hears("daily skip 2026-11-23").contains("is out already"))
        try await alice.says("daily on weekdays 12:00 UTC until 2026-11-23")
        try await alice.says("daily now 2")
        #expect(try await alice.hears("daily skip 2") == "No further prompt is due. @viva daily lists the schedules.")
    }

    @Test func whatIsQueuedForADateComesOnThatDate() async throws {
        let scene = try Scene()
        let alice = try await hiring(scene)
        #expect(
            try await alice.hears("daily queue be-0009 for 2026-11-24")
                == "be-0009 is queued for Tuesday, 24 November 2026.")
        #expect(try await alice.hears("daily queue").contains("Tuesday, 24 November 2026: be-0009"))
        let today = try #require(try await scene.prompt(at: "2026-11-23 12:00").first)
        #expect(today.question(in: scene.bank)?.id != Self.chosen)
        let prompts = try await scene.prompt(at: "2026-11-24 12:00").filter { $0.promptDate != nil }
        #expect(prompts.map { $0.question(in: scene.bank)?.id } == [Self.chosen])
        #expect(try await alice.hears("daily queue").hasPrefix("The queue is empty; I choose."))
    }

    @Test func whatIsQueuedForAnyDateComesNextInItsOrder() async throws {
        let scene = try Scene()
        let alice = try await hiring(scene)
        let ids = scene.bank.questions.values.filter { $0.status == .active }.prefix(4).map(\.id.rawValue)
        #expect(try await alice.hears("daily queue \(ids[0])") == "\(ids[0]) is queued for the next free prompt.")
        try await alice.says("daily queue \(ids[1])")
        try await alice.says("daily queue \(ids[2])")
        try await alice.says("daily queue \(ids[3]) for 2026-11-24")
        #expect(try await alice.hears("daily unqueue \(ids[1])") == "\(ids[1]) is no longer queued.")
        #expect(try await alice.hears("daily unqueue \(ids[1])") == "\(ids[1]) was not queued.")
        var asked: [String?] = []
        for day in 23...25 {
            let prompts = try await scene.prompt(at: "2026-11-\(day) 12:00").filter { $0.promptDate != nil }
            asked += prompts.map { $0.question(in: scene.bank)?.id.rawValue }
        }
        #expect(asked == [ids[0], ids[3], ids[2]])
    }

    @Test func whatMissedItsDayComesWithTheNextPrompt() async throws {
        let scene = try Scene()
        let alice = try await hiring(scene)
        try await alice.says("daily queue be-0009 for 2026-11-23")
        try await alice.says("daily skip 2026-11-23")
        #expect(try await scene.prompt(at: "2026-11-23 12:00").isEmpty)
        scene.move(to: try .utc("2026-11-24 08:00"))
        #expect(try await alice.hears("daily queue").contains("next free prompt: be-0009"))
        let prompt = try #require(try await scene.prompt(at: "2026-11-24 12:00").first)
        #expect(prompt.question(in: scene.bank)?.id == Self.chosen)
    }

    @Test(arguments: [
        ("2026-11-22", "Sunday, 22 November 2026 is past, or its prompt is out. Choose a later date."),
        ("2026-11-23", "Monday, 23 November 2026 is past, or its prompt is out. Choose a later date."),
        ("2026-12-24", "No prompt was due on Thursday, 24 December 2026 anyway."),
    ])
    func aDateWithoutAPromptTakesNoQuestion(date: String, sentence: String) async throws {
        let alice = try Scene().person("alice", in: "hiring")
        try await alice.says("daily every day 12:00 UTC except 2026-12-24")
        try await alice.says("daily now")
        #expect(try await alice.hears("daily queue be-0009 for \(date)") == sentence)
        #expect(try await alice.hears("daily queue").hasPrefix("The queue is empty"))
    }

    @Test func aRetiredQuestionIsNotQueued() async throws {
        let scene = try Scene(bank: RealBank.load().retiring(Self.chosen))
        let alice = try await hiring(scene)
        let text = try await alice.hears("daily queue be-0009")
        #expect(text == "be-0009 is retired and not asked any more. @viva search finds others.")
        #expect(try await alice.hears("daily queue").hasPrefix("The queue is empty"))
    }

    @Test(arguments: [true, false])
    func aQueuedQuestionThatIsGoneByThenIsPassedOver(isRetired: Bool) async throws {
        let store = try SQLiteStore.inMemory()
        let before = try Scene(store: store)
        let alice = try await hiring(before)
        try await alice.says("daily queue be-0009 for 2026-11-24")
        let bank = isRetired ? before.bank.retiring(Self.chosen) : before.bank.removing(Self.chosen)
        let scene = try Scene(bank: bank, store: store, now: before.now, heard: before.heard)
        let list = try await scene.person("alice", in: "hiring").hears("daily queue")
        #expect(list.contains("be-0009 (no longer in the bank)"))
        try await scene.prompt(at: "2026-11-23 12:00")
        let prompts = try await scene.prompt(at: "2026-11-24 12:00").filter { $0.promptDate != nil }
        let asked = try #require(prompts.first?.question(in: bank))
        #expect(prompts.count == 1 && asked.id != Self.chosen && asked.status == .active)
        #expect(try await scene.person("alice", in: "hiring").hears("daily queue").hasPrefix("The queue is empty"))
    }

    @Test func offEndsThePromptsAndLeavesTheAnswerOfThoseThatCame() async throws {
        let scene = try Scene()
        let alice = try await hiring(scene)
        let prompt = try #require(try await scene.prompt(at: "2026-11-23 12:00").first)
        #expect(try await alice.hears("daily off") == "Done. No more prompts every day at 12:00, UTC.")
        #expect(try await scene.prompt(at: "2026-11-23 16:00").map(\.thread) == [prompt.id])
        for day in 24...27 { #expect(try await scene.prompt(at: "2026-11-\(day) 12:00").isEmpty) }
    }

    @Test func aScheduleMadeAnewHasPromptsOfItsOwn() async throws {
        let scene = try Scene()
        let alice = try await hiring(scene)
        try await alice.says("daily now")
        try await alice.says("daily off")
        try await alice.says("daily every day 12:00 UTC reveal after 4h")
        let keys = try await scene.prompt(at: "2026-11-23 12:00").map(\.key.rawValue)
        #expect(keys.sorted() == ["prompt/2/2026-11-23", "reveal/1/2026-11-23"])
    }
}
