import Curl
import Foundation

/// A person at the local workspace, over HTTP: the same page API that the web page uses.
struct DemoWorkspace: Sendable {
    let url: String
    let client: HTTPClient

    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    struct Message: Decodable, Sendable {
        var ts: String
        var user: String?
        var text: String?
        var bot_id: String?
        var thread_ts: String?
    }

    struct State: Decodable, Sendable {
        struct Person: Decodable, Sendable {
            var id: String
            var name: String
            var is_bot: Bool?
        }

        struct Conversation: Decodable, Sendable {
            var id: String
            var name: String?
        }

        struct Bot: Decodable, Sendable {
            var user_id: String
        }

        var users: [Person]
        var conversations: [Conversation]
        var bot: Bot?
    }

    private struct Messages: Decodable {
        var messages: [Message]
    }

    private struct Outcome: Decodable {
        var ok: Bool?
        var error: String?
        var ts: String?
        var channel: Channel?

        /// An id, or an object with one.
        enum Channel: Decodable {
            case id(String)

            private enum Keys: CodingKey { case id }

            init(from decoder: any Decoder) throws {
                if let id = try? decoder.singleValueContainer().decode(String.self) {
                    self = .id(id)
                } else {
                    self = .id(try decoder.container(keyedBy: Keys.self).decode(String.self, forKey: .id))
                }
            }

            var id: String {
                switch self {
                case .id(let id): id
                }
            }
        }
    }

    func state() async throws -> State { try await get("/_page/state") }

    func messages(in channel: String, as user: String, thread: String? = nil) async throws -> [Message] {
        let thread = thread.map { "&thread_ts=\($0)" } ?? ""
        let page: Messages = try await get("/_page/messages?user=\(user)&channel=\(channel)&limit=50\(thread)")
        return page.messages
    }

    func post(_ text: String, in channel: String, as user: String, thread: String? = nil) async throws -> String {
        var body = ["user": user, "channel": channel, "text": text]
        body["thread_ts"] = thread
        guard let ts = try await send("/_page/post", body).ts else { throw Failed(description: "the post has no ts") }
        return ts
    }

    func openDirectMessage(of user: String, with other: String) async throws -> String {
        guard let channel = try await send("/_page/open", ["user": user, "with": other]).channel else {
            throw Failed(description: "the direct message could not be opened")
        }
        return channel.id
    }

    /// The first message of the bot that is newer than `ts` there.
    func answer(after ts: String, in channel: String, as user: String, thread: String?, within limit: Duration)
        async throws -> Message
    {
        let clock = ContinuousClock()
        let deadline = clock.now + limit
        while clock.now < deadline {
            let found = try await messages(in: channel, as: user, thread: thread)
            if let message = found.first(where: { $0.bot_id != nil && $0.ts > ts }) { return message }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failed(description: "viva did not answer within \(limit.components.seconds) s")
    }

    func isUp() async -> Bool {
        let state: State? = try? await get("/_page/state")
        return state != nil
    }

    private func get<Value: Decodable>(_ path: String) async throws -> Value {
        let response = try await client.send(HTTPRequest(.get, url + path))
        return try JSONDecoder().decode(Value.self, from: response.body)
    }

    private func send(_ path: String, _ body: [String: String]) async throws -> Outcome {
        let response = try await client.send(
            HTTPRequest(
                .post, url + path, headers: [("Content-Type", "application/json")], body: try JSONEncoder().encode(body)
            ))
        let outcome = try JSONDecoder().decode(Outcome.self, from: response.body)
        guard outcome.ok != false else {
            throw Failed(description: "the workspace refused \(path): \(outcome.error ?? "no reason given")")
        }
        return outcome
    }
}
