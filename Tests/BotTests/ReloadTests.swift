import Bot
import Chat
import Foundation
import Logging
import OrderedCollections
import QuestionEngine
import ServiceLifecycleTestKit
import Store
import Synchronization
import Testing

@Suite struct ReloadTests {
    private let editor = UserID(rawValue: "editor")

    private func bank(prompt: String? = nil, revision: Int = 1) throws -> Bank {
        let real = try RealBank.load()
        let questions = real.questions.values.map { question -> Question in
            var changed = question
            if let prompt, question.id.rawValue == "be-0009" { changed.prompt = prompt }
            return changed
        }
        let items = real.items.values.map { item -> Item in
            var changed = item
            changed.semanticRevision = revision
            return changed
        }
        return Bank(header: real.header, topics: Array(real.topics.values), questions: questions, items: items)
    }

    private func makeBot(_ served: ServedBank) -> CurrentBot {
        served.bot { bank in
            Bot(
                bank: bank, settings: BotSettings(people: PeopleSettings(admins: AdminRoll(people: [editor]))),
                name: "viva", startedAt: Scene.start, served: served)
        }
    }

    /// The same store and people, with the bot as it is now.
    private func scene(_ current: CurrentBot, _ store: any Store, heard: Int = 0) -> Scene {
        Scene(bot: current.bot, store: store, now: Scene.start, heard: heard)
    }

    @Test func whoAsksAfterwardsGetsTheNewBank() async throws {
        let served = ServedBank(try bank())
        let current = makeBot(served)
        let store = try SQLiteStore.inMemory(secret: 1)
        let before = current.bot
        served.adopt(try bank(prompt: "What is new about caches?"), at: Scene.start)
        #expect(
            try await scene(current, store).person("alice").hears("question be-0009").contains(
                "What is new about caches?"))
        #expect(
            before.bank.question(QuestionID(rawValue: "be-0009"))?.prompt != "What is new about caches?",
            "a bot is a value")
        #expect(
            try await scene(current, store, heard: 9).person("alice").hears("search new about caches").contains(
                "be-0009"))
    }

    @Test func anOpenItemWhoseMeaningChangedIsPassedOver() async throws {
        let served = ServedBank(try bank())
        let current = makeBot(served)
        let store = try SQLiteStore.inMemory(secret: 1)
        try await scene(current, store).person("alice").says("quiz caching 2")
        served.adopt(try bank(revision: 2), at: Scene.start)
        let said = try await scene(current, store, heard: 9).person("alice").says("a")
        #expect(said.first?.text.contains("was taken out of the bank meanwhile") == true, "\(said.first?.text ?? "")")
    }

    @Test func onlyAdminsHaveItReadAgainAndSeeWhatIsWrong() async throws {
        let served = ServedBank(try bank())
        let current = makeBot(served)
        let scene = scene(current, try SQLiteStore.inMemory(secret: 1))
        let (alice, admin) = (scene.person("alice"), scene.person("editor"))
        #expect(try await alice.hears("reload").contains("Only admins"))
        #expect(try await admin.says("status").count == 1, "nothing was read again yet")
        #expect(try await admin.hears("reload the bank").contains("I am reading the bank's files"))
        served.refuse(["Questions/a.yaml:3:5: unknown key `stemm`"], at: Scene.start)
        let status = try await admin.says("status").map(\.text).joined(separator: "\n")
        #expect(status.contains("found 1 problem; what I had before is served on"))
        #expect(status.contains("Questions/a.yaml:3:5: unknown key `stemm`"))
        #expect(try await alice.says("status").count == 1)
        served.adopt(try bank(), at: Scene.start)
        #expect(try await admin.says("status").last?.text.contains("serve what they say") == true)
    }

    @Test func whereNothingReadsItAgainItSaysSo() async throws {
        let settings = BotSettings(people: PeopleSettings(admins: AdminRoll(people: [editor])))
        #expect(try await Scene(settings: settings).person("editor").hears("reload").contains("at the start only"))
    }

    @Test func badFilesChangeNothingAndAreNamedInTheLog() async throws {
        let served = ServedBank(try bank())
        let next = try bank(prompt: "Anew?")
        let readings = [.bank(next), .problems(["f.yaml:1:2: wrong", "f.yaml:3:4: worse"])] as [BankReloader.Reading]
        let files = Mutex(readings)
        let log = LogBook()
        let done = Watched(0)
        let reloader = BankReloader(
            served: served, read: { files.withLock { $0.removeLast() } }, fingerprint: { "" }, readAtStart: "",
            interval: nil,
            didRead: { done.change { $0 += 1 } }, logger: log.logger, now: { Scene.start })
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { group in
                group.addTask { try await reloader.run() }
                served.requestReload()
                await done.until { $0 == 1 }
                #expect(served.report?.problems.count == 2)
                #expect(served.bank.question(QuestionID(rawValue: "be-0009"))?.prompt != "Anew?")
                served.requestReload()
                await done.until { $0 == 2 }
                #expect(served.report?.problems == [])
                #expect(served.bank.question(QuestionID(rawValue: "be-0009"))?.prompt == "Anew?")
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(log.entries.compactMap { $0.metadata["problem"] } == ["f.yaml:1:2: wrong", "f.yaml:3:4: worse"])
    }

    /// Files that are still being written are left alone until they stand still; what was read once is not read again.
    @Test func filesThatChangedAreReadOnceTheyStandStill() async throws {
        let served = ServedBank(try bank())
        let (bank, reads) = (try bank(), Watched(0))
        let seen = Mutex(["a", "a", "b", "c", "c", "c", "c", "a", "a"])
        let reloader = BankReloader(
            served: served,
            read: {
                reads.change { $0 += 1 }
                return .bank(bank)
            },
            fingerprint: {
                let left = seen.withLock { $0.count }
                // What was asked for by then has been done before the next change is seen.
                if left == 2 { await reads.until { $0 == 1 } }
                return seen.withLock { $0.isEmpty ? "a" : $0.removeFirst() }
            }, readAtStart: "a",
            interval: .seconds(30), logger: LogBook().logger, now: { Scene.start },
            sleep: { _ in
                try Task.checkCancellation()
                await Task.yield()
            })
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { group in
                group.addTask { try await reloader.run() }
                await reads.until { $0 == 2 }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(reads.value == 2)
    }
}
