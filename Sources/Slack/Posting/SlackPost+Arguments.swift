import Chat
import Foundation
import Pictures

extension SlackPost {
    /// The arguments of `chat.postMessage`.
    ///
    /// - Parameter key: goes into the metadata, where ``SlackService`` looks for it after an unclear outcome.
    func json(channel: String, thread: String?, key: String) -> Data {
        Self.object { json in
            json.field("channel", channel)
            if let thread { json.field("thread_ts", thread) }
            // The text beside the blocks is plain.
            json.field("mrkdwn", false)
            writeContent(fallback, to: &json)
            json.field("unfurl_links", false)
            json.field("unfurl_media", false)
            json.key("metadata")
            json.object { json in
                json.field("event_type", "viva_delivery")
                json.key("event_payload")
                json.object { $0.field("key", key) }
            }
        }
    }

    /// The arguments of `chat.update`. Without metadata those of the message stay.
    func edit(of ts: String, channel: String) -> Data {
        Self.object { json in
            json.field("channel", channel)
            json.field("ts", ts)
            writeContent(inertFallback, to: &json)
        }
    }

    /// The arguments of `chat.postEphemeral`.
    func whisper(to user: String, channel: String, thread: String?) -> Data {
        Self.object { json in
            json.field("channel", channel)
            json.field("user", user)
            if let thread { json.field("thread_ts", thread) }
            writeContent(inertFallback, to: &json)
        }
    }

    /// What a `response_url` takes.
    func reply(thread: String?) -> Data {
        Self.object { json in
            json.field("response_type", "ephemeral")
            json.field("replace_original", false)
            if let thread { json.field("thread_ts", thread) }
            writeContent(inertFallback, to: &json)
        }
    }

    private func writeContent(_ text: String, to json: inout JSONWriter) {
        json.field("text", text)
        json.key("blocks")
        blocks.write(to: &json)
    }

    private static func object(_ write: (inout JSONWriter) -> Void) -> Data {
        var json = JSONWriter()
        json.object(write)
        return Data(json.bytes)
    }

    // MARK: In one piece

    /// The content as one message, for what cannot become several: what is too long ends early, and says so. What there is to
    /// press stays.
    static func single(for content: MessageContent, pictures: [ScoreCard: String] = [:]) -> SlackPost? {
        let posts = posts(for: content, pictures: pictures)
        guard posts.count > 1 else { return posts.first }
        let blocks = posts.flatMap(\.blocks)
        let actions = Array(blocks.filter { if case .actions = $0 { true } else { false } }.prefix(Self.mostActions))
        let end = [Block.context([.plain("…")])] + actions
        var room = Weight.postLimit - end.reduce(0) { $0 + $1.weight }
        var kept: [Block] = []
        for block in blocks.prefix(Weight.blocksPerPost - end.count) {
            if case .actions = block { continue }
            room -= block.weight
            if room < 0 { break }
            kept.append(block)
        }
        return SlackPost(blocks: kept + end)
    }

    private static let mostActions = 10
}
