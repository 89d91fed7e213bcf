package import Foundation

/// What one sitting of practice consists of.
package struct PracticeSession: Sendable, Hashable {
    /// In the order in which they are asked.
    package var items: [Item]
    /// How many of them come back because it is time.
    package var reviewCount: Int
    /// How many were due in all.
    package var dueCount: Int

    package var newCount: Int { items.count - reviewCount }

    /// Half of a session is for items that were never asked, as long as there are any: with `B` items a day, all `N` have come
    /// within `2 N / B` days, however much is due. The other half is for what is most in need of a review. Either takes the
    /// places that the other leaves.
    ///
    /// - Parameters:
    ///   - cards: of the person. Those of items that the bank no longer has as they were do not count.
    ///   - seen: when the person was last given an item, in whatever quiz.
    ///   - seed: decides among equals, and the order.
    package init(
        from bank: Bank, filter: Filter, count: Int, cards: [CardKey: Card], seen: [ItemID: Date], now: Date,
        model: MemoryModel = .standard, seed: UInt64
    ) {
        let candidates = bank.items(for: filter)
        let due = Self.due(candidates, cards: cards, now: now, model: model)
        let new = candidates.filter { cards[CardKey($0)] == nil }
        let newShare = min(new.count, max((count + 1) / 2, count - due.count))
        let reviews = Array(due.prefix(max(0, count - newShare)))
        let chosen = QuizAssembly.items(
            from: bank, filter: filter, count: max(0, newShare), seen: seen, seed: seed, among: Set(new.map(\.id)))
        items = (reviews + chosen).shuffled(seed: SplitMix64.hash(seed))
        reviewCount = reviews.count
        dueCount = due.count
    }

    /// The items that are due, those first that are most likely forgotten.
    package static func due(
        _ items: [Item], cards: [CardKey: Card], now: Date, model: MemoryModel = .standard
    ) -> [Item] {
        items.compactMap { item -> (recall: Double, item: Item)? in
            guard let card = cards[CardKey(item)], card.due <= now else { return nil }
            // With parts of days: what was forgotten minutes ago is more in need than what was learned well last week.
            let days = max(0, now.timeIntervalSince(card.lastReview) / 86_400)
            return (model.retrievability(after: days, stability: card.stability), item)
        }
        .sorted { ($0.recall, $0.item.id) < ($1.recall, $1.item.id) }.map(\.item)
    }
}
