package import Chat
package import Foundation

/// How fast messages may follow each other in one conversation: a bucket of `burst` tokens that fills at `rate`.
package struct Pacer: Sendable {
    package struct Limits: Sendable, Equatable {
        /// Messages per second and conversation that can be kept up.
        package var rate: Double
        /// Messages that may go out at once after a pause.
        package var burst: Int

        package init(rate: Double = 1, burst: Int = 3) {
            self.rate = rate
            self.burst = burst
        }
    }

    private let limits: Limits
    /// When the bucket of a conversation would be full, had nothing been sent since.
    private var fullAt: [ConversationID: Date] = [:]

    package init(limits: Limits) { self.limits = limits }

    package mutating func sent(in conversation: ConversationID, at now: Date) {
        fullAt = fullAt.filter { $0.value > now && $0.value <= latestFull(at: now) }
        fullAt[conversation] = max(fullAt[conversation] ?? now, now).addingTimeInterval(1 / limits.rate)
    }

    /// Conversations whose bucket is empty, and when the first of them has a token again. A bucket that would need longer to
    /// fill than an empty one was used before the clock was put back, and counts as full.
    package func blocked(at now: Date) -> (conversations: Set<ConversationID>, until: Date?) {
        let allowance = Double(limits.burst - 1) / limits.rate
        let free = fullAt.filter { $0.value <= latestFull(at: now) }.mapValues { $0.addingTimeInterval(-allowance) }
            .filter { $0.value > now }
        return (Set(free.keys), free.values.min())
    }

    /// When an empty bucket would be full; a token more, for sums of fractions are not exact.
    private func latestFull(at now: Date) -> Date { now.addingTimeInterval(Double(limits.burst + 1) / limits.rate) }
}
