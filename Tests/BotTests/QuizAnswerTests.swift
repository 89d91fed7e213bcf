import Foundation
import QuestionEngine
import Testing

@Suite struct QuizAnswerTests {
    /// Every item of the bank, alone in a quiz; and the answer is taken for what it is.
    private func answer(
        _ items: [Item], with text: (PutItem) -> String, _ check: (PutItem, String) -> Void
    ) async throws {
        let bank = try RealBank.load()
        try #require(!items.isEmpty)
        for item in items {
            let scene = try Scene(bank: bank.only([item]))
            let alice = scene.person("alice")
            let put = try #require(PutItem(try await alice.says("quiz 1").first, from: scene.bank), "\(item.id)")
            check(put, try await alice.hears(text(put)))
        }
    }

    @Test func everyItemOfTheBankTakesItsRightAnswer() async throws {
        let items = try RealBank.load().activeItems
        #expect(Set(items.map(\.body.name)) == ["single", "multi", "true/false", "short", "numeric"])
        try await answer(items, with: \.right) { put, text in
            #expect(text.hasPrefix("Right."), "\(put.item.id): \(put.right)")
            #expect(text.contains(put.item.explanation), "\(put.item.id)")
            #expect(text.contains("1 of 1 point."), "\(put.item.id)")
            #expect(!text.contains("Worth another look"), "\(put.item.id)")
        }
    }

    @Test func everyItemOfTheBankExplainsAWrongAnswer() async throws {
        try await answer(try RealBank.load().activeItems, with: \.wrong) { put, text in
            #expect(text.hasPrefix("Not quite. The answer is \(put.solution)."), "\(put.item.id): \(text)")
            #expect(text.contains(put.item.explanation), "\(put.item.id)")
            #expect(text.contains("0 of 1 point."), "\(put.item.id)")
            #expect(text.contains("Worth another look"), "\(put.item.id)")
            for option in put.options where put.wrong.contains(put.letter(of: option)) {
                #expect(text.contains("✗ \(put.letter(of: option)). \(option.text): \(option.why)"), "\(put.item.id)")
            }
        }
    }

    @Test func halfOfTheRightOptionsIsHalfRight() async throws {
        let items = try RealBank.load().activeItems.filter {
            if case .multi(let options, _) = $0.body { options.count(where: \.isCorrect) == 2 } else { false }
        }
        try await answer(items, with: { $0.rightLetters[0] }) { put, text in
            #expect(
                text.hasPrefix("Partly right (1 of 2 right options: 0.5 points). The answer is \(put.solution)."),
                "\(text)")
            #expect(text.contains(put.item.explanation))
            #expect(text.contains("0.5 of 1 point."))
        }
        try await answer(items, with: { ($0.rightLetters + $0.wrongLetters).joined() }) { _, text in
            #expect(text.hasPrefix("Not quite."), "all of them is a guess")
        }
    }

    @Test func whatCannotBeReadDoesNotCost() async throws {
        let bank = try RealBank.load()
        for item in bank.activeItems {
            let scene = try Scene(bank: bank.only([item]))
            let alice = scene.person("alice")
            let put = try #require(PutItem(try await alice.says("quiz 1").first, from: scene.bank))
            for text in [put.unreadable, put.unreadable, String(repeating: "long ", count: 1_000)] {
                #expect(try await alice.hears(text).contains("did not count"), "\(item.id): \(text.prefix(20))")
            }
            #expect(try await alice.hears(put.right).hasPrefix("Right."), "\(item.id)")
        }
    }

    @Test(arguments: [
        "single": [
            "b", "B", "b)", "(b)", "2", "option b", "I think it is b", "Answer: b", "answer b", "b. Elm", "Elm", "elm.",
        ],
        "multi": [
            "b c", "c, b", "B and C", "bc", "2 3", "2,3", "Elm; Ash", "Elm\nAsh", "options b & c", "the answer is b, c",
        ],
        "true/false": ["true", "True.", "T", "yes", "it's true", "That is correct", "answer true"],
        "short": ["Oak", "oak", "an oak", "OAK.", "“oak”", "answer: oak"],
        "numeric": ["1500", "1500 ms", "1500ms", "1.5 s", "1,500 ms", "about 1500", "1.5e3", "answer 1500"],
    ])
    func peopleWriteAnswersInManyWays(type: String, answers: [String]) async throws {
        let item = try #require(Self.samples.first { $0.body.name == type })
        for answer in answers {
            let alice = try Scene(bank: RealBank.load().only([item])).person("alice")
            try await alice.says("quiz 1")
            #expect(try await alice.hears(answer).hasPrefix("Right."), "\(type): \(answer)")
        }
    }

    @Test(arguments: [
        "single": ["f", "7", "a b", "Willow", "…", "👍", "which one?"],
        "multi": ["f", "b f", "Willow", "b, Willow", "👍"],
        "true/false": ["maybe", "true or false", "a", "1", "👍"],
        "numeric": ["many", "1 or 2", "1.500,5", "1500 apples", "0x10", "∞", "👍"],
    ])
    func whatHasNoMeaningIsAskedForAgain(type: String, answers: [String]) async throws {
        let item = try #require(Self.samples.first { $0.body.name == type })
        for answer in answers {
            let alice = try Scene(bank: RealBank.load().only([item])).person("alice")
            try await alice.says("quiz 1")
            #expect(try await alice.hears(answer).contains("did not count"), "\(type): \(answer)")
        }
    }

    @Test func aListedMistakeIsExplained() async throws {
        let item = try #require(Self.samples.first { $0.body.name == "short" })
        let alice = try Scene(bank: RealBank.load().only([item])).person("alice")
        try await alice.says("quiz 1")
        let text = try await alice.hears("pine")
        #expect(text.hasPrefix("Not quite. The answer is Oak."))
        #expect(text.contains("✗ pine: It has needles."))
    }

    /// One of each type.
    private static let samples: [Item] = {
        let trees = ["Oak", "Elm", "Ash", "Fir"]
        let options = { (right: Set<Int>) in
            trees.enumerated().map { index, tree in
                Item.Option(id: tree, text: tree, isCorrect: right.contains(index), why: "Why \(tree).")
            }
        }
        let bodies: [Item.Body] = [
            .single(options: options([1]), shuffle: false), .multi(options: options([1, 2]), shuffle: false),
            .trueFalse(isTrue: true, why: ""),
            .short(
                Item.ShortKey(answers: [
                    .init(text: "Oak"), .init(text: "pine", credit: 0, why: "It has needles."),
                ])),
            .numeric(
                Item.NumericKey(value: 1500, tolerance: .absolute(0), unit: "ms", units: ["ms": 1, "s": 1000])),
        ]
        return bodies.enumerated().map { index, body in
            Item(
                id: ItemID(rawValue: "it-\(index)"), topics: [TopicID(rawValue: "dist.caching")], difficulty: .medium,
                stem: "Sample \(index)?", body: body, explanation: "Explained.")
        }
    }()
}
