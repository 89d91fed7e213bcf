import Foundation
import Testing

@testable import Workspace

/// A workspace that serves on a free port of this machine while a test runs.
struct LocalWorkspace: Sendable {
    let client: HTTPClient

    /// A workspace in memory unless configured otherwise, stopped when the body is through.
    static func run<Result: Sendable>(
        configuring configure: (inout WorkspaceConfiguration) -> Void,
        _ body: (LocalWorkspace) async throws -> Result
    ) async throws -> Result {
        var configuration = WorkspaceConfiguration()
        configuration.port = 0
        configure(&configuration)
        let server = try WorkspaceServer(configuration: configuration)
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        return try await withThrowingTaskGroup { group in
            group.addTask {
                defer { listening.finish() }
                try await server.run { listening.yield($0) }
            }
            defer { group.cancelAll() }
            guard let port = await ports.first(where: { _ in true }) else {
                try await group.next()
                throw NotListening()
            }
            let result = try await body(LocalWorkspace(client: HTTPClient(port: port)))
            group.cancelAll()
            try await group.waitForAll()
            return result
        }
    }

    static func run<Result: Sendable>(_ body: (LocalWorkspace) async throws -> Result) async throws -> Result {
        try await run(configuring: { _ in }, body)
    }

    struct NotListening: Error {}

    static let botToken = "xoxb-local-viva"
    static let team = "C02TEAM"
    static let general = "C01GENERAL"
    static let bot = "U0VIVABOT"

    /// Calls a method as the bot does, with a JSON body.
    @discardableResult
    func call(_ method: String, _ arguments: JSONObject = [:], token: String? = botToken) async throws -> JSON {
        try await reply(method, arguments, token: token).json
    }

    func reply(_ method: String, _ arguments: JSONObject = [:], token: String? = botToken) async throws -> HTTPReply {
        var headers = ["Content-Type": "application/json; charset=utf-8"]
        headers["Authorization"] = token.map { "Bearer \($0)" }
        let request = HTTPClient.Request(
            "POST",
            "/api/\(method)",
            headers: headers,
            body: JSONWriter.bytes(of: .object(arguments))
        )
        return try #require(try await client.send(request))
    }

    /// Calls that are expected to go well.
    @discardableResult
    func done(_ method: String, _ arguments: JSONObject = [:]) async throws -> JSON {
        let answer = try await call(method, arguments)
        try #require(answer["ok"] == true, "\(method): \(answer)")
        return answer
    }

    /// The code of a refusal, nil when there was none.
    func error(_ method: String, _ arguments: JSONObject = [:], token: String? = botToken) async throws -> String? {
        try await call(method, arguments, token: token)["error"]?.string
    }

    /// Posts as the bot and gives back the timestamp.
    @discardableResult
    func post(_ text: String, in channel: String = team, thread: String? = nil) async throws -> String {
        var arguments: JSONObject = ["channel": .string(channel), "text": .string(text)]
        arguments.append("thread_ts", thread)
        return try #require(try await done("chat.postMessage", arguments)["ts"]?.string)
    }

    /// Asks the control API.
    @discardableResult
    func control(_ operation: String, _ arguments: JSONObject = [:]) async throws -> JSON {
        try await operate("/_control/\(operation)", arguments)
    }

    /// Asks the page's API.
    @discardableResult
    func page(_ operation: String, _ arguments: JSONObject) async throws -> JSON {
        try await operate("/_page/\(operation)", arguments)
    }

    private func operate(_ path: String, _ arguments: JSONObject) async throws -> JSON {
        let request = HTTPClient.Request(
            "POST",
            path,
            headers: ["Content-Type": "application/json"],
            body: JSONWriter.bytes(of: .object(arguments))
        )
        return try #require(try await client.send(request)).json
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> HTTPReply {
        try #require(try await client.send(HTTPClient.Request("GET", path, headers: headers)))
    }

    /// The texts of a channel's history as it comes: newest first.
    func texts(_ arguments: JSONObject = ["channel": .string(team)]) async throws -> [String] {
        try await done("conversations.history", arguments)["messages"]?.texts ?? []
    }
}

extension JSON {
    /// Of a list of messages.
    var texts: [String] { (array ?? []).compactMap { $0["text"]?.string } }
    var timestamps: [String] { (array ?? []).compactMap { $0["ts"]?.string } }
}
