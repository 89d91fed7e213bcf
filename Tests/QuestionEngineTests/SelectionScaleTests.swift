import OrderedCollections
import Testing

@testable import QuestionEngine

/// Pools that are too large to be sorted at every draw.
@Suite struct SelectionScaleTests {
    private func bank(_ slots: some Sequence<Int>) -> Bank {
        let topic = TopicID(rawValue: "api")
        return Bank.sample(
            slots.map { .sample($0, topics: [topic], levels: $0.isMultiple(of: 3) ? [.senior] : [.mid]) },
            topics: [Topic(id: topic, title: "API")])
    }

    private func isBySlots(_ state: DrawState?) -> Bool {
        if case .slots = state?.order { true } else { false }
    }

    @Test func aLargeCycleAsksEveryQuestionOnce() throws {
        let bank = bank(0..<4_200)
        let course = Course()
        for cycle in 0..<2 as Range<UInt32> {
            #expect(Set(try course.draw(4_200, from: bank)).count == 4_200)
            #expect(course.state()?.cycle == cycle)
        }
        #expect(isBySlots(course.state()))
    }

    @Test func theFirstOfALargeCycleAreNotTheLastOfTheOneBefore() throws {
        let bank = bank(0..<4_100)
        for channel in 0..<3 {
            let course = Course("C\(channel)")
            let before = try course.draw(4_100, from: bank)
            let after = try course.draw(10, from: bank)
            #expect(Set(before.suffix(10)).isDisjoint(with: after))
        }
    }

    @Test func aLargeBankThatChangesRepeatsNothing() throws {
        var random = SplitMix64(seed: 11)
        var slots = Set(0..<4_200)
        var next = 4_200
        let course = Course()
        var asked: Set<Int> = []
        var rounds = 0
        for _ in 0..<20 {
            for _ in 0..<100 {
                if let slot = slots.randomElement(using: &random) { slots.remove(slot) }
                slots.insert(next)
                next += 1
            }
            let bank = bank(slots.sorted())
            for _ in 0..<450 {
                let draw = try #require(try course.draw(from: bank))
                if draw.beginsRound {
                    rounds += 1
                    #expect(slots.isSubset(of: asked), "a round ends when all were asked")
                    asked = []
                }
                #expect(asked.insert(draw.question.slot).inserted)
            }
        }
        #expect(rounds >= 1)
    }

    @Test func aBankThatOutgrowsItsSlotsIsAskedToTheLast() throws {
        let course = Course()
        let before = try course.draw(4_200, from: bank(0..<4_300))
        // All that is left lies beyond the slots that there were when the cycle began, or was added behind.
        let slots = Array(0..<4_300) + Array(8_000..<8_400) + Array(20_000..<21_000)
        let after = try course.draw(1_500, from: bank(slots))
        #expect(Set(before + after).count == slots.count)
        #expect(course.state()?.cycle == 0)
    }

    @Test func aBankThatShrinksGoesOnWhereItWas() throws {
        let course = Course()
        let before = try course.draw(2_000, from: bank(0..<5_000))
        let small = bank(0..<3_000)
        let left = Set(small.questions.keys).subtracting(before)
        let after = try course.draw(left.count, from: small)
        #expect(Set(after) == left)
        #expect(try course.draw(from: small)?.beginsRound == true)
        #expect(!isBySlots(course.state()))
    }

    @Test func largeFiltersShareWhatWasAsked() throws {
        let bank = bank(0..<13_000)
        let senior = Filter(levels: [.senior])
        let course = Course()
        let all = try course.draw(1_000, from: bank)
        let seniors = try course.draw(2_000, from: bank, by: senior)
        #expect(isBySlots(course.state(of: senior)))
        #expect(Set(all + seniors).count == 3_000)
        #expect(seniors.allSatisfy { bank.question($0)?.levels == [.senior] })
        let more = try course.draw(1_000, from: bank)
        #expect(Set(all + seniors + more).count == 4_000)
    }

    @Test func nearDuplicatesInALargePoolKeepApart() throws {
        let bank = Bank.sample((0..<4_200).map { .sample($0, nearDuplicateOf: $0 % 2 == 1 ? $0 - 1 : nil) })
        let course = Course()
        let order = try course.draw(4_200, from: bank)
        let places = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
        for question in bank.questions.values {
            guard let original = question.nearDuplicateOf else { continue }
            let distance = abs(try #require(places[question.id]) - (try #require(places[original])))
            #expect(distance >= 32 || max(places[question.id] ?? 0, places[original] ?? 0) > 4_100)
        }
        #expect(Set(order).count == 4_200)
    }

    @Test func slotsThatLieFarApartAreSortedInstead() throws {
        let bank = bank((0..<5_000).map { $0 * 400_000 })
        let course = Course()
        #expect(Set(try course.draw(50, from: bank)).count == 50)
        #expect(!isBySlots(course.state()))
        // A cycle that began by slots goes on.
        let other = Course()
        let before = try other.draw(100, from: self.bank(0..<5_000))
        let after = try other.draw(100, from: bank)
        #expect(isBySlots(other.state()) == false)
        #expect(Set(before + after).count >= 199, "slot 0 is in both banks")
    }
}
