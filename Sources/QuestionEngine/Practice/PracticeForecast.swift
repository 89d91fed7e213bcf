package import Foundation

/// What practice has in store for a person.
package struct PracticeForecast: Sendable, Hashable {
    package var dueNow = 0
    /// Until the end of the local day, and not yet.
    package var laterToday = 0
    package var tomorrow = 0
    /// From today to the sixth day after it, with what is due now.
    package var thisWeek = 0
    /// Items that were never asked.
    package var new = 0
    /// Items that were.
    package var known = 0
    /// When the next item that waits becomes due.
    package var next: Date?
    /// Reviews a day to which the items known now lead, in the long run.
    package var reviewsPerDay = 0.0

    /// - Parameters:
    ///   - items: those that count; cards of others do not.
    ///   - desiredRetention: decides how often what is known comes back.
    package init(
        items: [Item], cards: [CardKey: Card], now: Date, zone: TimeZone, desiredRetention: Double,
        scheduler: CardScheduler = .standard
    ) {
        let today = LocalDate(of: now, in: zone)
        for item in items {
            guard let card = cards[CardKey(item)] else {
                new += 1
                continue
            }
            known += 1
            let days = scheduler.model.interval(
                stability: card.stability, desiredRetention: desiredRetention, longest: scheduler.longestInterval)
            reviewsPerDay += 1 / Double(days)
            let distance = today.days(to: LocalDate(of: card.due, in: zone))
            if distance < 7 { thisWeek += 1 }
            if card.due <= now {
                dueNow += 1
                continue
            }
            next = min(next ?? card.due, card.due)
            if distance <= 0 { laterToday += 1 } else if distance == 1 { tomorrow += 1 }
        }
    }

    /// Days after which every item has come once, at so many items a day.
    package func daysUntilAllWereAsked(budget: Int) -> Int {
        let newPerDay = max(1, (budget + 1) / 2)
        return (new + newPerDay - 1) / newPerDay
    }
}
