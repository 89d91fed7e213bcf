import Curl
import Foundation
import Logging

@testable import Slack

/// What concerns an app with a WebSocket.
extension LocalWorkspace {
    static let appToken = "xapp-local-viva"

    func socketService(
        logger: Logger = TestServer.quiet, _ change: (inout SlackConfiguration) -> Void = { _ in }
    ) -> SlackService {
        let configuration = configuration { configuration in
            configuration.appToken = Self.appToken
            configuration.socketOffInterval = .milliseconds(5)
            change(&configuration)
        }
        return SlackService(configuration: configuration, client: client, logger: logger)
    }

    /// Whatever asks for messages from now on ends listening: nothing may.
    func forbidPolling() async throws {
        for method in ["conversations.history", "conversations.replies"] {
            try await fault("error", method, times: 1_000_000, ["error": "token_revoked"])
        }
    }

    func cut() async throws { try await control("cut", [:]) }

    func disconnect(_ reason: String) async throws { try await control("disconnect", ["reason": reason]) }

    func sockets() async throws -> [String: Any] { try await get("_control/sockets") }

    /// Waits until that holds of the sockets.
    func sockets(where condition: ([String: Any]) -> Bool) async throws {
        while true {
            if condition(try await sockets()) { return }
            await Task.yield()
        }
    }

    // MARK: What people do and see

    func command(_ text: String, in channel: String, as user: String = alice) async throws {
        try await control("command", ["channel": channel, "user": user, "command": "/viva", "text": text])
    }

    /// Presses a button of a message, with what is ticked in its choices.
    func press(
        _ label: String, on ts: String, in channel: String, as user: String = alice, thread: String? = nil,
        ticked: [String] = []
    ) async throws {
        let messages = try await seen(by: user, in: channel, thread: thread)
        let message = messages.first { $0["ts"] as? String == ts }
        let place = try Self.element(labelled: label, in: message?["blocks"] as? [[String: Any]] ?? [])
        var values: [String: Any] = [:]
        for (block, element) in place.choices {
            let options = ticked.map { ["value": $0, "text": ["type": "plain_text", "text": $0]] as [String: Any] }
            values[block] = [element: ["type": "checkboxes", "selected_options": options]]
        }
        try await control(
            "interact",
            json: ["channel": channel, "messageTs": ts, "user": user, "action": place.action, "values": values])
    }

    /// The element that bears that label, as the platform names it, and where the choices are.
    private static func element(
        labelled label: String, in blocks: [[String: Any]]
    ) throws -> (action: [String: Any], choices: [(String, String)]) {
        var found: [String: Any]?
        var choices: [(String, String)] = []
        for block in blocks {
            for element in block["elements"] as? [[String: Any]] ?? [] {
                guard let blockID = block["block_id"] as? String, let id = element["action_id"] as? String else {
                    continue
                }
                var action: [String: Any] = ["block_id": blockID, "action_id": id, "type": element["type"] ?? ""]
                if element["type"] as? String == "checkboxes" { choices.append((blockID, id)) }
                if (element["text"] as? [String: Any])?["text"] as? String == label { found = action }
                for option in element["options"] as? [[String: Any]] ?? []
                where (option["text"] as? [String: Any])?["text"] as? String == label {
                    action["selected_option"] = option
                    found = action
                }
            }
        }
        guard let found else { throw WorkspaceRefusal(answer: "nothing is labelled \(label)") }
        return (found, choices)
    }

    /// All that a person sees in a conversation, whispers too.
    func seen(by user: String, in channel: String, thread: String? = nil) async throws -> [[String: Any]] {
        let thread = thread.map { "&thread_ts=\($0)" } ?? ""
        return try await get("_page/messages?user=\(user)&channel=\(channel)\(thread)")["messages"] as? [[String: Any]]
            ?? []
    }

    func texts(seenBy user: String, in channel: String) async throws -> [String] {
        try await seen(by: user, in: channel).compactMap { $0["text"] as? String }
    }

    func openHome(as user: String = alice) async throws { try await control("home", ["user": user]) }

    func home(of user: String = alice) async throws -> [String: Any]? {
        try await get("_page/views?user=\(user)")["home"] as? [String: Any]
    }

    func dialogs(of user: String = alice) async throws -> [[String: Any]] {
        try await get("_page/views?user=\(user)")["views"] as? [[String: Any]] ?? []
    }

    /// Fills in a dialog's lines and sends it off.
    func submit(_ dialog: [String: Any], _ values: [String: String], as user: String = alice) async throws {
        let fields = values.mapValues { ["value": ["type": "plain_text_input", "value": $0]] }
        try await call("_page/submit", ["user": user, "view": dialog["id"] as? String ?? "", "values": fields])
    }

    func get(_ path: String) async throws -> [String: Any] {
        try Self.object(try await client.send(HTTPRequest(.get, "http://127.0.0.1:\(port)/\(path)")))
    }
}
