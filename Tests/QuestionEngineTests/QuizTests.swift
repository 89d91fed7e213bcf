import Foundation
import Testing

@testable import QuestionEngine

@Suite struct QuizTests {
    /// Four topics with five items each: two of them true/false, two short, one numeric.
    private let bank: Bank = {
        let bodies: [Item.Body] = [
            .trueFalse(isTrue: true, why: "w"), .trueFalse(isTrue: false, why: "w"),
            .short(.init(answers: [.init(text: "x")])),
            .short(.init(answers: [.init(text: "y")])), .numeric(.init(value: 1, tolerance: .absolute(0))),
        ]
        let items = (0..<20).map { Item.sample(bodies[$0 % 5], id: "it-\($0)", topic: "t\($0 / 5)") }
        let header = Bank.Header(id: "b", title: "B", version: "1", language: "en", license: "MIT")
        return Bank(
            header: header, topics: (0..<4).map { Topic(id: TopicID(rawValue: "t\($0)"), title: "T\($0)") },
            questions: [],
            items: items
        )
    }()

    private func quiz(_ count: Int, seen: [ItemID: Date] = [:], seed: UInt64 = 1, filter: Filter = Filter()) -> [Item] {
        QuizAssembly.items(from: bank, filter: filter, count: count, seen: seen, seed: seed)
    }

    @Test func theSameSeedGivesTheSameQuiz() {
        #expect(quiz(8, seed: 5).map(\.id) == quiz(8, seed: 5).map(\.id))
        #expect(Set((0..<20).map { quiz(8, seed: $0).map(\.id) }).count == 20)
    }

    @Test func topicsAreBalanced() {
        for seed in UInt64(0)..<50 {
            for count in [4, 8, 10] {
                let items = quiz(count, seed: seed)
                #expect(Set(items.map(\.id)).count == count)
                let counts = Dictionary(grouping: items, by: \.topics).mapValues(\.count).values
                #expect(counts.count == 4)
                #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
            }
        }
    }

    @Test func typesAreMixed() {
        let filter = Filter(topics: [TopicID(rawValue: "t0")])
        for seed in UInt64(0)..<50 {
            #expect(Set(quiz(3, seed: seed, filter: filter).map(\.body.typeName)).count == 3)
        }
    }

    @Test func whatWasNeverSeenComesFirst() {
        let seen = Dictionary(
            uniqueKeysWithValues: (0..<12).map { (ItemID(rawValue: "it-\($0)"), Date(timeIntervalSince1970: 1e9)) })
        let items = quiz(8, seen: seen)
        #expect(Set(items.map(\.id)).isDisjoint(with: seen.keys))
    }

    @Test func whatWasSeenLongAgoComesBeforeWhatWasSeenLately() {
        let seen = Dictionary(
            uniqueKeysWithValues: (0..<20).map {
                (ItemID(rawValue: "it-\($0)"), Date(timeIntervalSince1970: 1e9 + Double($0) * 86_400))
            }
        )
        #expect(Set(quiz(6, seen: seen).map(\.id.rawValue)) == Set((0..<6).map { "it-\($0)" }))
    }

    @Test func everyItemIsAskedInTime() {
        var seen: [ItemID: Date] = [:]
        for day in 0..<4 {
            for item in quiz(5, seen: seen, seed: UInt64(day)) {
                seen[item.id] = Date(timeIntervalSince1970: Double(day) * 86_400)
            }
        }
        #expect(seen.count == 20)
    }

    /// Six questions with four items each, all of one topic; the last question is nearly the first.
    private static func bankOfQuestions() -> Bank {
        let items = (0..<24).map { number in
            var item = Item.sample(.trueFalse(isTrue: true, why: "w"), id: "it-\(number)")
            item.parent = QuestionID(rawValue: "be-000\(number / 4 + 1)")
            return item
        }
        let questions = (1...6).map { Question.sample($0, nearDuplicateOf: $0 == 6 ? 1 : nil) }
        let header = Bank.Header(id: "b", title: "B", version: "1", language: "en", license: "MIT")
        return Bank(header: header, topics: [], questions: questions, items: items)
    }

    @Test func itemsOfOneQuestionComeTogetherOnlyWhereThereAreTooFewOthers() {
        let bank = Self.bankOfQuestions()
        for seed in UInt64(0)..<50 {
            let parents = { (count: Int) in
                QuizAssembly.items(from: bank, filter: Filter(), count: count, seen: [:], seed: seed)
                    .compactMap(\.parent).map { $0.rawValue == "be-0006" ? "be-0001" : $0.rawValue }
            }
            #expect(Set(parents(5)).count == 5)
            let ten = Dictionary(grouping: parents(10)) { $0 }.mapValues(\.count)
            #expect(ten.count == 5 && ten.values.allSatisfy { $0 == 2 })
        }
    }

    @Test func whatWasNeverSeenComesFirstEvenIfItIsOfOneQuestion() {
        let bank = Self.bankOfQuestions()
        let seen = Dictionary(
            uniqueKeysWithValues: (4..<24).map { (ItemID(rawValue: "it-\($0)"), Date(timeIntervalSince1970: 1e9)) })
        let items = QuizAssembly.items(from: bank, filter: Filter(), count: 4, seen: seen, seed: 1)
        #expect(Set(items.map(\.id.rawValue)) == ["it-0", "it-1", "it-2", "it-3"])
    }

    @Test func aSmallBankGivesAShortQuiz() {
        #expect(quiz(100).count == 20)
        #expect(quiz(0).isEmpty)
        #expect(quiz(5, filter: Filter(topics: [TopicID(rawValue: "other")])).isEmpty)
    }

    @Test func theOrderOfOptionsHangsOnQuizAndItem() {
        let item = Item.choice(["w", "x", "y", "z"], right: [0], shuffle: true)
        let orders = (UInt64(0)..<2_400).map { QuizAssembly.optionOrder(of: item, seed: $0) }
        #expect(orders[7] == QuizAssembly.optionOrder(of: item, seed: 7))
        let counts = Dictionary(grouping: orders) { $0 }.mapValues(\.count)
        #expect(counts.count == 24)
        // 23 degrees of freedom: 49.7 is p = 0.001; the seeds are fixed.
        let chiSquare = counts.values.reduce(0.0) { $0 + Double(($1 - 100) * ($1 - 100)) / 100 }
        #expect(chiSquare < 49.7)
        let fixed = Item.choice(["w", "x", "y", "z"], right: [0])
        #expect(QuizAssembly.optionOrder(of: fixed, seed: 7) == ["a", "b", "c", "d"])
        #expect(QuizAssembly.optionOrder(of: .numeric(1), seed: 7) == [])
    }

    @Test func whatIsShownHoldsNoKey() {
        let items: [Item] = [
            .choice(["Oak", "Elm"], right: [1]), .choice(["Oak", "Elm", "Ash"], right: [0, 1], several: true),
            .sample(.trueFalse(isTrue: false, why: "SECRET")),
            .short([.init(text: "SECRET"), .init(text: "LFU", credit: 0, why: "SECRET")]),
            .numeric(4711, .absolute(0.25), unit: "ms", units: ["ms": 1, "s": 1000]),
            .sample(.order(steps: ["Oak", "Elm", "Ash"].map { Item.Step(text: $0, why: "SECRET") })),
            .sample(
                .match(
                    pairs: ["Oak", "Elm", "Ash"].map { Item.Pair(left: $0, right: "\($0)s", why: "SECRET") },
                    distractors: [Item.Distractor(text: "Fir", why: "SECRET")])),
        ]
        for var item in items {
            item.explanation = "SECRET"
            item.reference = Question.Reference(title: "SECRET", url: "https://example.org")
            var dump = ""
            Swift.dump(ShownItem(item, order: ["b", "a"]), to: &dump)
            for secret in ["SECRET", "because", "4711", "0.25", "1000", "orrect", "true", "example.org"] {
                // "trueFalse" names the type of the item.
                let text = dump.replacing("trueFalse", with: "")
                #expect(!text.contains(secret), "\(secret) in \(dump)")
            }
        }
    }

    @Test func whatIsShownDoesNotHangOnTheKey() {
        let one = Item.choice(["Oak", "Elm", "Ash"], right: [0])
        let other = Item.choice(["Oak", "Elm", "Ash"], right: [2])
        #expect(ShownItem(one, order: ["c", "a", "b"]) == ShownItem(other, order: ["c", "a", "b"]))
        #expect(
            ShownItem(one, order: ["c", "a", "b"]).options.map { $0.letter + $0.text } == ["AAsh", "BOak", "CElm"])
    }

    /// The bank lists steps and pairs as they are right; whoever knows the seed and the texts must not know more.
    @Test func theOrderShownDoesNotHangOnWhatIsRight() {
        let steps = ["Oak", "Elm", "Ash", "Fir"]
        let pairs = Array(zip(steps, ["1", "2", "3", "4"]))
        for seed in UInt64(0)..<50 {
            let one = QuizAssembly.optionOrder(of: .order(steps), seed: seed)
            #expect(one == QuizAssembly.optionOrder(of: .order(steps.reversed()), seed: seed))
            let match = QuizAssembly.optionOrder(of: .match(pairs, distractors: ["5"]), seed: seed)
            let turned = Array(zip(steps, ["5", "3", "2", "1"]))
            #expect(match == QuizAssembly.optionOrder(of: .match(turned, distractors: ["4"]), seed: seed))
        }
        let orders = (UInt64(0)..<2_400).map { QuizAssembly.optionOrder(of: .order(steps), seed: $0) }
        let counts = Dictionary(grouping: orders) { $0 }.mapValues(\.count)
        #expect(counts.count == 24)
        let chiSquare = counts.values.reduce(0.0) { $0 + Double(($1 - 100) * ($1 - 100)) / 100 }
        #expect(chiSquare < 49.7)
    }

    @Test func theSolutionNamesTheRightAnswer() {
        let order = ["c", "a", "b"]
        #expect(Solution(.choice(["Oak", "Elm", "Ash"], right: [0]), order: order).answer == "B. Oak")
        #expect(
            Solution(.choice(["Oak", "Elm", "Ash"], right: [0, 2], several: true), order: order).answer
                == "A. Ash; B. Oak")
        #expect(Solution(.sample(.trueFalse(isTrue: false, why: "W")), order: []).answer == "false")
        #expect(Solution(.short([.init(text: "l*", credit: 1), .init(text: "LRU")]), order: []).answer == "LRU")
        #expect(Solution(.numeric(36), order: []).answer == "36")
        #expect(Solution(.numeric(6.8, unit: "ms", units: ["ms": 1]), order: []).answer == "6.8 ms")
        let steps = Item.order(["Oak", "Elm", "Ash"])
        let shown = ["Elm", "Ash", "Oak"].map { Item.Step(text: $0, why: "").id }
        #expect(Solution(steps, order: shown).answer == "C, A, B")
        let pairs = Item.match([("x", "Oak"), ("y", "Elm"), ("z", "Ash")], distractors: ["Fir"])
        let rights = ["Fir", "Elm", "Ash", "Oak"].map { Item.Distractor(text: $0, why: "").id }
        #expect(Solution(pairs, order: rights).answer == "1D, 2B, 3C")
    }
}
