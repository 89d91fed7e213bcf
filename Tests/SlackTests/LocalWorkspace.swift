import Curl
import Foundation
import Slack
import Workspace

/// A local workspace on a free port, and what people do in it.
struct LocalWorkspace: Sendable {
    static let team = "C02TEAM"
    static let hiring = "C03HIRING"
    static let random = "C04RANDOM"
    static let alice = "U01ALICE"
    static let bob = "U02BOB"
    static let bot = "U0VIVABOT"

    let port: Int
    let client: HTTPClient

    /// Runs a workspace for the time of `body`.
    static func run(_ body: @Sendable (LocalWorkspace) async throws -> Void) async throws {
        var configuration = WorkspaceConfiguration()
        configuration.port = 0
        let server = try WorkspaceServer(configuration: configuration)
        try await TestServer.run { announce in
            try await server.run { announce($0) }
        } _: { port, client in
            try await body(LocalWorkspace(port: port, client: client))
        }
    }

    /// Quick, so that tests wait for nothing but the work itself.
    func configuration(_ change: (inout SlackConfiguration) -> Void = { _ in }) -> SlackConfiguration {
        var configuration = SlackConfiguration(
            apiURL: "http://127.0.0.1:\(port)/api", botToken: "xoxb-local-viva",
            historyRequestsPerMinute: 60_000, repliesRequestsPerMinute: 60_000,
            pollInterval: .milliseconds(2) ... .milliseconds(5), membershipInterval: .milliseconds(5),
            retryDelay: .milliseconds(1) ... .milliseconds(10), threadScanInterval: .milliseconds(5), jitter: { 0 })
        change(&configuration)
        return configuration
    }

    func service(_ change: (inout SlackConfiguration) -> Void = { _ in }) -> SlackService {
        SlackService(
            configuration: configuration(change), client: client,
            logger: TestServer.quiet)
    }

    // MARK: What people do

    /// A person writes; `text` is in the form in which messages are stored. Returns the message's `ts`.
    @discardableResult
    func say(_ text: String, in channel: String, as user: String = alice, thread: String? = nil) async throws -> String
    {
        var arguments = ["channel": channel, "user": user, "text": text]
        arguments["thread_ts"] = thread
        return try Self.string(try await control("message", arguments)["ts"])
    }

    func openDirectMessage(with user: String = alice) async throws -> String {
        let answer = try await call("api/conversations.open", ["users": user])
        return try Self.string((answer["channel"] as? [String: Any])?["id"])
    }

    func invite(to channel: String) async throws { try await control("invite", ["channel": channel]) }

    func kick(from channel: String) async throws { try await control("kick", ["channel": channel]) }

    /// All messages, replies too, oldest first.
    func messages(in channel: String) async throws -> [[String: Any]] {
        let url = "http://127.0.0.1:\(port)/_control/messages?channel=\(channel)"
        return try Self.object(try await client.send(HTTPRequest(.get, url)))["messages"] as? [[String: Any]] ?? []
    }

    /// Only what the bot said, without joining and leaving.
    func posts(in channel: String) async throws -> [[String: Any]] {
        try await messages(in: channel).filter { $0["user"] as? String == Self.bot && $0["subtype"] == nil }
    }

    // MARK: What goes wrong

    func fault(_ kind: String, _ method: String, times: Int = 1, _ more: [String: String] = [:]) async throws {
        let arguments = ["kind": kind, "method": method, "times": String(times)]
        try await control("fault", arguments.merging(more) { $1 })
    }

    func faultsClear() async throws { try await control("faults/clear", [:]) }

    func revoke(_ scopes: String...) async throws {
        try await control("revoke", scopes.isEmpty ? [:] : ["scopes": scopes.joined(separator: ",")])
    }

    // MARK: Calls

    @discardableResult
    func control(_ operation: String, _ arguments: [String: String]) async throws -> [String: Any] {
        try await call("_control/\(operation)", arguments)
    }

    /// With arguments of any kind.
    @discardableResult
    func control(_ operation: String, json: [String: Any]) async throws -> [String: Any] {
        try await call("_control/\(operation)", json)
    }

    @discardableResult
    func call(_ path: String, _ arguments: [String: Any]) async throws -> [String: Any] {
        let headers = [
            (name: "Content-Type", value: "application/json; charset=utf-8"),
            (name: "Authorization", value: "Bearer xoxb-local-viva"),
        ]
        let body = try JSONSerialization.data(withJSONObject: arguments)
        let request = HTTPRequest(.post, "http://127.0.0.1:\(port)/\(path)", headers: headers, body: body)
        return try Self.object(try await client.send(request))
    }

    static func object(_ response: HTTPResponse) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: response.body) as? [String: Any] ?? [:]
        guard response.status == 200, object["ok"] as? Bool != false else {
            throw WorkspaceRefusal(answer: String(decoding: response.body, as: UTF8.self))
        }
        return object
    }

    private static func string(_ value: Any?) throws -> String {
        guard let string = value as? String else {
            throw WorkspaceRefusal(answer: "no string: \(String(describing: value))")
        }
        return string
    }
}

struct WorkspaceRefusal: Error {
    var answer: String
}
