import Bot
import Chat
import Foundation
import Logging
import OrderedCollections
import QuestionEngine
import Store
import Testing

/// The prompter under downtime, pauses, clocks that step and crashes. Schedules are daily at 12:00 UTC unless said otherwise.
@Suite struct PrompterTests {
    private func scene(_ settings: BotSettings = BotSettings(), store: (any Store)? = nil) async throws -> Scene {
        let scene = try Scene(settings: settings, store: store)
        try await scene.person("alice", in: "hiring").says("daily every day 12:00 UTC reveal after 14d")
        return scene
    }

    private func dates(_ said: [Said]) -> [String] { said.compactMap { $0.promptDate?.description } }

    @Test func aPromptIsPostedOnceWhenItIsDue() async throws {
        let scene = try await scene()
        let prompter = scene.prompter()
        let noon = try Date.utc("2026-11-23 12:00")
        #expect(try await prompter.postDuePrompts(at: noon - 1) == noon)
        #expect(try await scene.deliver().isEmpty)
        #expect(try await prompter.postDuePrompts(at: noon) == noon + 86400)
        #expect(try await prompter.postDuePrompts(at: noon) == noon + 86400)
        #expect(try await prompter.postDuePrompts(at: noon + 60) == noon + 86400)
        #expect(dates(try await scene.deliver()) == ["2026-11-23"])
    }

    @Test func withoutSchedulesThereIsNothingToWaitFor() async throws {
        let scene = try Scene()
        #expect(try await scene.prompter().postDuePrompts(at: scene.now) == nil)
    }

    @Test func afterDowntimeTheLastPromptIsMadeUpForWithinTheGrace() async throws {
        let book = LogBook()
        let scene = try await scene()
        #expect(dates(try await scene.prompt(at: "2026-11-26 15:59", logger: book.logger)) == ["2026-11-26"])
        #expect(
            book.entries(about: "missed").compactMap { $0.metadata["date"] }
                == ["2026-11-23", "2026-11-24", "2026-11-25"])
        #expect(dates(try await scene.prompt(at: "2026-11-26 16:00", logger: book.logger)).isEmpty)
        #expect(book.entries(about: "missed").count == 3)
    }

    @Test(arguments: [("2026-11-23 15:59", true), ("2026-11-23 16:00", false), ("2026-11-24 11:59", false)])
    func theGraceEnds(time: String, isPosted: Bool) async throws {
        let book = LogBook()
        let scene = try await scene()
        #expect(dates(try await scene.prompt(at: time, logger: book.logger)) == (isPosted ? ["2026-11-23"] : []))
        let missed = book.entries(about: "missed")
        #expect(missed.compactMap { $0.metadata["date"] } == (isPosted ? [] : ["2026-11-23"]))
        #expect(missed.allSatisfy { $0.level == .warning && $0.metadata["schedule"] == "1" })
        // What is missed is settled: neither counted again nor posted later.
        #expect(dates(try await scene.prompt(at: "2026-11-24 11:59", logger: book.logger)).isEmpty)
        #expect(book.entries(about: "missed").count == missed.count)
        let noon = try Date.utc("2026-11-23 12:00")
        #expect(try await scene.schedules(in: "hiring").map(\.settledUntil) == [noon])
        #expect(dates(try await scene.prompt(at: "2026-11-24 12:00")) == ["2026-11-24"])
    }

    @Test func theGraceIsASetting() async throws {
        let scene = try await scene(BotSettings(catchUp: .seconds(600)))
        #expect(dates(try await scene.prompt(at: "2026-11-23 12:10")).isEmpty)
        #expect(dates(try await scene.prompt(at: "2026-11-24 12:09")) == ["2026-11-24"])
    }

    @Test func aPauseIsNotMadeUpFor() async throws {
        let book = LogBook()
        let scene = try await scene()
        let alice = scene.person("alice", in: "hiring")
        try await alice.says("daily pause")
        #expect(dates(try await scene.prompt(at: "2026-11-23 12:00", logger: book.logger)).isEmpty)
        scene.move(to: try .utc("2026-11-24 12:30"))
        #expect(try await alice.hears("daily resume") == "Back on: every day at 12:00, UTC; next Wed 2026-11-25 12:00.")
        #expect(dates(try await scene.prompt(logger: book.logger)).isEmpty)
        #expect(dates(try await scene.prompt(at: "2026-11-25 12:00", logger: book.logger)) == ["2026-11-25"])
        #expect(book.entries(about: "missed").isEmpty)
    }

    @Test func resumingWhatIsNotPausedTakesNoPromptAway() async throws {
        let scene = try await scene()
        scene.move(to: try .utc("2026-11-23 12:01"))
        try await scene.person("alice", in: "hiring").says("daily resume")
        #expect(dates(try await scene.prompt()) == ["2026-11-23"])
    }

    @Test func schedulesAtTheSameInstantHaveAPromptEach() async throws {
        let scene = try await scene()
        try await scene.person("alice", in: "hiring").says("daily every day 12:00 UTC level mid")
        try await scene.person("bob", in: "team").says("daily every day 14:00 Europe/Vilnius")
        let said = try await scene.prompt(at: "2026-11-23 12:00")
        #expect(said.map(\.key.rawValue).sorted() == (1...3).map { "prompt/\($0)/2026-11-23" })
        #expect(said.map(\.conversation.rawValue).sorted() == ["hiring", "hiring", "team"])
        let inHiring = said.filter { $0.conversation.rawValue == "hiring" }.compactMap {
            $0.question(in: scene.bank)?.id
        }
        #expect(Set(inHiring).count == 2)
    }

    @Test(arguments: [60, 3600, 86400, 259_200] as [TimeInterval])
    func aClockThatIsPutBackDoublesNothing(step: TimeInterval) async throws {
        let book = LogBook()
        let scene = try await scene()
        var said: [String] = []
        for day in 23...26 { said += dates(try await scene.prompt(at: "2026-11-\(day) 12:00")) }
        scene.move(by: -step)
        let back = scene.now
        // From there the clock goes through the same time again.
        for minutes in stride(from: 0.0, through: step / 60 + 1470, by: 30) {
            scene.move(to: back + minutes * 60)
            said += dates(try await scene.prompt(logger: book.logger))
        }
        #expect(said == (23...27).map { "2026-11-\($0)" })
        #expect(book.entries(about: "missed").isEmpty)
    }

    @Test func whatHadItsPromptIsNotCalledMissedAfterTheClockWasPutRight() async throws {
        let book = LogBook()
        let scene = try await scene()
        for day in 23...25 { #expect(dates(try await scene.prompt(at: "2026-11-\(day) 12:00")).count == 1) }
        #expect(dates(try await scene.prompt(at: "2026-11-22 09:00", logger: book.logger)).isEmpty)
        #expect(dates(try await scene.prompt(at: "2026-11-27 12:00", logger: book.logger)) == ["2026-11-27"])
        #expect(book.entries(about: "missed").compactMap { $0.metadata["date"] } == ["2026-11-26"])
    }

    @Test func aClockThatIsPutForwardBringsThePromptThatIsDueThen() async throws {
        let scene = try await scene()
        #expect(dates(try await scene.prompt(at: "2026-11-23 08:00")).isEmpty)
        #expect(dates(try await scene.prompt(at: "2026-11-23 13:00")) == ["2026-11-23"])
        #expect(dates(try await scene.prompt(at: "2026-11-23 08:00")).isEmpty)
        #expect(dates(try await scene.prompt(at: "2026-11-23 12:00")).isEmpty)
        #expect(dates(try await scene.prompt(at: "2026-11-24 12:00")) == ["2026-11-24"])
    }

    @Test func whereTheBotIsNotAnyMoreThereAreNoPrompts() async throws {
        let scene = try await scene()
        try await scene.person("bob", in: "team").says("daily every day 12:00 UTC reveal after 14d")
        // The service refuses the first prompt: the bot was removed.
        scene.move(to: try .utc("2026-11-23 12:00"))
        _ = try await scene.prompter().postDuePrompts(at: scene.now)
        try await scene.close("hiring")
        #expect(try await scene.deliver().map(\.conversation.rawValue) == ["team"])
        let during = try await scene.prompt(at: "2026-11-24 12:00") + scene.prompt(at: "2026-11-25 12:00")
        #expect(during.map(\.conversation.rawValue) == ["team", "team"])
        // Nothing was claimed meanwhile; back in the channel, the present day has its prompt and the others are past.
        scene.move(to: try .utc("2026-11-26 13:00"))
        let hiring = scene.person("alice", in: "hiring").place
        try await scene.hear(ChatEvent(id: "joined", conversation: hiring, content: .joined, date: scene.now))
        let after = try await scene.prompt().filter { $0.conversation == hiring.id }
        #expect(dates(after) == ["2026-11-26"])
        #expect(dates(try await scene.prompt(at: "2026-11-27 12:00")).count == 2)
    }

    @Test func aMessageInAChannelThatWasGivenUpBringsThePromptsBack() async throws {
        let scene = try await scene()
        try await scene.close("hiring")
        #expect(try await scene.prompt(at: "2026-11-23 12:00").isEmpty)
        scene.move(to: try .utc("2026-11-24 11:00"))
        try await scene.person("alice", in: "hiring").says("status")
        #expect(dates(try await scene.prompt(at: "2026-11-24 12:00")) == ["2026-11-24"])
    }

    @Test func whatTheBankNoLongerHasIsSaid() async throws {
        let store = try SQLiteStore.inMemory()
        _ = try await scene(store: store)
        let full = try RealBank.load()
        let empty = Bank(header: full.header, topics: Array(full.topics.values), questions: [], items: [])
        let scene = try Scene(bank: empty, store: store, heard: 9)
        let said = try await scene.prompt(at: "2026-11-23 12:00")
        #expect(said.map(\.text.localizedLowercase).map { $0.contains("no question in the bank fits") } == [true])
        #expect(try await scene.prompt(at: "2026-11-23 12:05").isEmpty)
    }
}

extension Scene {
    /// The service says that the bot cannot use this channel.
    fileprivate func close(_ channel: String) async throws {
        let message = OutboxMessage(
            key: .init(rawValue: "probe"), service: Self.service, conversation: .init(rawValue: channel),
            content: MessageContent([.paragraph(["Hi"])]))
        try await store.write { [now] store in
            try store.enqueue(message, at: now)
            let result = DeliveryResult(key: message.key, outcome: .conversationClosed(reason: "left"), date: now)
            _ = try store.settle([result], of: Self.service, thenClaim: 0, excluding: [], now: now)
        }
    }
}
