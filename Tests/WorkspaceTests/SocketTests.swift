import NIOWebSocket
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct SocketTests {
    @Test func theGreetingTellsWhoIsThere() async throws {
        try await LocalWorkspace.run { workspace in
            let address = try await workspace.socketAddress()
            #expect(address.hasPrefix("ws://"))
            #expect(address.contains("app_id=A0VIVAAPP"))
            try await workspace.connect(address) { socket in
                let hello = try await socket.hello()
                #expect(hello["num_connections"] == 1)
                #expect(hello["connection_info"]?["app_id"] == "A0VIVAAPP")
                #expect(hello["debug_info"]?["approximate_connection_time"] == 18_060)
                let second = try await workspace.connect(
                    try await workspace.socketAddress() + "&debug_reconnects=true"
                ) { try await $0.hello() }
                #expect(second["num_connections"] == 2)
                #expect(second["debug_info"]?["approximate_connection_time"] == 360)
            }
        }
    }

    @Test func eachKindOfTokenHasItsMethods() async throws {
        try await LocalWorkspace.run { workspace async throws in
            let open = "apps.connections.open"
            #expect(try await workspace.error(open) == "not_allowed_token_type")
            #expect(try await workspace.error(open, token: nil) == "not_authed")
            #expect(try await workspace.error("auth.test", token: LocalWorkspace.appToken) == "not_allowed_token_type")
            try await workspace.control(
                "revoke", ["token": .string(LocalWorkspace.appToken), "scopes": ["connections:write"]])
            #expect(try await workspace.error(open, token: LocalWorkspace.appToken) == "missing_scope")
        }
    }

    @Test func anAddressWorksOnce() async throws {
        try await LocalWorkspace.run { workspace in
            let address = try await workspace.socketAddress()
            try await workspace.connect(address) { _ = try await $0.hello() }
            await #expect(throws: SocketClient.Refused.self) { try await workspace.connect(address) { _ in } }
            let made = address.replacing(/ticket=[^&]*/, with: "ticket=mine")
            await #expect(throws: SocketClient.Refused.self) { try await workspace.connect(made) { _ in } }
        }
    }

    @Test func anEnvelopeGoesToExactlyOneOfTheConnectionsInTurn() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { first in
                try await workspace.socket { second in
                    for text in ["1", "2", "3", "4"] { try await workspace.say(text) }
                    var texts: [[JSON?]] = [[], []]
                    for _ in 0..<2 {
                        texts[0].append(try await first.envelope()["payload"]?["event"]?["text"])
                        texts[1].append(try await second.envelope()["payload"]?["event"]?["text"])
                    }
                    #expect(texts == [["1", "3"], ["2", "4"]])
                }
            }
        }
    }

    @Test func anEventThatIsNotAcknowledgedComesAgainUntilItIs() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("socket", ["ack_ms": 1, "retry_ms": [0, 1, 2]])
            try await workspace.socket { socket in
                try await workspace.say("hello")
                var attempts: [JSON] = []
                for _ in 0...3 { attempts.append(try await socket.message()) }
                #expect(attempts.map { $0["retry_attempt"] } == [0, 1, 2, 3])
                #expect(attempts.map { $0["retry_reason"] } == ["", "timeout", "timeout", "timeout"])
                #expect(Set(attempts.compactMap { $0["envelope_id"]?.string }).count == 4)
                #expect(Set(attempts.compactMap { $0["payload"]?["event_id"]?.string }).count == 1)
                // Three times more, and then no more: the next thing to come is another event.
                try await workspace.control("socket", ["ack_ms": 60_000])
                try await workspace.say("another")
                #expect(try await socket.envelope()["payload"]?["event"]?["text"] == "another")
                #expect(try await workspace.get("/_control/sockets").json["enabled"] == true)
            }
        }
    }

    @Test func whatHappenedWhileNobodyWasConnectedIsDeliveredWithTheNextTry() async throws {
        try await LocalWorkspace.run { workspace in
            _ = try await workspace.socketAddress()
            try await workspace.control("socket", ["retry_ms": .array(Array(repeating: 100, count: 600))])
            try await workspace.say("anybody?")
            try await workspace.socket { socket in
                let envelope = try await socket.envelope()
                #expect(envelope["payload"]?["event"]?["text"] == "anybody?")
                #expect(envelope["retry_reason"] == "connection_failed")
            }
        }
    }

    @Test func pingsGoBothWays() async throws {
        try await LocalWorkspace.run(configuring: { $0.heartbeat = .milliseconds(20) }) { workspace in
            try await workspace.socket { socket in
                #expect(try await socket.next() == .ping)
                try await socket.send("are you there", opcode: .ping)
                var answer = try await socket.next()
                while answer == .ping { answer = try await socket.next() }
                #expect(answer == .pong("are you there"))
            }
        }
    }

    @Test(arguments: ["refresh_requested", "warning"])
    func aConnectionThatIsToldToGoGetsNothingWhileThereIsAnother(_ reason: String) async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { old in
                try await workspace.control("disconnect", ["reason": .string(reason)])
                let farewell = try await old.message()
                #expect(farewell["type"] == "disconnect")
                #expect(farewell["reason"]?.string == reason)
                // Until the next one is there, the old one still serves.
                try await workspace.say("before")
                #expect(try await old.envelope()["payload"]?["event"]?["text"] == "before")
                try await workspace.socket { new in
                    for text in ["1", "2"] {
                        try await workspace.say(text)
                        #expect(try await new.envelope()["payload"]?["event"]?["text"]?.string == text)
                    }
                }
            }
        }
    }

    @Test func whenSocketModeIsTurnedOffAllConnectionsEndAndNoneBegins() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                try await workspace.control("disconnect", ["reason": "link_disabled"])
                #expect(try await socket.message()["reason"] == "link_disabled")
                #expect(try await socket.next() == .closed)
            }
            let open = "apps.connections.open"
            #expect(try await workspace.error(open, token: LocalWorkspace.appToken) == "socket_mode_disabled")
            try await workspace.control("socket", ["enabled": true])
            #expect(try await workspace.error(open, token: LocalWorkspace.appToken) == nil)
        }
    }

    @Test func anEleventhConnectionIsTurnedAway() async throws {
        try await LocalWorkspace.run { workspace in
            func connect(_ more: Int) async throws {
                if more > 0 { return try await workspace.socket { _ in try await connect(more - 1) } }
                try await workspace.connect { socket async throws in
                    #expect(try await socket.message()["reason"] == "too_many_websockets")
                    #expect(try await socket.next() == .closed)
                }
            }
            try await connect(10)
        }
    }

    @Test func aMessageMayComeInPieces() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("socket", ["ack_ms": 60_000])
            try await workspace.socket { socket in
                try await workspace.say("hello")
                let id = try #require(try await socket.message()["envelope_id"]?.string)
                try await socket.send("{\"envelope_id\":", fin: false)
                try await socket.send("in between", opcode: .ping)
                try await socket.send("\"\(id)\"}", opcode: .continuation)
                #expect(try await socket.next() == .pong("in between"))
                // Frames are taken in order: with this answer the pieces have been taken too.
                try await socket.send("after", opcode: .ping)
                #expect(try await socket.next() == .pong("after"))
                #expect(try await workspace.get("/_control/sockets").json["waiting"] == 0)
            }
        }
    }

    @Test func nonsenseIsPassedOverAndAnUnmaskedFrameEndsTheConnection() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                for text in ["", "{", "[]", "{\"envelope_id\":7}", "{\"envelope_id\":\"unknown\"}"] {
                    try await socket.send(text)
                }
                try await socket.send("\u{0}\u{1}", opcode: .binary)
                try await workspace.say("still there")
                #expect(try await socket.envelope()["payload"]?["event"]?["text"] == "still there")
                try await socket.send("{}", isMasked: false)
                #expect(try await socket.next() == .closed)
            }
        }
    }
}
