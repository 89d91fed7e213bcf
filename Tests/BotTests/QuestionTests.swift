import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@testable import Bot

@Suite struct QuestionTests {
    @Test func aMessageToOthersIsLeftAlone() async throws {
        let scene = try Scene()
        let bob = scene.person("bob", in: "team")
        #expect(try await bob.remarks("question caching").isEmpty)
        #expect(try await bob.remarks("help").isEmpty)
        let asked = try #require(try await bob.says("question").first)
        #expect(try await bob.inside(asked.id).remarks("hint").isEmpty)
        #expect(scene.said.count == 1)
    }

    @Test func aQuestionStandsInTheChannelAndItsHintAndAnswerInItsThread() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        let asked = try #require(try await alice.says("question caching").first)
        let question = try #require(asked.question(in: scene.bank))
        #expect(asked.conversation.rawValue == "team")
        #expect(asked.thread == nil)
        #expect(!asked.text.contains(question.modelAnswer))
        for text in ["hint", "follow-up", "answer", "rubric"] {
            let answer = try #require(try await alice.says(text).first)
            #expect(answer.thread == asked.id)
        }
        let inThread = try #require(try await alice.inside(asked.id).says("answer").first)
        #expect(inThread.thread == asked.id)
        #expect(inThread.text.contains(question.modelAnswer.prefix(40)))
    }

    @Test func hintsComeOneAfterTheOther() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let asked = try #require(try await alice.says("question be-0009").first)
        let question = try #require(scene.bank.question(QuestionID(rawValue: "be-0009")))
        #expect(asked.text.contains(question.prompt))
        for hint in question.hints { #expect(try await alice.hears("hint").contains(hint)) }
        #expect(try await alice.hears("hint").contains("answer"))
        for followUp in question.followUps { #expect(try await alice.hears("follow-up").contains(followUp.text)) }
        #expect(try await alice.hears("follow-up").contains("That was the last follow-up"))
    }

    @Test func helpThatIsAskedForInAThreadComesThere() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        try await alice.says("question")
        let elsewhere = MessageID(rawValue: "m1")
        for text in ["hint", "follow-up", "answer", "rubric"] {
            #expect(try await alice.inside(elsewhere).says(text).map(\.thread) == [elsewhere])
        }
    }

    @Test func inADirectMessageNothingNeedsAThread() async throws {
        let alice = try Scene().person("alice")
        for text in ["question", "hint", "answer", "topics", "score"] {
            #expect(try await alice.says(text).map(\.thread) == [nil])
        }
    }

    @Test func twoThreadsHaveTheirOwnQuestions() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        let first = try #require(try await alice.says("question").first)
        let second = try #require(try await alice.says("question").first)
        for asked in [first, second] {
            let question = try #require(asked.question(in: scene.bank))
            let answer = try #require(try await alice.inside(asked.id).says("answer").first)
            #expect(answer.thread == asked.id)
            #expect(answer.text.contains(question.id.rawValue))
        }
    }

    @Test func aQuestionAskedForInAThreadStaysThere() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team").inside(MessageID(rawValue: "elsewhere"))
        for text in ["question", "hint", "answer"] {
            #expect(try await alice.says(text).map(\.thread) == [MessageID(rawValue: "elsewhere")])
        }
    }

    @Test(arguments: ["question caching", "quiz databases 5", "daily on weekdays 09:30 Europe/Vilnius", "help"])
    func theSameEventTwiceChangesNothing(text: String) async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let event = scene.event(text, from: alice.user, in: alice.place)
        #expect(try await scene.hear(event).count == 1)
        let schedules = try await scene.store.read { try $0.activeSchedules(of: Scene.service) }
        #expect(try await scene.hear(event).isEmpty)
        #expect(try await scene.store.read { try $0.activeSchedules(of: Scene.service) } == schedules)
    }

    @Test func hintWithoutAQuestionSaysSo() async throws {
        #expect(try await Scene().person("alice").hears("hint").contains("No question has been asked here yet"))
    }

    @Test func whatIsHeardTooLateIsNotAnsweredButExplainedOnce() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let late = (0..<3).map { _ in scene.event("question", from: alice.user, in: alice.place) }
        scene.move(by: 2 * 3600)
        for event in late { try await scene.hear(event) }
        #expect(scene.said.count == 1)
        #expect(scene.said.first?.text.contains("I was away") == true)
    }

    @Test func noQuestionRepeatsUntilAllWereAsked() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        let all = Set(scene.bank.questions(for: Filter(), audience: .team).map(\.id))
        for round in 1...3 {
            var seen: Set<QuestionID> = []
            for _ in all {
                let said = try await alice.says("question")
                seen.insert(try #require(said.first?.question(in: scene.bank)).id)
            }
            #expect(seen == all, "round \(round)")
        }
    }

    @Test(arguments: 1...8) func nothingComesAgainByAnotherFilterWhileSomethingFittingIsLeft(seed: UInt64) async throws
    {
        let scene = try Scene(seed: seed)
        let alice = scene.person("alice", in: "team")
        let filters = ["", "databases", "senior", "caching", "caching senior", "design", "mid"]
        var random = SplitMix64(seed: seed)
        var asked: Set<QuestionID> = []
        for _ in 0..<45 {
            let words = filters[Int(random.next(below: UInt64(filters.count)))]
            let filter = try scene.bot.parser.filters.parse(Words(words))
            let fitting = Set(scene.bank.questions(for: filter, audience: .team).map(\.id))
            let said = try await alice.says("question \(words)")
            let question = try #require(said.first?.question(in: scene.bank)).id
            #expect(fitting.contains(question))
            if !fitting.isSubset(of: asked) {
                #expect(asked.insert(question).inserted, "\(question.rawValue) came again for “\(words)”")
            }
        }
    }

    @Test func noQuestionRepeatsWhenTheDatabaseIsReopened() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appending(path: "viva.sqlite").path
            var seen: [QuestionID] = []
            var heard = 0
            let count = try RealBank.load().questions(for: Filter(), audience: .team).count
            while seen.count < count {
                let store = try SQLiteStore.open(path: path)
                let scene = try Scene(store: store, heard: heard)
                for _ in 0..<min(7, count - seen.count) {
                    let said = try await scene.person("alice", in: "team").says("question")
                    seen.append(try #require(said.first?.question(in: scene.bank)).id)
                }
                heard = scene.heard
                try store.close()
            }
            #expect(Set(seen).count == count)
        }
    }
}
