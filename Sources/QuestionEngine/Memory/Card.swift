package import Foundation

/// What one person is thought to remember of one item: the state to which its reviews have led.
package struct Card: Sendable, Hashable {
    package enum Phase: String, Sendable, CaseIterable {
        /// Repeated within minutes, until it has been recalled a few times.
        case learning
        /// Repeated after days.
        case review
        /// Forgotten, and repeated within minutes again.
        case relearning
    }

    package var phase: Phase
    /// The place among the steps of ``CardScheduler``, from 0; nil in ``Phase/review``.
    package var step: Int?
    /// In days.
    package var stability: Double
    /// 1 to 10.
    package var difficulty: Double
    package var due: Date
    package var lastReview: Date
    /// How many reviews led here.
    package var reviewCount: Int

    package init(
        phase: Phase, step: Int?, stability: Double, difficulty: Double, due: Date, lastReview: Date, reviewCount: Int
    ) {
        self.phase = phase
        self.step = step
        self.stability = stability
        self.difficulty = difficulty
        self.due = due
        self.lastReview = lastReview
        self.reviewCount = reviewCount
    }
}

/// What a card is about. An item whose meaning has changed is another one: its memory begins anew.
package struct CardKey: Sendable, Hashable, Comparable {
    package var item: ItemID
    package var semanticRevision: Int

    package init(item: ItemID, semanticRevision: Int) {
        self.item = item
        self.semanticRevision = semanticRevision
    }

    package init(_ item: Item) { self.init(item: item.id, semanticRevision: item.semanticRevision) }

    package static func < (a: Self, b: Self) -> Bool {
        (a.item, a.semanticRevision) < (b.item, b.semanticRevision)
    }
}
