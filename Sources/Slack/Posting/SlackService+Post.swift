import Chat
import Foundation
import Logging

extension SlackService {
    /// Posts the content, as several messages if it is beyond Slack's limits; the first one's id stands for all.
    ///
    /// Slack has no idempotent post. Each message bears its key in the metadata, and after an unclear outcome it is posted again
    /// only if ``SlackConfiguration/settleTime`` has passed and no message with that key is to be found. What remains: a post
    /// that Slack stores later than that is doubled.
    func post(_ delivery: Delivery) async throws(ChatError) -> MessageID {
        try await withPictures(delivery) { (pictures) throws(ChatError) in
            try await post(SlackPost.posts(for: delivery.content, pictures: pictures), of: delivery)
        }
    }

    private func post(_ posts: [SlackPost], of delivery: Delivery) async throws(ChatError) -> MessageID {
        guard !posts.isEmpty else { throw .rejected(reason: "the message is empty") }
        let found = try await alreadyPosted(delivery)

        var first: SlackTimestamp?
        for (index, post) in posts.enumerated() {
            let key = index == 0 ? delivery.key.rawValue : "\(delivery.key.rawValue)/\(index + 1)"
            let ts: SlackTimestamp
            if let earlier = found[key] {
                ts = earlier
            } else {
                try mayPost(delivery)
                ts = try await self.post(post, of: delivery, key: key, isFirst: first == nil)
            }
            first = first ?? ts
        }
        forgetUnclear(delivery.key)
        guard let first else { throw .rejected(reason: "the message is empty") }
        return MessageID(rawValue: first.rawValue)
    }

    private func post(
        _ post: SlackPost, of delivery: Delivery, key: String, isFirst: Bool
    ) async throws(ChatError) -> SlackTimestamp {
        let body = post.json(channel: delivery.conversation.rawValue, thread: delivery.thread?.rawValue, key: key)
        do {
            let ts = try await api.write(.post, body, as: SlackPosted.self).ts
            let thread = delivery.thread.map { SlackTimestamp(rawValue: $0.rawValue) }
            notes.add(.posted(PostedNote(conversation: delivery.conversation, thread: thread)))
            return ts
        } catch {
            let error = error.asPosting
            if case .outcomeUnknown = error { noteUnclear(delivery.key) }
            // The next attempt must look for the parts that are there.
            guard isFirst || delivery.unclearSince != nil else {
                throw .outcomeUnknown(reason: "only a part of the message was posted: \(error)")
            }
            throw error
        }
    }

    // MARK: After an unclear outcome

    /// A post that has not shown up yet may still do so.
    private func mayPost(_ delivery: Delivery) throws(ChatError) {
        guard let first = delivery.unclearSince else { return }
        let now = configuration.now()
        // A moment still to come was noted before the clock was put back: the time counts from here.
        let noted = [first, lastUnclear(delivery.key)].compactMap(\.self).filter { $0 <= now }.max()
        if noted == nil { noteUnclear(delivery.key) }
        guard Duration.seconds(now.timeIntervalSince(noted ?? now)) < configuration.settleTime else { return }
        throw .unavailable(reason: "an earlier attempt has not shown up yet; Slack is given time before the next")
    }

    /// How much clocks may have been put forward or back since the first attempt.
    private static let clockChange: TimeInterval = 600

    /// The messages of earlier attempts, by their keys.
    ///
    /// How long ago they were made tells our clock, when that was tells Slack's: the newest message of the channel is not younger
    /// than now, so that nothing sought is older than that message by more than the time since the first attempt.
    private func alreadyPosted(_ delivery: Delivery) async throws(ChatError) -> [String: SlackTimestamp] {
        guard let unclear = delivery.unclearSince else { return [:] }
        let age = max(0, configuration.now().timeIntervalSince(unclear)) + Self.clockChange
        let channel: String
        do {
            channel = try await directs.channel(of: delivery.conversation)
        } catch {
            throw error.asReading
        }
        var arguments = [("channel", channel), ("limit", "200"), ("include_all_metadata", "true")]
        if let thread = delivery.thread { arguments.append(("ts", thread.rawValue)) }
        let method: SlackMethod = delivery.thread == nil ? .history : .replies

        var found: [String: SlackTimestamp] = [:]
        var newest: SlackTimestamp?
        var cursor: String?
        repeat {
            let page: MessagePage<MarkedMessage>
            do {
                page = try await api.read(method, arguments + (cursor.map { [("cursor", $0)] } ?? []))
            } catch {
                throw error.asReading
            }
            for message in page.elements {
                guard let key = message.metadata?.payload?.key else { continue }
                found[key] = min(found[key] ?? message.ts, message.ts)
            }
            guard page.nextCursor != cursor || cursor == nil else {
                throw .unavailable(reason: "Slack's pages do not end")
            }
            cursor = page.nextCursor
            newest = newest ?? page.elements.map(\.ts).max()
            // A channel is read from its end, a thread from its beginning.
            if delivery.thread == nil, let newest, let reached = page.elements.map(\.ts).min() {
                guard reached > newest.earlier(by: age) else { break }
            }
        } while cursor != nil
        return found
    }
}
