import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

@testable import Bot

@Suite struct QuizTests {
    @Test func aQuizAsksExplainsAndSumsUp() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        var said = try #require(try await alice.says("quiz databases 5").first)
        let databases = Set(scene.bank.members(of: try #require(scene.bank.topic(named: "databases")).id))
        var asked: Set<ItemID> = []
        for number in 1...5 {
            let put = try #require(PutItem(said, from: scene.bank), "\(said.text)")
            #expect(said.text.contains("\(number)/5 \(put.item.stem)"))
            #expect(!databases.isDisjoint(with: put.item.topics))
            #expect(asked.insert(put.item.id).inserted)
            let answers = try await alice.says(number == 2 ? put.wrong : put.right)
            #expect(answers.count == 1 && answers[0].thread == nil)
            #expect(answers[0].text.hasPrefix(number == 2 ? "Not quite." : "Right."))
            #expect(answers[0].text.contains(put.item.explanation))
            said = answers[0]
        }
        #expect(said.text.contains("Quiz finished"))
        #expect(said.text.contains("4 of 5 points."))
        #expect(said.text.contains("Worth another look: "))
        #expect(PutItem(said, from: scene.bank) == nil)
        #expect(try await alice.hears("b").contains("I don't know"), "the quiz is over")
    }

    @Test func skipShowsTheAnswerAndGoesOn() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        var said = try await alice.says("quiz caching 2").first
        for word in ["skip", "next"] {
            let put = try #require(PutItem(said, from: scene.bank))
            said = try await alice.says(word).first
            let text = try #require(said?.text)
            #expect(text.hasPrefix("Skipped. The answer is \(put.solution)."))
            #expect(text.contains(put.item.explanation))
        }
        #expect(said?.text.contains("0 of 2 points, 2 skipped.") == true)
    }

    @Test func stopKeepsTheScore() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let put = try #require(PutItem(try await alice.says("quiz caching 3").first, from: scene.bank))
        try await alice.says(put.right)
        let text = try await alice.hears("stop")
        #expect(text.contains("Quiz stopped"))
        #expect(text.contains("1 of 1 point."))
        #expect(try await alice.hears("quiz history").contains("1 of 1 (stopped)"))
        #expect(try await alice.hears("score").contains("1 of 1 point"))
        #expect(try await alice.hears("stop").contains("No quiz is running"))
    }

    @Test func aQuizStoppedAtOnceCountsForNothing() async throws {
        let alice = try Scene().person("alice")
        try await alice.says("quiz 3")
        #expect(try await alice.hears("quiz stop").contains("nothing counts"))
        #expect(try await alice.hears("score").contains("no results yet"))
    }

    @Test func aQuizGoesOnWhenTheDatabaseIsReopened() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appending(path: "viva.sqlite").path
            var heard = 0
            var put: PutItem?
            for step in 0...3 {
                let store = try SQLiteStore.open(path: path)
                let scene = try Scene(store: store, heard: heard)
                let alice = scene.person("alice")
                if let open = put {
                    let again = try await alice.says("quiz resume").first
                    #expect(again?.text.contains("\(step)/3 \(open.item.stem)") == true)
                    let shown = try #require(PutItem(again, from: scene.bank))
                    #expect(shown.rightLetters == open.rightLetters, "the letters stay")
                    let verdict = try await alice.says(open.right).first
                    #expect(verdict?.text.hasPrefix("Right.") == true)
                    put = PutItem(verdict, from: scene.bank)
                    #expect(step < 3 || verdict?.text.contains("3 of 3 points.") == true)
                } else {
                    put = PutItem(try await alice.says("quiz caching 3").first, from: scene.bank)
                    try #require(put != nil)
                }
                heard = scene.heard
                try store.close()
            }
            #expect(put == nil)
        }
    }

    @Test func aSecondQuizShowsTheOpenItemAgain() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let first = try #require(PutItem(try await alice.says("quiz caching 3").first, from: scene.bank))
        let again = try #require(try await alice.says("quiz databases 5").first)
        #expect(again.text.contains("Your quiz is still open (1 of 3)"))
        #expect(PutItem(again, from: scene.bank)?.item == first.item)
        #expect(try await scene.store.read { try $0.openQuizzes(of: alice.user, in: Scene.service) }.count == 1)
    }

    @Test(arguments: ["quiz 0", "quiz 21", "quiz caching 999", "quiz -3", "quiz 99999999999999999999"])
    func aCountOutOfBoundsIsRefused(text: String) async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        #expect(try await alice.hears(text).contains("is not possible; 1 to 20 is."))
        #expect(try await alice.hears("quiz resume").contains("No quiz is running"))
    }

    @Test(arguments: [("quiz", 5), ("quiz 1", 1), ("quiz three items", 3), ("quiz 20", 20), ("quiz me on security", 5)])
    func theCountIsKept(text: String, count: Int) async throws {
        #expect(try await Scene().person("alice").hears(text).contains("1/\(count) "))
    }

    @Test func aTopicWithFewItemsGivesAShorterQuizAndSaysSo() async throws {
        let items = try RealBank.load().activeItems.filter { $0.topics.first?.rawValue == "dist.caching" }
        let alice = try Scene(bank: RealBank.load().only(Array(items.prefix(2)))).person("alice")
        let text = try await alice.hears("quiz caching 5")
        #expect(text.contains("The bank has 2 items on that, not 5"))
        #expect(text.contains("1/2 "))
    }

    @Test func aTopicWithoutItemsSaysSo() async throws {
        let items = try RealBank.load().activeItems.filter { $0.topics.first?.rawValue == "dist.caching" }
        let alice = try Scene(bank: RealBank.load().only(items)).person("alice")
        #expect(try await alice.hears("quiz containers 5").contains("no quiz items on that"))
        #expect(try await alice.hears("quiz resume").contains("No quiz is running"))
    }

    @Test func anUnknownTopicGetsASuggestion() async throws {
        let alice = try Scene().person("alice")
        #expect(try await alice.hears("quiz cachng 5").contains("Did you mean Caching?"))
        #expect(try await alice.hears("quiz zymurgy 5").contains("I know no topic “zymurgy”"))
    }

    @Test func theHistoryComesBackAtTheEndAndOnDemand() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        for (index, share) in ["100 %", "0 %", "100 %"].enumerated() {
            var said = try await alice.says("quiz security 2").first
            for _ in 0..<2 {
                let put = try #require(PutItem(said, from: scene.bank))
                said = try await alice.says(share == "0 %" ? put.wrong : put.right).first
            }
            let text = try #require(said?.text)
            #expect(text.contains("Before: ") == (index > 0))
            if index == 2 { #expect(text.contains("Before: 0 % and 100 % (latest first).")) }
            scene.move(by: 86_400)
        }
        let history = try await alice.hears("quiz history")
        let lines = [
            "2026-11-25 · Security · 2 of 2", "2026-11-24 · Security · 0 of 2", "2026-11-23 · Security · 2 of 2",
        ]
        #expect(history.split(separator: "\n").dropFirst().map { $0.dropFirst(2) } == lines.map { $0[...] })
        #expect(try await alice.hears("score").contains("4 of 6 points (67 %)."))
        #expect(try await scene.person("bob").hears("score").contains("no results yet"))
    }

    @Test func theSuggestedNextQuizCanBeTyped() async throws {
        let parser = CommandParser(bank: try RealBank.load())
        for topic in parser.bank.topics.values {
            let command = try parser.parse("quiz \(topic.title.lowercased()) 5", now: Scene.start)
            #expect(command == .quiz(.start(QuizRequest(filter: Filter(topics: [topic.id]), count: 5))))
        }
    }
}
