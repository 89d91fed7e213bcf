import Foundation

/// What was lately seen of a conversation, to find messages that show up late.
///
/// Slack promises no order in which fresh messages become visible: one may appear after a later one has moved the place from
/// which is asked on. It is found when the recent messages are read again for their threads.
struct RecentMessages: Sendable {
    /// How late a message may come.
    private static let lateness: TimeInterval = 60
    private static let capacity = 500

    /// All up to here counts as seen.
    private var floor: SlackTimestamp
    private var seen: Set<SlackTimestamp> = []

    init(after position: SlackTimestamp) {
        floor = position
    }

    /// - Parameter position: the place from which is asked on.
    func hasMissed(_ ts: SlackTimestamp, before position: SlackTimestamp) -> Bool {
        ts < position && ts > max(floor, position.earlier(by: Self.lateness)) && !seen.contains(ts)
    }

    mutating func note(_ messages: [SlackMessage], upTo position: SlackTimestamp) {
        seen.formUnion(messages.map(\.ts))
        guard seen.count > Self.capacity else { return }
        floor = max(floor, position.earlier(by: Self.lateness))
        seen = seen.filter { $0 > floor }
    }
}
