import Foundation
import OrderedCollections
import Testing

@testable import QuestionEngine

@Suite struct AdaptiveChoiceTests {
    /// Short items of all difficulties, so that nothing can be guessed.
    private static func bank(_ count: Int) -> Bank {
        let items = (0..<count).map { number in
            var item = Item.sample(.short(.init(answers: [.init(text: "x")])), id: "it-\(1000 + number)", topic: "t")
            item.difficulty = Difficulty(rawValue: number % 5 + 1) ?? .medium
            return item
        }
        return Bank(
            header: .init(id: "b", title: "B", version: "1", language: "en", license: "none"),
            topics: [Topic(id: TopicID(rawValue: "t"), title: "T")], questions: [], items: items)
    }

    private static func next(
        _ bank: Bank, asked: [ItemID] = [], seen: Set<ItemID> = [], ability: Double, seed: UInt64 = 1
    ) -> Item? {
        AdaptiveChoice.next(
            from: bank, filter: Filter(), asked: asked, seen: seen, ability: SkillRating(value: ability), ratings: [:],
            seed: seed)
    }

    @Test func theAbleGetHarderItems() throws {
        let bank = Self.bank(50)
        // At 75 % the item is 1.1 logits below the person.
        for (ability, difficulty) in [(-3.0, 1), (-1, 1), (0.1, 2), (1.1, 3), (2.1, 4), (3.1, 5), (4, 5)] {
            #expect(try #require(Self.next(bank, ability: ability)).difficulty.rawValue == difficulty)
        }
    }

    @Test func theSameSeedGivesTheSameItemAndOthersVary() {
        let bank = Self.bank(50)
        #expect(Self.next(bank, ability: 0, seed: 3) == Self.next(bank, ability: 0, seed: 3))
        #expect(Set((0..<30).map { Self.next(bank, ability: 0, seed: $0)?.id }).count > 3)
    }

    @Test func nothingComesTwiceInAQuizAndWhatWasSeenComesLater() throws {
        let bank = Self.bank(10)
        var asked: [ItemID] = []
        while let item = Self.next(bank, asked: asked, ability: 0) { asked.append(item.id) }
        #expect(asked.count == 10 && Set(asked).count == 10)
        let fitting = Set(bank.items.values.filter { $0.difficulty.rawValue == 2 }.map(\.id))
        let one = try #require(fitting.min())
        #expect(Self.next(bank, seen: [one], ability: 0.1).map { fitting.contains($0.id) && $0.id != one } == true)
    }

    /// One item often tells the answer to another of its question.
    @Test func questionsThatWereAskedComeLast() throws {
        let plain = Self.bank(40)
        let questions = (0..<4).map { Question.sample($0, nearDuplicateOf: $0 == 3 ? 0 : nil) }
        let items = plain.items.values.enumerated().map { number, item in
            var item = item
            item.parent = questions[number % 4].id
            return item
        }
        let bank = Bank(
            header: plain.header, topics: Array(plain.topics.values), questions: questions, items: items)
        var asked: [ItemID] = []
        for _ in 0..<3 { asked.append(try #require(Self.next(bank, asked: asked, ability: 0)).id) }
        let parents = asked.compactMap { bank.item($0)?.parent }.map { bank.question($0)?.nearDuplicateOf ?? $0 }
        #expect(Set(parents).count == 3)
    }

    @Test func ratingsThatAreKnownWinOverTheAuthors() {
        let bank = Self.bank(5)
        let hard = bank.items.values[4]
        let ratings = [CardKey(hard): SkillRating(value: -1.1, count: 40)]
        let item = AdaptiveChoice.next(
            from: bank, filter: Filter(), asked: [], seen: [], ability: SkillRating(value: 0), ratings: ratings, seed: 1
        )
        #expect(item.map { [2, 5].contains($0.difficulty.rawValue) } == true)
    }

    /// Once a person is known, they get three of four right, as long as there are items for them.
    @Test(arguments: [-1.0, 0, 1, 2]) func peopleSucceedAsOftenAsIsAimedFor(ability truth: Double) throws {
        let bank = Self.bank(300)
        let model = EloModel.standard
        var random = SplitMix64(seed: 20_261_124)
        var (right, count) = (0.0, 0.0)
        for person in 0..<20 as Range<UInt64> {
            var ability = SkillRating()
            var asked: [ItemID] = []
            for number in 0..<60 {
                let item = try #require(
                    AdaptiveChoice.next(
                        from: bank, filter: Filter(), asked: asked, seen: [], ability: ability, ratings: [:],
                        seed: person))
                asked.append(item.id)
                var difficulty = SkillRating(prior: item.difficulty)
                let success = model.probability(ability: truth, difficulty: difficulty.value, guess: item.guess)
                let isRight = Double.random(in: 0..<1, using: &random) < success
                if number >= 30 { (right, count) = (right + (isRight ? 1 : 0), count + 1) }
                model.update(ability: &ability, difficulty: &difficulty, guess: item.guess, credit: isRight ? 1 : 0)
            }
        }
        #expect(abs(right / count - AdaptiveChoice.targetSuccess) < 0.08, "\(right / count)")
    }
}
