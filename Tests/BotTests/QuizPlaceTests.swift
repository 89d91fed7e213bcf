import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

/// Quizzes in channels, and who answers them.
@Suite struct QuizPlaceTests {
    @Test func aQuizInAChannelStaysInItsThreadAndNeedsNoMentionThere() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        var said = try #require(try await alice.says("quiz databases 3").first)
        let thread = try #require(said.thread)
        let inside = alice.inside(thread)
        for number in 1...3 {
            let put = try #require(PutItem(said, from: scene.bank))
            #expect(said.text.contains("\(number)/3 "))
            let answers = try await (number == 2 ? inside.says(put.right) : inside.remarks(put.right))
            said = try #require(answers.first)
            #expect(answers.count == 1 && said.thread == thread && said.conversation.rawValue == "team")
        }
        #expect(said.text.contains("3 of 3 points."))
        #expect(try await inside.remarks("thanks for listening, all").isEmpty, "the quiz is over")
    }

    @Test func skipStopAndHintNeedNoMentionInTheThreadEither() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        let thread = try #require(try await alice.says("quiz 3").first?.thread)
        let inside = alice.inside(thread)
        #expect(try await inside.remarks("hint").first?.text.contains("no hints") == true)
        #expect(try await inside.remarks("skip").first?.text.hasPrefix("Skipped.") == true)
        #expect(try await inside.remarks("quiz resume").first?.text.contains("2/3") == true)
        #expect(try await inside.remarks("topics").isEmpty, "other commands do need it")
        #expect(try await inside.says("topics").first?.text.contains("Caching") == true)
        #expect(try await inside.remarks("stop").first?.text.contains("Quiz stopped") == true)
    }

    @Test func talkOutsideTheThreadIsNoAnswer() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        let put = try #require(PutItem(try await alice.says("quiz 2").first, from: scene.bank))
        #expect(try await alice.remarks(put.right).isEmpty)
        #expect(try await alice.inside(MessageID(rawValue: "other")).remarks(put.right).isEmpty)
        #expect(try await alice.hears("quiz resume").contains("another place (1 of 2)"))
    }

    @Test func nobodyElseCanAnswer() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        let said = try #require(try await alice.says("quiz 2").first)
        let put = try #require(PutItem(said, from: scene.bank))
        let bob = scene.person("bob", in: "team").inside(try #require(said.thread))
        #expect(try await bob.remarks(put.right).isEmpty)
        #expect(try await bob.remarks("skip").isEmpty)
        #expect(try await bob.remarks("stop").isEmpty)
        #expect(try await bob.hears("stop").contains("No quiz is running"))
        #expect(try await bob.hears("score").contains("no results yet"))
        let verdict = try #require(try await alice.inside(bob.thread ?? said.id).remarks(put.wrong).first)
        #expect(verdict.text.hasPrefix("Not quite."), "it was still open")
    }

    @Test(arguments: [false, true]) func twoPeopleQuizInOneChannelAtOnce(inOneThread: Bool) async throws {
        let scene = try Scene()
        var alice = scene.person("alice", in: "team")
        var bob = scene.person("bob", in: "team")
        var toAlice = try #require(try await alice.says("quiz security 3").first)
        alice.thread = toAlice.thread
        if inOneThread { bob.thread = alice.thread }
        var toBob = try #require(try await bob.says("quiz caching 3").first)
        bob.thread = toBob.thread
        #expect((alice.thread == bob.thread) == inOneThread)
        for _ in 1...3 {
            let (first, second) = (PutItem(toAlice, from: scene.bank), PutItem(toBob, from: scene.bank))
            let (right, wrong) = (try #require(first).right, try #require(second).wrong)
            toAlice = try #require(try await alice.remarks(right).first)
            toBob = try #require(try await bob.remarks(wrong).first)
            #expect(toAlice.text.hasPrefix("Right.") && toAlice.thread == alice.thread)
            #expect(toBob.text.hasPrefix("Not quite.") && toBob.thread == bob.thread)
        }
        #expect(toAlice.text.contains("3 of 3 points."))
        #expect(toBob.text.contains("0 of 3 points."))
    }

    @Test func theSameAnswerDeliveredTwiceCountsOnce() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let put = try #require(PutItem(try await alice.says("quiz 3").first, from: scene.bank))
        let answer = scene.event(put.right, from: alice.user, in: alice.place)
        let said = try await scene.hear(answer)
        #expect(said.count == 1 && said[0].text.contains("2/3"))
        #expect(try await scene.hear(answer).isEmpty)
        #expect(try await alice.hears("quiz resume").contains("2/3"))
    }

    @Test func anAnswerHeardTooLateIsNotGraded() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let put = try #require(PutItem(try await alice.says("quiz 3").first, from: scene.bank))
        let answer = scene.event(put.right, from: alice.user, in: alice.place)
        scene.move(by: 2 * 3600)
        #expect(try await scene.hear(answer).first?.text.contains("I was away") == true)
        #expect(try await alice.hears("quiz resume").contains("1/3"))
    }

    @Test func whatTheBankGaveUpMeanwhileCountsForNothing() async throws {
        let bank = try RealBank.load()
        let store = try SQLiteStore.inMemory(secret: 3)
        let before = try Scene(bank: bank, store: store)
        let first = try #require(PutItem(try await before.person("alice").says("quiz caching 3").first, from: bank))
        let kept = bank.activeItems.filter { $0.id != first.item.id }
        let after = try Scene(bank: bank.only(kept), store: store, heard: before.heard)
        let alice = after.person("alice")
        var said = try #require(try await alice.says(first.right).first)
        #expect(said.text.contains("taken out of the bank"))
        #expect(!said.text.contains(first.item.explanation))
        for _ in 0..<2 {
            let put = try #require(PutItem(said, from: bank))
            said = try #require(try await alice.says(put.right).first)
        }
        #expect(said.text.contains("2 of 2 points."))
        #expect(try await alice.hears("score").contains("2 of 2 points"))
    }

    @Test func aQuizOfWhichNothingIsLeftEnds() async throws {
        let bank = try RealBank.load()
        let store = try SQLiteStore.inMemory(secret: 3)
        let before = try Scene(bank: bank, store: store)
        try await before.person("alice").says("quiz caching 3")
        let alice = try Scene(bank: bank.only([]), store: store, heard: before.heard).person("alice")
        let text = try await alice.hears("quiz resume")
        #expect(text.contains("taken out of the bank") && text.contains("Quiz finished"))
        #expect(try await alice.hears("stop").contains("No quiz is running"))
        #expect(try await alice.hears("score").contains("no results yet"))
    }
}
