import Chat
import Foundation
import Synchronization

/// A `response_url`, and since when it is there: it takes five answers within thirty minutes
/// (https://docs.slack.dev/interactivity/handling-user-interaction). The handle is `SECONDS URL`.
struct ReplyLink: Hashable, Sendable {
    var url: String
    var issued: Date

    init(url: String, issued: Date) {
        self.url = url
        self.issued = issued
    }

    init?(_ handle: ReplyHandle) {
        let parts = handle.rawValue.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let seconds = TimeInterval(parts[0]) else { return nil }
        self.init(url: String(parts[1]), issued: Date(timeIntervalSince1970: seconds))
    }

    var handle: ReplyHandle { ReplyHandle(rawValue: "\(Int(issued.timeIntervalSince1970)) \(url)") }
}

/// How often each link was used.
final class ReplyLinks: Sendable {
    private static let uses = 5
    /// A minute less than Slack says, as clocks and networks differ.
    private static let lifetime: TimeInterval = 29 * 60

    private let used = Mutex<[ReplyLink: Int]>([:])

    /// Whether the link can be used now; then one of its uses is gone.
    func take(_ link: ReplyLink, at date: Date) -> Bool {
        used.withLock { used in
            used = used.filter { date.timeIntervalSince($0.key.issued) < Self.lifetime }
            guard date.timeIntervalSince(link.issued) < Self.lifetime, used[link, default: 0] < Self.uses else {
                return false
            }
            used[link, default: 0] += 1
            return true
        }
    }
}
