import Chat
import Foundation

/// One message as Slack takes it. Content beyond Slack's limits becomes several.
struct SlackPost: Equatable, Sendable {
    /// Recommended limit of `text`, https://docs.slack.dev/reference/methods/chat.postMessage
    private static let fallbackLimit = 4_000

    var blocks: [Block]

    /// Posts whose order is that of the content.
    static func posts(for content: MessageContent) -> [SlackPost] {
        var posts: [SlackPost] = []
        var open: [Block] = []
        var room = Weight.postLimit
        for block in content.blocks.flatMap(\.slackBlocks) {
            if open.count == Weight.blocksPerPost || block.weight > room {
                // A heading stays with what it is the heading of.
                let heading = open.last.flatMap { if case .header = $0, open.count > 1 { $0 } else { nil } }
                posts.append(SlackPost(blocks: heading == nil ? open : open.dropLast()))
                open = heading.map { [$0] } ?? []
                room = Weight.postLimit - (heading?.weight ?? 0)
            }
            open.append(block)
            room -= block.weight
        }
        if !open.isEmpty { posts.append(SlackPost(blocks: open)) }
        return posts
    }

    /// What is read out and shown in notifications; a part, if it is long.
    var fallback: String {
        let text = blocks.map(\.fallback).filter { !$0.isEmpty }.joined(separator: "\n")
        if text.utf16.count <= Self.fallbackLimit { return text }
        var head = text.prefix(Self.fallbackLimit - 2)
        while head.utf16.count > Self.fallbackLimit - 2 { head.removeLast() }
        // No half of an escape or a mention.
        if let open = head.lastIndex(where: { $0 == "&" || $0 == "<" }),
            !head[open...].contains(where: { ";>".contains($0) })
        {
            head = head[..<open]
        }
        return head + " …"
    }

    /// The arguments of `chat.postMessage`.
    ///
    /// - Parameter key: goes into the metadata, where ``SlackService`` looks for it after an unclear outcome.
    func json(channel: String, thread: String?, key: String) -> Data {
        var json = JSONWriter()
        json.object { json in
            json.field("channel", channel)
            if let thread { json.field("thread_ts", thread) }
            json.field("text", fallback)
            // The text beside the blocks is plain.
            json.field("mrkdwn", false)
            json.key("blocks")
            json.array(blocks) { json, block in block.write(to: &json) }
            json.field("unfurl_links", false)
            json.field("unfurl_media", false)
            json.key("metadata")
            json.object { json in
                json.field("event_type", "viva_delivery")
                json.key("event_payload")
                json.object { $0.field("key", key) }
            }
        }
        return Data(json.bytes)
    }
}
