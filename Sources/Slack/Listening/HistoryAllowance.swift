/// Finds out whether Slack counts this app among those that get 15 messages once a minute
/// (https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps). Slack does not say so; it shows.
struct HistoryAllowance: Sendable {
    static let restrictedPage = 15
    static let restrictedPerMinute = 1

    private(set) var isRestricted = false
    /// A longer page settles it.
    private var isOrdinary = false
    private var shortPages = 0
    private var callsSinceLimit = 0
    private var earlyLimits = 0

    /// - Parameter hasMore: more messages exist although the page is not as long as asked for.
    mutating func sawPage(asked: Int, got: Int, hasMore: Bool) {
        callsSinceLimit += 1
        if got > Self.restrictedPage { isOrdinary = true }
        if asked > Self.restrictedPage, got == Self.restrictedPage, hasMore { shortPages += 1 }
        judge()
    }

    mutating func sawLimit(retryAfter: Duration) {
        // Ordinary apps make fifty calls first.
        earlyLimits = callsSinceLimit <= 1 && retryAfter >= .seconds(30) ? earlyLimits + 1 : 0
        callsSinceLimit = 0
        judge()
    }

    private mutating func judge() {
        guard !isOrdinary else { return }
        if shortPages >= 2 || (shortPages >= 1 && earlyLimits >= 1) || earlyLimits >= 3 { isRestricted = true }
    }
}
