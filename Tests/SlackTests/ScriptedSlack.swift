import Curl
import Foundation
import Hummingbird
import NIOCore
import Slack
import Synchronization

/// A Slack with habits that its documentation allows or reports, and that the local workspace does not have.
final class ScriptedSlack: Sendable {
    static let channel = "C1"

    struct Script: Sendable {
        /// `ts` and text, all by a person; may be added in any order.
        var messages: [(ts: String, text: String)] = []
        /// The pages nearest to `oldest` come first, as the archived documentation says, in place of the newest.
        var nearestToOldestFirst = false
        /// At most so many messages in a page, whatever was asked for.
        var pageLimit = 1_000
        /// Pages say that there is more, but not where.
        var hidesCursor = false
        /// Members of user groups; others are not there.
        var groups: [String: [String]] = [:]
        /// The limits that were asked for.
        var limits: [Int] = []
    }

    let script: Mutex<Script>

    init(_ script: Script) { self.script = Mutex(script) }

    /// Serves for the time of `body`.
    func run(_ body: @Sendable (SlackConfiguration, HTTPClient) async throws -> Void) async throws {
        let router = Router()
        router.get("/api/:method") { request, context in
            let parameters = request.uri.queryParameters
            let answer = self.answer(to: try context.parameters.require("method")) {
                parameters[Substring($0)].map(String.init)
            }
            let json = try JSONSerialization.data(withJSONObject: answer)
            return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: json)))
        }
        let responder = router.buildResponder()
        try await TestServer.run { announce in
            let application = Application(
                responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
                onServerRunning: { channel in announce(channel.localAddress?.port ?? 0) }, logger: TestServer.quiet)
            try await application.run()
        } _: { port, client in
            try await body(LocalWorkspace(port: port, client: client).configuration(), client)
        }
    }

    private func answer(to method: String, _ argument: (String) -> String?) -> [String: Any] {
        switch method {
        case "auth.test":
            ["ok": true, "user": "viva", "user_id": "U0BOT", "bot_id": "B0BOT", "team": "Scripted"]
        case "users.conversations": ["ok": true, "channels": [["id": Self.channel, "is_channel": true]]]
        case "conversations.history": history(argument)
        case "usergroups.users.list":
            script.withLock { script in
                script.groups[argument("usergroup") ?? ""].map { ["ok": true, "users": $0] }
                    ?? ["ok": false, "error": "no_such_subteam"]
            }
        default: ["ok": false, "error": "unknown_method"]
        }
    }

    private func history(_ argument: (String) -> String?) -> [String: Any] {
        script.withLock { script in
            let asked = argument("limit").flatMap { Int($0) } ?? 100
            script.limits.append(asked)
            let oldest = argument("oldest") ?? "0"
            let newestFirst = script.messages.filter { $0.ts > oldest }.sorted { $0.ts > $1.ts }
            // Each page is newest first; which page comes first is another matter.
            let order = script.nearestToOldestFirst && oldest != "0" ? newestFirst.reversed() : newestFirst
            let start = argument("cursor").flatMap { Int($0) } ?? 0
            let page = order.dropFirst(start).prefix(min(asked, script.pageLimit))
            let end = start + page.count
            var answer: [String: Any] = [
                "ok": true, "has_more": end < order.count,
                "messages": page.sorted { $0.ts > $1.ts }.map {
                    ["ts": $0.ts, "user": "U1", "text": $0.text, "type": "message"]
                },
            ]
            if end < order.count, !script.hidesCursor { answer["response_metadata"] = ["next_cursor": String(end)] }
            return answer
        }
    }
}
