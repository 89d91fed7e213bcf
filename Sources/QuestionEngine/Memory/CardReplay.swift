/// A review with what else decided about its outcome.
package struct LoggedReview: Sendable, Hashable {
    package var review: Review
    /// What was in force at that time.
    package var scheduler: CardScheduler

    package init(_ review: Review, scheduler: CardScheduler) {
        self.review = review
        self.scheduler = scheduler
    }
}

/// Builds cards from their log: the same log gives the same cards, on every machine and at any time.
package enum CardReplay {
    /// The card after one more review.
    ///
    /// - Parameter owner: whose card it is, in any words: no two people get the same interval at the same time.
    package static func card(
        after logged: LoggedReview, of card: Card?, key: CardKey, owner: String
    ) -> Card {
        let number = card?.reviewCount ?? 0
        let seed = fnv1a64("\(owner)\u{1f}\(key.item.rawValue)\u{1f}\(key.semanticRevision)\u{1f}\(number)")
        return logged.scheduler.card(after: logged.review, of: card, fuzz: seed)
    }

    /// - Parameter log: in the order in which it was written.
    /// - Returns: nil if the log is empty.
    package static func card(from log: some Sequence<LoggedReview>, key: CardKey, owner: String) -> Card? {
        log.reduce(nil) { card, logged in Self.card(after: logged, of: card, key: key, owner: owner) }
    }
}
