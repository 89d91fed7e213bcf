import OrderedCollections
import Testing

@testable import QuestionEngine

@Suite struct ItemStatisticsTests {
    private static let bank = Bank(
        header: .init(id: "b", title: "B", version: "1", language: "en", license: "MIT"), topics: [], questions: [],
        items: (1...10).map { number in
            Item(
                id: ItemID(rawValue: "it-\(number)"), topics: [TopicID(rawValue: "t")], difficulty: .medium,
                stem: "s\(number)",
                body: .single(
                    options: ["a", "b", "c", "d"].map {
                        Item.Option(id: $0, text: "text \($0)", isCorrect: $0 == "a", why: "")
                    }, shuffle: true), explanation: "")
        })

    /// People of even spread in ability answer all ten items; of `broken` the key says `a` though `b` is right.
    private func attempts(people: Int, broken: Set<Int> = [], seed: UInt64 = 7) -> [FirstAttempt] {
        var random = SplitMix64(seed: seed)
        func chance() -> Double { Double(random.next() >> 11) / Double(1 << 53) }
        var attempts: [FirstAttempt] = []
        for person in 0..<people {
            let ability = Double(person) / Double(max(1, people - 1))
            for number in 1...10 {
                let knows = chance() < 0.2 + 0.7 * ability
                let right = broken.contains(number) ? "b" : "a"
                let other = ["a", "b", "c", "d"].filter { $0 != right }[Int(chance() * 3)]
                let choice = knows ? right : other
                let order = ["d", "c", "b", "a"]
                let letter = ["d": "A", "c": "B", "b": "C", "a": "D"][choice]
                attempts.append(
                    FirstAttempt(
                        item: ItemID(rawValue: "it-\(number)"), semanticRevision: 1, quiz: person,
                        credit: choice == "a" ? 1 : 0,
                        answer: letter, optionOrder: order))
            }
        }
        return attempts
    }

    @Test func aWrongKeyStandsOut() throws {
        let report = StatisticsReport(bank: Self.bank, attempts: attempts(people: 500, broken: [4]))
        #expect(report.items.filter { !$0.suspicions.isEmpty }.map(\.item.rawValue) == ["it-4"])
        let item = try #require(report.items.first { $0.item.rawValue == "it-4" })
        #expect(item.suspicions.contains { if case .discriminatesAgainst = $0 { true } else { false } })
        guard
            case .distractorAheadOfKey(let option, let chosen, let key, _) = item.suspicions.first(where: {
                if case .distractorAheadOfKey = $0 { true } else { false }
            })
        else {
            Issue.record("no distractor")
            return
        }
        #expect(option == "b")
        #expect(chosen > key)
        #expect(item.choices.map(\.option) == ["a", "b", "c", "d"])
        #expect(item.choices.map(\.count).reduce(0, +) == 500)
    }

    @Test func goodKeysAreNotSuspected() {
        var suspected = 0
        for seed in 1...20 {
            suspected += StatisticsReport(bank: Self.bank, attempts: attempts(people: 100, seed: UInt64(seed))).items
                .count { !$0.suspicions.isEmpty }
        }
        #expect(suspected == 0)
    }

    @Test func smallSamplesSayLittle() {
        let few = StatisticsReport(bank: Self.bank, attempts: attempts(people: 20)).items[0]
        #expect(few.isSmallSample)
        #expect(few.discrimination == nil)
        let more = StatisticsReport(bank: Self.bank, attempts: attempts(people: 49)).items[0]
        #expect(!more.isSmallSample)
        #expect(more.discrimination == nil)
        #expect(StatisticsReport(bank: Self.bank, attempts: attempts(people: 50)).items[0].discrimination?.index != nil)
    }

    @Test func whatChangedItsMeaningIsLeftOut() {
        var old = attempts(people: 2)
        for index in old.indices where old[index].item.rawValue == "it-1" { old[index].semanticRevision = 9 }
        old[1].item = ItemID(rawValue: "gone")
        let report = StatisticsReport(bank: Self.bank, attempts: old)
        #expect(report.outdated == 3)
        #expect(report.items.first?.item.rawValue == "it-2")
        #expect(report.items.first?.count == 1)
    }

    @Test func skippedItemsEarnNothing() {
        let skipped = FirstAttempt(
            item: ItemID(rawValue: "it-1"), semanticRevision: 1, quiz: 1, credit: 0, answer: nil, optionOrder: [])
        let item = StatisticsReport(bank: Self.bank, attempts: [skipped]).items[0]
        #expect(item.skipped == 1)
        #expect(item.facility == 0)
        #expect(item.choices.allSatisfy { $0.count == 0 })
    }

    @Test func guessingIsWorthWhatItEarns() {
        func score(_ options: Int, right: Set<Int>, several: Bool) -> Double {
            Item.choice((0..<options).map { "o\($0)" }, right: right, several: several).guessScore
        }
        #expect(score(4, right: [0], several: false) == 0.25)
        // Of the four subsets of one right and one wrong option only the right one alone earns anything.
        #expect(score(2, right: [0], several: true) == 0.25)
        #expect((0.185...0.25).contains(score(5, right: [0, 1], several: true)))
    }

    @Test func intervalsAreThoseOfTheBooks() throws {
        // Wilson: 8 of 10.
        let share = try #require(Interval.share(0.8, of: 10))
        #expect(abs(share.low - 0.4901625) < 1e-6 && abs(share.high - 0.9433178) < 1e-6)
        // Fisher: r = 0.5, n = 28.
        let correlation = try #require(Interval.correlation(0.5, of: 28))
        #expect(abs(correlation.low - 0.1560284) < 1e-6 && abs(correlation.high - 0.7358184) < 1e-6)
    }
}
