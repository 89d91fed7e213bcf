import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct ViewTests {
    static func modal(_ title: String = "Schedule", blocks: JSON? = nil, more: JSONObject = [:]) -> JSON {
        var view: JSONObject = [
            "type": "modal", "callback_id": "schedule", "private_metadata": "C02TEAM",
            "title": ["type": "plain_text", "text": .string(title)], "submit": ["type": "plain_text", "text": "Save"],
            "blocks": blocks ?? [
                [
                    "type": "input", "block_id": "time", "label": ["type": "plain_text", "text": "At"],
                    "element": ["type": "plain_text_input", "action_id": "at"],
                ],
                [
                    "type": "actions", "block_id": "more",
                    "elements": [
                        ["type": "button", "action_id": "add", "text": ["type": "plain_text", "text": "Add"]]
                    ],
                ],
            ],
        ]
        for member in more.members { view[member.key] = member.value }
        return .object(view)
    }

    private static let home: JSON = [
        "type": "home", "blocks": [["type": "section", "text": ["type": "mrkdwn", "text": "Your progress"]]],
    ]

    /// A trigger that a command brings along.
    private func trigger(_ workspace: LocalWorkspace, _ socket: inout SocketClient) async throws -> JSON {
        try await workspace.control(
            "command", ["channel": .string(LocalWorkspace.team), "user": "U02BOB", "command": "/viva", "text": ""])
        return try #require(try await socket.envelope()["payload"]?["trigger_id"])
    }

    private func open(
        _ workspace: LocalWorkspace, _ socket: inout SocketClient, _ view: JSON = ViewTests.modal()
    ) async throws -> JSON {
        let arguments: JSONObject = ["trigger_id": try await trigger(workspace, &socket), "view": view]
        return try #require(try await workspace.done("views.open", arguments)["view"])
    }

    private func screen(_ workspace: LocalWorkspace) async throws -> [String] {
        let views = try await workspace.get("/_page/views?user=U02BOB").json["views"]
        return (views?.array ?? []).compactMap { $0["title"]?["text"]?.string }
    }

    /// Sends the form off and lets the app answer.
    private func submit(
        _ workspace: LocalWorkspace, _ socket: inout SocketClient, _ view: JSON, answer: JSON? = nil
    ) async throws -> JSON {
        let values: JSON = ["time": ["at": ["type": "plain_text_input", "value": "9:00"]]]
        let sent = try await workspace.page(
            "submit", ["user": "U02BOB", "view": view["id"] ?? .null, "values": values])
        try #require(sent["ok"] == true, "\(sent)")
        return try await socket.envelope(answering: answer)
    }

    private func wait(_ workspace: LocalWorkspace, for titles: [String]) async throws {
        while try await screen(workspace) != titles { await Task.yield() }
    }

    @Test func aTriggerOpensOneViewWithinThreeSeconds() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let first: JSONObject = ["trigger_id": try await trigger(workspace, &socket), "view": Self.modal()]
                let view = try #require(try await workspace.done("views.open", first)["view"])
                #expect(view["id"]?.string?.hasPrefix("V") == true)
                #expect(view["root_view_id"] == view["id"])
                #expect(view["private_metadata"] == "C02TEAM")
                #expect(view["state"] == ["values": [:]])
                #expect(try await screen(workspace) == ["Schedule"])
                #expect(try await workspace.error("views.open", first) == "exchanged_trigger_id")
                let late: JSONObject = ["trigger_id": try await trigger(workspace, &socket), "view": Self.modal()]
                try await workspace.control("clock", ["advance": 4])
                #expect(try await workspace.error("views.open", late) == "expired_trigger_id")
                let made: JSONObject = ["trigger_id": "1.2.abc", "view": Self.modal()]
                #expect(try await workspace.error("views.open", made) == "invalid_trigger_id")
            }
        }
    }

    @Test func aFormIsSentWithItsValuesAndClosesWhenItIsTaken() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let view = try await open(workspace, &socket)
                let envelope = try await submit(workspace, &socket, view)
                #expect(envelope["type"] == "interactive")
                #expect(envelope["accepts_response_payload"] == true)
                let payload = try #require(envelope["payload"])
                #expect(payload["type"] == "view_submission")
                #expect(payload["user"]?["id"] == "U02BOB")
                #expect(payload["view"]?["callback_id"] == "schedule")
                #expect(payload["view"]?["state"]?["values"]?["time"]?["at"]?["value"] == "9:00")
                #expect(payload["trigger_id"] != nil)
                try await wait(workspace, for: [])
            }
        }
    }

    @Test func anAnswerChangesStacksOrClearsTheViews() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let view = try await open(workspace, &socket)
                _ = try await submit(
                    workspace, &socket, view, answer: ["response_action": "update", "view": Self.modal("Sure?")])
                try await wait(workspace, for: ["Sure?"])
                _ = try await submit(
                    workspace, &socket, view, answer: ["response_action": "push", "view": Self.modal("More")])
                try await wait(workspace, for: ["Sure?", "More"])
                // Only the uppermost can be sent off.
                let beneath = try await workspace.page("submit", ["user": "U02BOB", "view": view["id"] ?? .null])
                #expect(beneath["error"] == "view_not_found")
                let views = try await workspace.get("/_page/views?user=U02BOB").json["views"]?.array ?? []
                #expect(views[1]["previous_view_id"] == view["id"])
                #expect(views[1]["root_view_id"] == view["id"])
                _ = try await submit(workspace, &socket, views[1], answer: ["response_action": "clear"])
                try await wait(workspace, for: [])
            }
        }
    }

    @Test(
        arguments: [
            (["response_action": "errors", "errors": ["time": "That is no time"]], "errors", "That is no time"),
            (["response_action": "errors", "errors": ["nowhere": "x"]], "problem", "invalid_errors"),
            (["response_action": "explode"], "problem", "invalid_response_action"),
            (["response_action": "update", "view": ["type": "home", "blocks": []]], "problem", "invalid_arguments"),
        ] as [(JSON, String, String)])
    func errorsAreToldOnTheForm(_ answer: JSON, _ member: String, _ text: String) async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let view = try await open(workspace, &socket)
                let events = try await workspace.client.events("/_page/events?user=U02BOB", count: 1) {
                    let id = view["id"] ?? .null
                    try await workspace.page("submit", ["user": "U02BOB", "view": id])
                    try await socket.envelope(answering: answer)
                }
                let told = try #require(events.first?.content)
                #expect(told["type"] == "form")
                #expect(told["view"] == view["id"])
                let shown = member == "errors" ? told["errors"]?["time"] : told["problem"]
                #expect(shown?.string?.contains(text) == true, "\(told)")
                #expect(try await screen(workspace) == ["Schedule"])
            }
        }
    }

    @Test func aFormThatNobodyTakesStays() async throws {
        try await LocalWorkspace.run { workspace in
            let view = try await workspace.socket { socket in
                let view = try await open(workspace, &socket)
                try await workspace.control("socket", ["ack_ms": 1])
                let events = try await workspace.client.events("/_page/events?user=U02BOB", count: 1) {
                    try await workspace.page("submit", ["user": "U02BOB", "view": view["id"] ?? .null])
                }
                #expect(events.first?.content["problem"]?.string?.contains("in time") == true)
                return view
            }
            while try await workspace.get("/_page/state").json["bot"]?["is_connected"] == true { await Task.yield() }
            let refused = try await workspace.page("submit", ["user": "U02BOB", "view": view["id"] ?? .null])
            #expect(refused["error"] == "bot_not_connected")
            #expect(try await screen(workspace) == ["Schedule"])
        }
    }

    @Test(arguments: [true, false])
    func closingIsToldToTheAppThatWantsToKnow(isCleared: Bool) async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let view = try await open(
                    workspace, &socket,
                    Self.modal(more: ["notify_on_close": true, "clear_on_close": .bool(isCleared)]))
                try await workspace.page("close", ["user": "U02BOB", "view": view["id"] ?? .null])
                let payload = try #require(try await socket.envelope()["payload"])
                #expect(payload["type"] == "view_closed")
                #expect(payload["is_cleared"] == .bool(isCleared))
                #expect(payload["view"]?["id"] == view["id"])
                #expect(try await screen(workspace).isEmpty)
                let silent = try await open(workspace, &socket)
                try await workspace.page("close", ["user": "U02BOB", "view": silent["id"] ?? .null])
                try await workspace.say("next")
                #expect(try await socket.envelope()["payload"]?["event"]?["text"] == "next")
            }
        }
    }

    @Test func aButtonInAViewComesWithItAndOpensAnother() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let view = try await open(workspace, &socket)
                try await workspace.page(
                    "act",
                    [
                        "user": "U02BOB", "view": view["id"] ?? .null,
                        "action": ["action_id": "add", "block_id": "more", "type": "button"],
                    ])
                let payload = try #require(try await socket.envelope()["payload"])
                #expect(payload["container"] == ["type": "view", "view_id": view["id"] ?? .null])
                #expect(payload["view"]?["id"] == view["id"])
                #expect(payload["response_url"] == nil)
                let push: JSONObject = ["trigger_id": payload["trigger_id"] ?? .null, "view": Self.modal("Two")]
                try await workspace.done("views.push", push)
                #expect(try await screen(workspace) == ["Schedule", "Two"])
                let third: JSONObject = [
                    "trigger_id": try await trigger(workspace, &socket), "view": Self.modal("Three"),
                ]
                try await workspace.done("views.push", third)
                let fourth: JSONObject = [
                    "trigger_id": try await trigger(workspace, &socket), "view": Self.modal("Four"),
                ]
                #expect(try await workspace.error("views.push", fourth) == "push_limit_reached")
            }
        }
    }

    @Test func anUpdateNamesTheViewAndItsHash() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let view = try await open(workspace, &socket, Self.modal(more: ["external_id": "mine"]))
                let hash = try #require(view["hash"])
                var update: JSONObject = ["external_id": "mine", "hash": hash, "view": Self.modal("Two")]
                let changed = try await workspace.done("views.update", update)["view"]
                #expect(changed?["id"] == view["id"])
                #expect(changed?["hash"] != hash)
                #expect(try await screen(workspace) == ["Two"])
                update["external_id"] = nil
                update.append("view_id", view["id"] ?? .null)
                #expect(try await workspace.error("views.update", update) == "hash_conflict")
                update["view_id"] = "V0NOPE"
                #expect(try await workspace.error("views.update", update) == "not_found")
                update["view"] = Self.home
                update["view_id"] = view["id"]
                #expect(try await workspace.error("views.update", update) == "not_found")
            }
        }
    }

    @Test func aHomeIsEachPersonsOwn() async throws {
        try await LocalWorkspace.run { workspace in
            let arguments: JSONObject = ["user_id": "U02BOB", "view": Self.home]
            let first = try #require(try await workspace.done("views.publish", arguments)["view"])
            let bob = try await workspace.get("/_page/views?user=U02BOB").json
            #expect(bob["home"]?["blocks"]?.array?.count == 1)
            #expect(try await workspace.get("/_page/views?user=U03CAROL").json["home"] == .null)
            var again = arguments
            again.append("hash", first["hash"] ?? .null)
            let second = try #require(try await workspace.done("views.publish", again)["view"])
            #expect(second["id"] == first["id"])
            #expect(try await workspace.error("views.publish", again) == "hash_conflict")
            #expect(
                try await workspace.error("views.publish", ["user_id": "U0NOPE", "view": Self.home]) == "user_not_found"
            )
        }
    }

    @Test(
        arguments: [
            (modal(String(repeating: "x", count: 25)), "less than 25 characters [json-pointer:/view/title/text]"),
            (modal(more: ["submit": .null]), "missing required field: submit"),
            (
                modal(more: ["private_metadata": .string(String(repeating: "x", count: 3_001))]),
                "/view/private_metadata"
            ),
            (
                modal(blocks: .array(Array(repeating: ["type": "divider"], count: 101))),
                "no more than 100 items allowed [json-pointer:/view/blocks]"
            ),
            (modal(more: ["type": "home"]), "/view/type"),
            (modal(more: ["blocks": .null]), "missing required field: blocks"),
            (modal(blocks: [["type": "input", "label": ["type": "plain_text", "text": "x"]]]), "field: element"),
            (
                modal(blocks: [
                    [
                        "type": "input", "label": ["type": "plain_text", "text": "x"], "element": ["type": "button"],
                    ]
                ]), "unsupported type: button"
            ),
        ] as [(JSON, String)])
    func aViewBeyondItsLimitsIsRefusedByPlace(_ view: JSON, _ message: String) async throws {
        try await LocalWorkspace.run { workspace in
            let answer = try await workspace.call("views.open", ["trigger_id": "x", "view": view])
            #expect(answer["error"] == "invalid_arguments")
            let messages = answer["response_metadata"]?["messages"]?.array ?? []
            #expect(messages.contains { $0.string?.contains(message) == true }, "\(messages)")
        }
    }

    @Test func aHugeViewIsRefused() async throws {
        try await LocalWorkspace.run { workspace async throws in
            let text: JSON = ["type": "mrkdwn", "text": .string(String(repeating: "x", count: 3_000))]
            let blocks: JSON = .array(Array(repeating: ["type": "section", "text": text], count: 90))
            let arguments: JSONObject = ["user_id": "U02BOB", "view": ["type": "home", "blocks": blocks]]
            #expect(try await workspace.error("views.publish", arguments) == "view_too_large")
        }
    }
}
