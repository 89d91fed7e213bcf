import Foundation
import OrderedCollections
import Testing

@testable import QuestionEngine

@Suite struct PracticeSessionTests {
    private static let start = Date(timeIntervalSince1970: 1_795_420_800)

    private static func bank(_ count: Int) -> Bank {
        let topics = (0..<8).map { Topic(id: TopicID(rawValue: "t\($0)"), title: "T\($0)") }
        let items = (0..<count).map { number in
            Item.sample(.trueFalse(isTrue: true, why: ""), id: "it-\(1000 + number)", topic: "t\(number % 8)")
        }
        return Bank(
            header: .init(id: "b", title: "B", version: "1", language: "en", license: "none"), topics: topics,
            questions: [], items: items)
    }

    private static func card(_ item: Item, stability: Double, daysAgo: Double, dueAgo: Double) -> (CardKey, Card) {
        (
            CardKey(item),
            Card(
                phase: .review, step: nil, stability: stability, difficulty: 5,
                due: start.addingTimeInterval(-dueAgo * 86_400),
                lastReview: start.addingTimeInterval(-daysAgo * 86_400),
                reviewCount: 3)
        )
    }

    private static func session(
        _ bank: Bank, _ count: Int, _ cards: [CardKey: Card], at now: Date = start, seed: UInt64 = 1
    ) -> PracticeSession {
        PracticeSession(from: bank, filter: Filter(), count: count, cards: cards, seen: [:], now: now, seed: seed)
    }

    @Test func whatIsMostLikelyForgottenComesFirst() {
        let bank = Self.bank(4)
        let items = Array(bank.items.values)
        // Overdue for long, but well known; just due and weak; not due.
        let cards = Dictionary(
            uniqueKeysWithValues: [
                Self.card(items[0], stability: 300, daysAgo: 60, dueAgo: 30),
                Self.card(items[1], stability: 1, daysAgo: 8, dueAgo: 0),
                Self.card(items[2], stability: 1, daysAgo: 1, dueAgo: -1),
            ])
        let due = PracticeSession.due(items, cards: cards, now: Self.start)
        #expect(due.map(\.id) == [items[1].id, items[0].id])
    }

    @Test func halfIsForNewItemsAndEitherHalfTakesWhatTheOtherLeaves() {
        let bank = Self.bank(40)
        let items = Array(bank.items.values)
        func session(due: Int, of count: Int) -> PracticeSession {
            let cards = Dictionary(
                uniqueKeysWithValues: items.prefix(due).map { Self.card($0, stability: 2, daysAgo: 9, dueAgo: 1) })
            return Self.session(bank, count, cards)
        }
        for (due, reviews, new) in [(30, 5, 5), (3, 3, 7), (0, 0, 10), (38, 8, 2), (40, 10, 0)] {
            let plan = session(due: due, of: 10)
            #expect(plan.reviewCount == reviews && plan.newCount == new, "\(due) due")
            #expect(plan.dueCount == due && Set(plan.items.map(\.id)).count == 10)
        }
        #expect(session(due: 30, of: 1).newCount == 1, "new items never starve")
    }

    @Test func aChangedItemIsNew() {
        var bank = Self.bank(1)
        let item = bank.items.values[0]
        let cards = Dictionary(uniqueKeysWithValues: [Self.card(item, stability: 90, daysAgo: 1, dueAgo: -80)])
        #expect(Self.session(bank, 5, cards).items.isEmpty)
        var changed = item
        changed.semanticRevision += 1
        bank = Bank(header: bank.header, topics: Array(bank.topics.values), questions: [], items: [changed])
        let plan = Self.session(bank, 5, cards)
        #expect(plan.items == [changed] && plan.newCount == 1)
    }

    @Test func theSameSeedGivesTheSameSession() {
        let bank = Self.bank(60)
        #expect(Self.session(bank, 10, [:], seed: 5) == Self.session(bank, 10, [:], seed: 5))
        #expect(Self.session(bank, 10, [:], seed: 5) != Self.session(bank, 10, [:], seed: 6))
    }

    /// However bad a memory is and however much is due: every active item has come within `2 N / B` days.
    @Test(arguments: [(160, 5), (160, 1), (113, 10), (240, 20), (7, 3)], [0.2, 0.7, 1.0])
    func noItemStarves(_ size: (items: Int, budget: Int), _ recall: Double) {
        let bank = Self.bank(size.items)
        var random = SplitMix64(seed: UInt64(size.items * size.budget))
        var cards: [CardKey: Card] = [:]
        let days = (2 * size.items + size.budget - 1) / size.budget
        for day in 0..<days {
            let now = Self.start.addingTimeInterval(Double(day) * 86_400)
            let plan = Self.session(bank, size.budget, cards, at: now, seed: random.next())
            for (number, item) in plan.items.enumerated() {
                let isRecalled = Double.random(in: 0..<1, using: &random) < recall
                let review = Review(
                    rating: isRecalled ? .good : .again, credit: nil, date: now.addingTimeInterval(Double(number)),
                    desiredRetention: 0.97)
                cards[CardKey(item)] = CardReplay.card(
                    after: LoggedReview(review, scheduler: .standard), of: cards[CardKey(item)], key: CardKey(item),
                    owner: "ann")
            }
        }
        #expect(cards.count == size.items)
    }

    @Test func theForecastCountsWhatComesWhen() throws {
        let bank = Self.bank(8)
        let items = Array(bank.items.values)
        // It is 10:00 in Vilnius.
        let cards = Dictionary(
            uniqueKeysWithValues: [
                Self.card(items[0], stability: 1, daysAgo: 8, dueAgo: 2),
                Self.card(items[1], stability: 10, daysAgo: 1, dueAgo: 0),
                Self.card(items[2], stability: 10, daysAgo: 1, dueAgo: -0.5),
                Self.card(items[3], stability: 10, daysAgo: 1, dueAgo: -0.6),
                Self.card(items[4], stability: 10, daysAgo: 1, dueAgo: -6.5),
                Self.card(items[5], stability: 10, daysAgo: 1, dueAgo: -6.6),
            ])
        let zone = try #require(TimeZone(identifier: "Europe/Vilnius"))
        let forecast = PracticeForecast(
            items: items, cards: cards, now: Self.start, zone: zone, desiredRetention: 0.9)
        #expect(forecast.dueNow == 2 && forecast.laterToday == 1 && forecast.tomorrow == 1)
        #expect(forecast.thisWeek == 5 && forecast.new == 2 && forecast.known == 6)
        #expect(forecast.next == Self.start.addingTimeInterval(43_200))
        #expect(abs(forecast.reviewsPerDay - 1.5) < 1e-9)
        #expect(forecast.daysUntilAllWereAsked(budget: 1) == 2 && forecast.daysUntilAllWereAsked(budget: 10) == 1)
    }
}
