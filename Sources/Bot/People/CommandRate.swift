package import Foundation
package import Store

/// How many commands a person may give: so many at once, and as many a minute as are paid back by then (a token bucket).
/// Whole numbers throughout, so that nothing is lost or won by counting.
package struct CommandRate: Sendable, Hashable {
    /// 1 to 1,000 each.
    package var perMinute: Int
    package var atOnce: Int

    package init(perMinute: Int, atOnce: Int) {
        self.perMinute = perMinute
        self.atOnce = atOnce
    }

    /// Takes one command off the allowance; nil if it is used up.
    package func taking(from allowance: Allowance?, at date: Date) -> Allowance? {
        let spent = spent(of: allowance, at: date) + Allowance.command
        guard spent <= capacity else { return nil }
        return Allowance(spent: spent, countedAt: date)
    }

    /// From that date to the next command that will be taken.
    package func wait(after date: Date, with allowance: Allowance) -> Duration {
        let missing = spent(of: allowance, at: date) + Allowance.command - capacity
        return .milliseconds(max(0, (missing + Int64(perMinute) - 1) / Int64(perMinute)))
    }

    private var capacity: Int64 { Int64(atOnce) * Allowance.command }

    /// What is not paid back yet. A clock that was put back pays nothing.
    private func spent(of allowance: Allowance?, at date: Date) -> Int64 {
        guard let allowance else { return 0 }
        // More than a day pays everything back.
        let elapsed = min(86_400_000, max(0, Self.milliseconds(date) - Self.milliseconds(allowance.countedAt)))
        return max(0, allowance.spent - elapsed * Int64(perMinute))
    }

    /// As the store keeps times.
    private static func milliseconds(_ date: Date) -> Int64 {
        Int64((date.timeIntervalSince1970 * 1000).rounded())
    }
}
