import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@testable import Bot

/// Quizzes by buttons, and what becomes of messages whose item is done with.
@Suite struct QuizButtonTests {
    private static let all = Set(ChatAbility.allCases)

    @Test(arguments: [true, false]) func everyItemOfTheBankIsAnsweredByPressing(isRight: Bool) async throws {
        let bank = try RealBank.loadWithEveryType()
        for item in bank.activeItems {
            let scene = try Scene(bank: bank.only([item]), abilities: Self.all)
            let alice = scene.person("alice")
            let said = try #require(try await alice.says("quiz 1").first)
            let put = try #require(PutItem(said, from: scene.bank), "\(item.id)")
            #expect(Array(said.labels.suffix(2)) == ["Skip", "Stop the quiz"])
            let answers = try await put.answer(said, isRight: isRight, by: alice)
            let text = try #require(answers.posts.first).text
            #expect(text.hasPrefix(isRight ? "Right." : "Not quite."), "\(item.id): \(text)")
            #expect(text.contains(isRight ? "1 of 1 point." : "0 of 1 point."))
            let edit = try #require(answers.edits.first)
            #expect(answers.count == 2 && edit.id == said.id && edit.labels.isEmpty)
            #expect(edit.text.hasPrefix(said.text + "\nYou answered "), "\(edit.text)")
            #expect(edit.text.hasSuffix(isRight ? ": right · 1 of 1 so far" : ": not quite · 0 of 1 so far"))
        }
    }

    @Test func buttonsBearTheLetterAndShortTexts() async throws {
        let bank = try RealBank.loadWithEveryType()
        for item in bank.activeItems {
            let scene = try Scene(bank: bank.only([item]), abilities: Self.all)
            let said = try #require(try await scene.person("alice").says("quiz 1").first)
            let put = try #require(PutItem(said, from: bank))
            let isShort = put.options.allSatisfy { $0.text.count <= 32 }
            let letters = put.options.map { (put.letter(of: $0), $0.text) }.sorted { $0.0 < $1.0 }
            var expected = letters.map { isShort ? "\($0.0). \($0.1)" : $0.0 }
            if case .multi = item.body { expected.append("Check") }
            if case .trueFalse = item.body { expected = ["True", "False"] }
            if case .order = item.body { expected = ["Put in order"] }
            if case .match = item.body { expected = ["Match"] }
            #expect(said.labels == expected + ["Skip", "Stop the quiz"], "\(item.id)")
            #expect(said.labels.allSatisfy { $0.count <= 75 })
            #expect(said.text.contains("skip or stop at any time"), "the text way is named beside")
        }
    }

    @Test func theRunningScoreStandsUnderEachItem() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        var said = try #require(try await alice.says("quiz databases 4").first)
        let thread = try #require(said.thread)
        var notes: [String] = []
        for number in 1...4 {
            let put = try #require(PutItem(said, from: scene.bank))
            let inside = alice.inside(thread)
            let answers =
                number == 3
                ? try await inside.presses("Skip", on: said)
                : try await inside.remarks(number == 2 ? put.wrong : put.right)
            let post = try #require(answers.posts.first)
            #expect(answers.posts.count == 1 && post.thread == thread)
            let edit = try #require(answers.edits.first)
            #expect(edit.id == said.id && edit.conversation.rawValue == "team" && edit.labels.isEmpty)
            notes.append(String(try #require(edit.text.split(separator: "\n").last)))
            said = post
        }
        #expect(notes[0].hasSuffix(": right · 1 of 1 so far") && notes[1].hasSuffix(": not quite · 1 of 2 so far"))
        #expect(notes[2] == "Skipped · 1 of 3 so far" && notes[3].hasSuffix(": right · 2 of 4 so far"))
        #expect(said.labels == ["Another quiz like this", "My score"])
    }

    @Test func partOfThePointsIsTold() async throws {
        let bank = try RealBank.load()
        let item = try #require(
            bank.activeItems.first {
                if case .multi(let options, _) = $0.body { options.count(where: \.isCorrect) == 2 } else { false }
            })
        let scene = try Scene(bank: bank.only([item]), abilities: Self.all)
        let alice = scene.person("alice")
        let said = try #require(try await alice.says("quiz 1").first)
        let put = try #require(PutItem(said, from: bank))
        let letter = put.rightLetters[0]
        let answers = try await alice.presses("Check", on: said, ticking: try put.labels([letter], in: said))
        #expect(
            answers.edits.first?.text.hasSuffix("You answered \(letter): partly right (0.5) · 0.5 of 1 so far") == true)
    }

    @Test func checkingNothingCostsNothing() async throws {
        let bank = try RealBank.load()
        let items = bank.activeItems.filter { $0.body.name == "multi" }
        let scene = try Scene(bank: bank.only(items), abilities: Self.all)
        let alice = scene.person("alice")
        let said = try #require(try await alice.says("quiz 1").first)
        let answer = try #require(try await alice.presses("Check").first)
        #expect(answer.text == "Tick every option that is right, then press Check. Nothing was counted.")
        #expect(answer.whisperedTo == alice.user)
        let put = try #require(PutItem(said, from: bank))
        #expect(try await put.answer(said, isRight: true, by: alice).posts.first?.text.hasPrefix("Right.") == true)
    }

    @Test func theFirstAnswerCountsWhetherTypedOrPressed() async throws {
        let bank = try RealBank.load()
        let items = bank.activeItems.filter { $0.body.name == "true/false" }
        for isTypedFirst in [true, false] {
            let scene = try Scene(bank: bank.only(items), abilities: Self.all)
            let alice = scene.person("alice")
            let said = try #require(try await alice.says("quiz 2").first)
            let put = try #require(PutItem(said, from: bank))
            // Both are under way before either is heard.
            let press = try alice.press(put.wrong.capitalized, on: said)
            if isTypedFirst {
                #expect(try await alice.says(put.right).posts.first?.text.hasPrefix("Right.") == true)
                let late = try await scene.hear(press)
                #expect(
                    late.map(\.text) == [
                        "You have answered this item already, and the first answer counts. Nothing changed."
                    ])
                #expect(late.first?.whisperedTo == alice.user)
            } else {
                #expect(try await scene.hear(press).posts.first?.text.hasPrefix("Not quite.") == true)
                #expect(try await scene.hear(press).isEmpty, "heard again")
            }
            let quiz = try await scene.store.read { try $0.openQuizzes(of: alice.user, in: Scene.service) }.first
            #expect(quiz?.items.map(\.credit) == [isTypedFirst ? 1 : 0, nil])
        }
    }

    @Test func skippedItemsStaySkipped() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        let said = try #require(try await alice.says("quiz 2").first)
        try await alice.presses("Skip", on: said)
        let text = try await alice.hearsAfter("Skip", on: said)
        #expect(text == "You have skipped this item already; the quiz went on. Nothing changed.")
        #expect(try await alice.hears("score").contains("0 of 1 point"))
    }

    @Test func nobodyElseCanPress() async throws {
        let bank = try RealBank.load()
        let scene = try Scene(
            bank: bank.only(bank.activeItems.filter { $0.body.name == "single" }), abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        let said = try #require(try await alice.says("quiz 2").first)
        let bob = scene.person("bob", in: "team")
        for label in said.labels {
            let answer = try #require(try await bob.presses(label, on: said).first)
            #expect(answer.whisperedTo == bob.user && answer.thread == said.thread)
            #expect(
                answer.text
                    == "This quiz belongs to somebody else, so only they can answer it. @viva quiz starts one of your own."
            )
        }
        #expect(try await scene.store.read { try $0.openQuizzes(of: alice.user, in: Scene.service) }.count == 1)
        try await alice.presses("Stop the quiz", on: said)
        #expect(try await bob.hears("score").contains("no results yet"))
    }

    @Test func stoppingEndsTheOpenItem() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        let first = try #require(try await alice.says("quiz 3").first)
        let second = try #require(try await alice.presses("Skip", on: first).posts.first)
        let answers = try await alice.presses("Stop the quiz", on: second)
        #expect(answers.posts.first?.text.hasPrefix("Quiz stopped") == true)
        #expect(answers.edits.map(\.id) == [second.id])
        #expect(answers.edits.first?.text.hasSuffix("The quiz was stopped here · 0 of 1") == true)
        #expect(
            try await alice.hearsAfter("Skip", on: second)
                == "That quiz is over; its score stands. quiz starts another."
        )
        let third = try #require(try await alice.says("quiz 3").first)
        let stopped = try await alice.says("stop")
        #expect(stopped.edits.first?.text.hasSuffix("The quiz was stopped here.") == true)
        #expect(stopped.edits.map(\.id) == [third.id])
    }

    @Test func onlyTheLatestMessageAboutAnItemCanBePressed() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        let first = try #require(try await alice.says("quiz 2").first)
        let answers = try await alice.says("quiz resume")
        let again = try #require(answers.posts.first)
        #expect(again.labels == first.labels)
        #expect(answers.edits.map(\.id) == [first.id])
        #expect(answers.edits.first?.text == first.text + "\nAsked again below.")
        // The old one may still be on somebody's screen.
        #expect(try await alice.presses("Skip", on: first).edits.map(\.id) == [again.id])
    }

    @Test func afterTheQuizThereIsAnotherLikeIt() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        let said = try #require(try await alice.says("quiz caching 2").first)
        let thread = try #require(said.thread)
        for _ in 1...2 { try await alice.presses("Skip") }
        let bob = scene.person("bob", in: "team")
        #expect(try await bob.hearsAfter("Another quiz like this").hasPrefix("This quiz belongs to somebody else"))
        let again = try #require(try await alice.presses("Another quiz like this").posts.first)
        #expect(again.text.contains("1/2 ") && again.thread == thread)
        #expect(try #require(PutItem(again, from: scene.bank)).item.topics.contains { $0.rawValue == "dist.caching" })
        let score = try #require(try await alice.presses("My score").first)
        #expect(score.whisperedTo == alice.user && score.text.hasPrefix("Your score"))
    }

    @Test func aQuizInAnotherPlaceIsOneButtonAway() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice", in: "team")
        let said = try #require(try await alice.says("quiz 2").first)
        let elsewhere = try #require(try await scene.person("alice").says("quiz 2").first)
        #expect(elsewhere.text.contains("another place (1 of 2)"))
        let direct = try await scene.person("alice").says("quiz resume")
        #expect(direct.first?.labels == ["Go on there", "Stop it"])
        let again = try await scene.person("alice").presses("Go on there").posts
        #expect(again.map(\.conversation.rawValue) == ["team"] && again.first?.thread == said.thread)
    }

    @Test func whatTheBankGaveUpIsSaidWhereItStood() async throws {
        let bank = try RealBank.load()
        let store = try SQLiteStore.inMemory(secret: 3)
        let before = try Scene(bank: bank, store: store, abilities: Self.all)
        let said = try #require(try await before.person("alice").says("quiz caching 2").first)
        let put = try #require(PutItem(said, from: bank))
        let rest = bank.activeItems.filter { $0.id != put.item.id }
        let after = try Scene(bank: bank.only(rest), store: store, heard: 9, abilities: Self.all)
        let answers = try await after.person("alice").presses("Skip", on: said)
        #expect(answers.posts.first?.text.hasPrefix("This item was taken out of the bank") == true)
        #expect(answers.edits.first?.text.hasSuffix("Taken out of the bank; it does not count.") == true)
        #expect(answers.posts.first?.text.contains("2/2") == true)
    }
}
