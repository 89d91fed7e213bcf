import Foundation
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct AppEventTests {
    private let team: JSON = .string(LocalWorkspace.team)

    private func event(_ socket: inout SocketClient) async throws -> JSON {
        try #require(try await socket.envelope()["payload"]?["event"])
    }

    @Test func aMessageComesInAWholeWrapping() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let said = try await workspace.say("hello")
                let envelope = try await socket.envelope()
                #expect(envelope["type"] == "events_api")
                #expect(envelope["accepts_response_payload"] == false)
                let payload = try #require(envelope["payload"])
                #expect(payload["type"] == "event_callback")
                #expect(payload["team_id"] == "T0VIVALOCAL")
                #expect(payload["api_app_id"] == "A0VIVAAPP")
                #expect(payload["event_id"]?.string?.hasPrefix("Ev") == true)
                #expect(payload["authorizations"]?.array?.first?["user_id"]?.string == LocalWorkspace.bot)
                let context = try #require(payload["event_context"]?.string)
                let place = JSON(parsing: try #require(Data(base64Encoded: String(context.dropFirst(2)))))
                #expect(place?["cid"] == team)
                let event = try #require(payload["event"])
                #expect(event["type"] == "message")
                #expect(event["channel"] == team)
                #expect(event["channel_type"] == "channel")
                #expect(event["user"] == "U02BOB")
                #expect(event["text"] == "hello")
                #expect(event["ts"] == said["ts"])
                #expect(event["event_ts"] == said["ts"])
            }
        }
    }

    @Test func aMentionIsTwoEventsOfOneMessage() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let said = try await workspace.say("<@U0VIVABOT> quiz")
                let first = try await socket.envelope()
                let second = try await socket.envelope()
                #expect(first["payload"]?["event"]?["type"] == "message")
                #expect(second["payload"]?["event"]?["type"] == "app_mention")
                #expect(second["payload"]?["event"]?["ts"] == said["ts"])
                #expect(first["payload"]?["event_id"] != second["payload"]?["event_id"])
                // Neither in a direct message nor from the bot itself.
                try await workspace.post("I am <@U0VIVABOT>")
                #expect(try await event(&socket)["bot_id"] == "B0VIVABOT")
                let direct = try await workspace.done("conversations.open", ["users": "U02BOB"])
                let id = try #require(direct["channel"]?["id"]?.string)
                try await workspace.say("<@U0VIVABOT> hi", in: id)
                let said2 = try await event(&socket)
                #expect(said2["channel_type"] == "im")
                try await workspace.say("end")
                #expect(try await event(&socket)["text"] == "end")
            }
        }
    }

    @Test func editsAndDeletionsTellWhatWasBefore() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                let ts = try await workspace.post("first")
                _ = try await event(&socket)
                try await workspace.done("chat.update", ["channel": team, "ts": .string(ts), "text": "second"])
                let changed = try await event(&socket)
                #expect(changed["subtype"] == "message_changed")
                #expect(changed["hidden"] == true)
                #expect(changed["message"]?["text"] == "second")
                #expect(changed["previous_message"]?["text"] == "first")
                #expect(changed["ts"]?.string != ts)
                try await workspace.done("chat.delete", ["channel": team, "ts": .string(ts)])
                let deleted = try await event(&socket)
                #expect(deleted["subtype"] == "message_deleted")
                #expect(deleted["deleted_ts"]?.string == ts)
                #expect(deleted["previous_message"]?["text"] == "second")
            }
        }
    }

    @Test func aDeletedParentChangesIntoATombstone() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("parent")
            try await workspace.post("reply", thread: ts)
            try await workspace.socket { socket in
                try await workspace.done("chat.delete", ["channel": team, "ts": .string(ts)])
                let event = try await event(&socket)
                #expect(event["subtype"] == "message_changed")
                #expect(event["message"]?["subtype"] == "tombstone")
            }
        }
    }

    @Test func reactionsMembershipsAndTheHomeAreTold() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("x")
            try await workspace.socket { socket in
                let reaction: JSONObject = ["user": "U02BOB", "channel": team, "ts": .string(ts), "name": "eyes"]
                try await workspace.page("react", reaction)
                let added = try await event(&socket)
                #expect(added["type"] == "reaction_added")
                #expect(added["item"] == ["type": "message", "channel": team, "ts": .string(ts)])
                #expect(added["item_user"]?.string == LocalWorkspace.bot)
                try await workspace.page("react", reaction)
                #expect(try await event(&socket)["type"] == "reaction_removed")
                try await workspace.control("kick", ["channel": team, "user": "U02BOB"])
                #expect(try await event(&socket)["subtype"] == "channel_leave")
                #expect(try await event(&socket)["type"] == "member_left_channel")
                try await workspace.control("invite", ["channel": team, "user": "U02BOB"])
                let joined = try await event(&socket)
                #expect(joined["type"] == "member_joined_channel")
                #expect(joined["channel_type"] == "C")
                #expect(try await event(&socket)["subtype"] == "channel_join")
                try await workspace.control("home", ["user": "U02BOB"])
                let opened = try await event(&socket)
                #expect(opened["type"] == "app_home_opened")
                #expect(opened["tab"] == "home")
                #expect(opened["channel"]?.string?.hasPrefix("D") == true)
            }
        }
    }

    @Test func theBotHearsThatItWasInvited() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                try await workspace.say("nobody hears", in: LocalWorkspace.general)
                try await workspace.control("invite", ["channel": .string(LocalWorkspace.general)])
                let joined = try await event(&socket)
                #expect(joined["type"] == "member_joined_channel")
                #expect(joined["user"]?.string == LocalWorkspace.bot)
            }
        }
    }

    @Test(
        arguments: [
            ("channels:history", ["app_mention", "message"]), ("app_mentions:read", ["message", "message"]),
            ("im:history", ["message", "app_mention"]),
        ])
    func scopesDecideWhatIsTold(_ scope: String, _ types: [String]) async throws {
        try await LocalWorkspace.run { workspace in
            let direct = try await workspace.done("conversations.open", ["users": "U02BOB"])
            let id = try #require(direct["channel"]?["id"]?.string)
            try await workspace.control("revoke", ["scopes": [.string(scope)]])
            try await workspace.socket { socket in
                try await workspace.say("<@U0VIVABOT> hi")
                try await workspace.say("hi", in: id)
                var told: [String?] = []
                for _ in types { told.append(try await event(&socket)["type"]?.string) }
                #expect(told == types)
            }
        }
    }

    @Test(arguments: [("C02TEAM", "channel"), ("private", "group"), ("group", "mpim")])
    func eachKindOfConversationHasItsName(_ kind: String, _ name: String) async throws {
        try await LocalWorkspace.run { workspace in
            var id = kind
            if kind == "private" {
                let made = try await workspace.done("conversations.create", ["name": "secret", "is_private": true])
                id = try #require(made["channel"]?["id"]?.string)
                try await workspace.done("conversations.invite", ["channel": .string(id), "users": "U02BOB"])
            } else if kind == "group" {
                let opened = try await workspace.done("conversations.open", ["users": "U01ALICE,U02BOB"])
                id = try #require(opened["channel"]?["id"]?.string)
            }
            try await workspace.socket { socket in
                try await workspace.say("hi", in: id)
                #expect(try await event(&socket)["channel_type"]?.string == name)
            }
        }
    }
}
