import Chat
import Foundation
import Pictures

/// One message as Slack takes it. Content beyond Slack's limits becomes several.
struct SlackPost: Equatable, Sendable {
    /// Recommended limit of `text`, https://docs.slack.dev/reference/methods/chat.postMessage
    private static let fallbackLimit = 4_000

    var blocks: [Block]

    /// Posts whose order is that of the content.
    static func posts(for content: MessageContent, pictures: [ScoreCard: String] = [:]) -> [SlackPost] {
        var posts: [SlackPost] = []
        var open: [Block] = []
        var room = Weight.postLimit
        for block in content.blocks.flatMap({ $0.slackBlocks(pictures: pictures) }) {
            if open.count == Weight.blocksPerPost || block.weight > room, !open.isEmpty {
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
    var fallback: String { cut(whole) }

    /// The same where Slack reads `mrkdwn` and cannot be told not to: nothing in it formats.
    var inertFallback: String { cut(SlackText.inert(whole)) }

    private var whole: String {
        var text = blocks.map(\.fallback).filter { !$0.isEmpty }.joined(separator: "\n")
        if text.isEmpty { text = labels }
        return text
    }

    private func cut(_ text: String) -> String {
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

    /// Something to read where a message has nothing but buttons.
    private var labels: String {
        let options = blocks.flatMap { block -> [ActionElement.Option] in
            if case .actions(let elements) = block { elements.flatMap(\.options) } else { [] }
        }
        return options.map { SlackText.escaped($0.label) }.joined(separator: " · ")
    }
}
