import Foundation

/// The `response_url`s: each lets the app answer where a person was, five times within thirty minutes, without a token.
struct ResponseLinks: Sendable {
    struct Link: Sendable {
        let user: String
        let channel: String
        /// The message that was acted on; none for a command.
        var origin: Origin?
        fileprivate let issued: Timestamp
        fileprivate var uses = 0
    }

    struct Origin: Sendable {
        let ts: Timestamp
        let isEphemeral: Bool
    }

    private static let lifetime: Int64 = 30 * 60 * 1_000_000
    private static let mostUses = 5
    /// How many are remembered.
    private static let most = 1_000

    private var links: [String: Link] = [:]
    private var order: ArraySlice<String> = []

    /// The path of a new link, without its leading slash.
    mutating func issue(to user: String, in channel: String, about origin: Origin?, now: Timestamp) -> String {
        if order.count == Self.most { links[order.removeFirst()] = nil }
        let family = origin == nil ? "commands" : "actions"
        let path = "\(family)/\(WorkspaceState.teamID)/\(UUID().uuidString.lowercased())"
        links[path] = Link(user: user, channel: channel, origin: origin, issued: now)
        order.append(path)
        return path
    }

    func has(_ path: String) -> Bool { links[path] != nil }

    /// What the link stands for, if it may be used now.
    func link(_ path: String, now: Timestamp) throws(APIError) -> Link {
        guard let link = links[path] else { throw APIError("invalid_url") }
        if now.microseconds - link.issued.microseconds > Self.lifetime { throw APIError("expired_url") }
        if link.uses >= Self.mostUses { throw APIError("used_url") }
        return link
    }

    mutating func used(_ path: String) { links[path]?.uses += 1 }
}
