import Foundation

/// The `trigger_id`s that commands, buttons and forms bring along: each lets the app open one view, within three seconds by the
/// workspace's clock.
struct Triggers: Sendable {
    private struct Trigger: Sendable {
        let user: String
        let issued: Timestamp
        var isUsed = false
    }

    private static let lifetime: Int64 = 3_000_000
    /// How many are remembered.
    private static let most = 1_000

    private var triggers: [String: Trigger] = [:]
    private var order: ArraySlice<String> = []

    mutating func issue(to user: String, now: Timestamp) -> String {
        if order.count == Self.most { triggers[order.removeFirst()] = nil }
        let random = UUID().uuidString.replacing("-", with: "").lowercased()
        let id = "\(now.microseconds).\(order.count).\(random)"
        triggers[id] = Trigger(user: user, issued: now)
        order.append(id)
        return id
    }

    /// Whose screen the trigger opens; it does so once.
    mutating func use(_ id: String, now: Timestamp) throws(APIError) -> String {
        guard let trigger = triggers[id] else { throw APIError("invalid_trigger_id") }
        if trigger.isUsed { throw APIError("exchanged_trigger_id") }
        if now.microseconds - trigger.issued.microseconds > Self.lifetime { throw APIError("expired_trigger_id") }
        triggers[id]?.isUsed = true
        return trigger.user
    }
}
