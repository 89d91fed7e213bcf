import Foundation
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct InteractionTests {
    static let buttons: JSON = [
        [
            "type": "actions", "block_id": "ans",
            "elements": [
                [
                    "type": "button", "action_id": "pick", "value": "2",
                    "text": ["type": "plain_text", "text": "B"],
                ]
            ],
        ]
    ]

    private let team: JSON = .string(LocalWorkspace.team)
    private let help: JSONObject = [
        "channel": .string(LocalWorkspace.team), "user": "U02BOB", "command": "/viva", "text": "help",
    ]

    private func question(_ workspace: LocalWorkspace) async throws -> JSON {
        let arguments: JSONObject = ["channel": team, "text": "q", "blocks": Self.buttons]
        return try #require(try await workspace.done("chat.postMessage", arguments)["ts"])
    }

    private func press(_ workspace: LocalWorkspace, _ ts: JSON) async throws -> JSON {
        let action: JSON = ["action_id": "pick", "block_id": "ans", "value": "2", "type": "button"]
        return try await workspace.control(
            "interact", ["channel": team, "messageTs": ts, "user": "U02BOB", "action": action])
    }

    /// Answers by a `response_url`.
    private func respond(_ workspace: LocalWorkspace, _ envelope: JSON, _ body: JSONObject) async throws -> HTTPReply {
        let url = try #require(envelope["payload"]?["response_url"]?.string.flatMap { URLComponents(string: $0) })
        let request = HTTPClient.Request(
            "POST", url.path, headers: ["Content-Type": "application/json"],
            body: JSONWriter.bytes(of: .object(body)))
        return try #require(try await workspace.client.send(request))
    }

    private func seen(_ workspace: LocalWorkspace, by user: String = "U02BOB") async throws -> [String] {
        try await workspace.get("/_page/messages?user=\(user)&channel=C02TEAM").json["messages"]?.texts ?? []
    }

    /// Waits until that is what a person sees.
    private func wait(
        _ workspace: LocalWorkspace, for texts: [String], by user: String = "U02BOB"
    ) async throws {
        while try await seen(workspace, by: user) != texts { await Task.yield() }
    }

    // MARK: Commands

    @Test func aCommandComesWholeAndItsAnswerIsShownToThePersonAlone() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                try await workspace.control("command", help)
                let envelope = try await socket.envelope(answering: ["text": "Ask me"])
                #expect(envelope["type"] == "slash_commands")
                #expect(envelope["accepts_response_payload"] == true)
                let payload = try #require(envelope["payload"])
                let expected: [(String, String)] = [
                    ("command", "/viva"), ("text", "help"), ("user_id", "U02BOB"), ("user_name", "bob"),
                    ("channel_id", "C02TEAM"), ("channel_name", "team"), ("team_id", "T0VIVALOCAL"),
                    ("team_domain", "viva-local"), ("api_app_id", "A0VIVAAPP"),
                ]
                for (key, value) in expected { #expect(payload[key]?.string == value, "\(key)") }
                #expect(payload["trigger_id"]?.string?.isEmpty == false)
                try await wait(workspace, for: ["Ask me"])
                #expect(try await seen(workspace, by: "U03CAROL").isEmpty)
                #expect(try await workspace.texts().isEmpty)
            }
        }
    }

    @Test func anAnswerForTheChannelIsAMessage() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                // The bot is not in this channel; the person has let it in by the command.
                var arguments = help
                arguments["channel"] = .string(LocalWorkspace.general)
                try await workspace.control("command", arguments)
                try await socket.envelope(answering: ["text": "Hi all", "response_type": "in_channel"])
                let path = "/_page/messages?user=U03CAROL&channel=C01GENERAL"
                while try await workspace.get(path).json["messages"]?.texts != ["Hi all"] { await Task.yield() }
            }
        }
    }

    @Test func aCommandWithoutAnAnswerSaysSo() async throws {
        try await LocalWorkspace.run { workspace in
            #expect(try await workspace.control("command", help)["error"] == "bot_not_connected")
            try await workspace.control("socket", ["ack_ms": 1])
            try await workspace.socket { socket in
                try await workspace.control("command", help)
                _ = try await socket.message()
                try await wait(workspace, for: ["/viva failed: the bot did not answer in time."])
                // A command is not tried again.
                try await workspace.control("socket", ["ack_ms": 60_000])
                try await workspace.say("next")
                #expect(try await socket.envelope()["type"] == "events_api")
            }
        }
    }

    @Test func anAnswerThatCannotBeShownIsTold() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                try await workspace.control("command", help)
                try await socket.envelope(answering: ["blocks": [["type": "carousel"]]])
                try await wait(workspace, for: ["/viva failed: its answer was refused with invalid_blocks."])
            }
        }
    }

    @Test(
        arguments: [
            (["user": "U0VIVABOT"], "user_not_found"), (["channel": "C0NOPE"], "channel_not_found"),
            (["channel": "C05OLDNEWS"], "is_archived"), (["command": "viva"], "unknown_command"),
        ] as [(JSONObject, String)])
    func commandsThatCannotBeAreRefused(_ change: JSONObject, _ code: String) async throws {
        try await LocalWorkspace.run { workspace async throws in
            var arguments = help
            for member in change.members { arguments[member.key] = member.value }
            #expect(try await workspace.control("command", arguments)["error"]?.string == code)
        }
    }

    // MARK: Buttons

    @Test func aButtonComesWithItsMessage() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await question(workspace)
            try await workspace.socket { socket in
                let pressed = try await press(workspace, ts)
                let envelope = try await socket.envelope()
                #expect(envelope["envelope_id"] == pressed["envelope"])
                #expect(envelope["type"] == "interactive")
                #expect(envelope["accepts_response_payload"] == false)
                let payload = try #require(envelope["payload"])
                #expect(payload["type"] == "block_actions")
                #expect(payload["user"]?["id"] == "U02BOB")
                #expect(payload["channel"] == ["id": team, "name": "team"])
                #expect(payload["message"]?["text"] == "q")
                #expect(payload["container"]?["message_ts"] == ts)
                #expect(payload["container"]?["is_ephemeral"] == false)
                let action = try #require(payload["actions"]?.array?.first)
                #expect(action["text"]?["text"] == "B")
                #expect(action["value"] == "2")
                #expect(action["action_ts"]?.string?.isEmpty == false)
            }
        }
    }

    @Test func whoPressesIsToldHowItEnded() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await question(workspace)
            let events = try await workspace.client.events("/_page/events?user=U02BOB", count: 4) {
                try await workspace.socket { socket in
                    _ = try await press(workspace, ts)
                    try await socket.envelope()
                    try await workspace.control("socket", ["ack_ms": 1])
                    _ = try await press(workspace, ts)
                    _ = try await socket.message()
                }
            }
            #expect(events.first?.content == ["type": "bot", "connected": true])
            #expect(events.compactMap { $0.content["acknowledged"] } == [true, false])
        }
    }

    @Test(
        arguments: [
            ["action_id": "other", "block_id": "ans"], ["action_id": "pick", "block_id": "other"],
            ["action_id": "pick", "block_id": "ans", "type": "overflow"],
        ] as [JSONObject])
    func whatIsNotInTheMessageCannotBePressed(_ action: JSONObject) async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await question(workspace)
            try await workspace.socket { _ async throws in
                let arguments: JSONObject = [
                    "channel": team, "messageTs": ts, "user": "U02BOB", "action": .object(action),
                ]
                #expect(try await workspace.control("interact", arguments)["error"] == "action_not_found")
            }
        }
    }

    // MARK: Response URLs

    @Test func anEphemeralMessageIsReplacedAndDeletedInPlace() async throws {
        try await LocalWorkspace.run { workspace in
            let whisper: JSONObject = ["channel": team, "user": "U02BOB", "text": "psst", "blocks": Self.buttons]
            let ts = try #require(try await workspace.done("chat.postEphemeral", whisper)["message_ts"])
            try await workspace.socket { socket in
                _ = try await press(workspace, ts)
                let envelope = try await socket.envelope()
                #expect(envelope["payload"]?["container"]?["is_ephemeral"] == true)
                #expect(envelope["payload"]?["message"] == nil)
                let replaced = try await respond(workspace, envelope, ["text": "new", "replace_original": true])
                #expect(replaced.json["ok"] == true)
                #expect(try await seen(workspace) == ["new"])
                _ = try await respond(workspace, envelope, ["delete_original": true])
                #expect(try await seen(workspace).isEmpty)
            }
        }
    }

    @Test func aMessageIsReplacedAnsweredAndDeleted() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await question(workspace)
            try await workspace.socket { socket in
                _ = try await press(workspace, ts)
                let envelope = try await socket.envelope()
                _ = try await respond(workspace, envelope, ["text": "answered", "replace_original": true])
                #expect(try await workspace.texts() == ["answered"])
                _ = try await respond(
                    workspace, envelope,
                    ["text": "well done", "response_type": "in_channel", "replace_original": false, "thread_ts": ts])
                let thread = try await workspace.done("conversations.replies", ["channel": team, "ts": ts])
                #expect(thread["messages"]?.texts == ["answered", "well done"])
                _ = try await respond(workspace, envelope, ["text": "for you"])
                #expect(try await seen(workspace) == ["answered", "for you"])
                _ = try await respond(workspace, envelope, ["delete_original": true])
                #expect(try await workspace.texts() == ["This message was deleted."])
            }
        }
    }

    @Test func aResponseURLServesFiveTimesAndForHalfAnHour() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                try await workspace.control("command", help)
                let first = try await socket.envelope()
                // What is refused does not count.
                #expect(try await respond(workspace, first, [:]).json["error"] == "no_text")
                for number in 1...5 {
                    #expect(try await respond(workspace, first, ["text": .int(number)]).status == 200)
                }
                let sixth = try await respond(workspace, first, ["text": "6"])
                #expect(sixth.status == 404)
                #expect(sixth.json["error"] == "used_url")
                try await workspace.control("command", help)
                let second = try await socket.envelope()
                try await workspace.control("clock", ["advance": 1_801])
                #expect(try await respond(workspace, second, ["text": "x"]).json["error"] == "expired_url")
                #expect(try await seen(workspace) == ["1", "2", "3", "4", "5"])
            }
        }
    }
}
