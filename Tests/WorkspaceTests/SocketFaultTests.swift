import NIOWebSocket
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct SocketFaultTests {
    private func text(_ envelope: JSON) -> String? { envelope["payload"]?["event"]?["text"]?.string }

    @Test func aCutConnectionEndsWithoutAWord() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.socket { socket in
                try await workspace.control("cut")
                #expect(try await socket.next() == .lost)
            }
            try await workspace.control("fault", ["method": "socket.envelope", "kind": "cut"])
            try await workspace.socket { socket in
                try await workspace.say("cut by this")
                #expect(try await socket.next() == .lost)
            }
            try await workspace.control("fault", ["method": "socket.hello", "kind": "cut"])
            try await workspace.connect { socket async throws in
                #expect(try await socket.next() == .lost)
            }
        }
    }

    @Test func aDroppedEnvelopeComesWithTheNextTry() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("socket", ["ack_ms": 5])
            try await workspace.control("fault", ["method": "socket.envelope", "kind": "drop"])
            try await workspace.socket { socket in
                try await workspace.say("lost")
                let envelope = try await socket.envelope()
                #expect(text(envelope) == "lost")
                #expect(envelope["retry_attempt"] == 1)
            }
        }
    }

    @Test func aLostAcknowledgementBringsTheEventAgain() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("socket", ["ack_ms": 5])
            try await workspace.control("fault", ["method": "socket.ack", "kind": "drop"])
            try await workspace.socket { socket in
                try await workspace.say("twice")
                let first = try await socket.envelope()
                let second = try await socket.envelope()
                #expect(first["payload"]?["event_id"] == second["payload"]?["event_id"])
            }
        }
    }

    @Test func envelopesCanComeTwiceLateAndInAnotherOrder() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("socket", ["ack_ms": 60_000])
            try await workspace.socket { socket in
                try await workspace.control("fault", ["method": "socket.envelope", "kind": "duplicate"])
                try await workspace.say("twice")
                let first = try await socket.envelope()
                #expect(try await socket.envelope() == first)
                try await workspace.control("fault", ["method": "socket.envelope", "kind": "reorder"])
                try await workspace.say("1")
                try await workspace.say("2")
                #expect(text(try await socket.envelope()) == "2")
                #expect(text(try await socket.envelope()) == "1")
                try await workspace.control("fault", ["method": "socket.envelope", "kind": "reorder"])
                try await workspace.say("alone")
                #expect(text(try await socket.envelope()) == "alone")
                try await workspace.control("fault", ["method": "socket.envelope", "kind": "delay_ms", "ms": 1])
                try await workspace.say("late")
                #expect(text(try await socket.envelope()) == "late")
            }
        }
    }

    @Test func aWithheldGreetingWithholdsEverything() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("fault", ["method": "socket.hello", "kind": "drop"])
            try await workspace.connect { silent in
                try await workspace.socket { socket in
                    for text in ["1", "2"] {
                        try await workspace.say(text)
                        #expect(self.text(try await socket.envelope()) == text)
                    }
                }
                try await silent.send("hello?", opcode: .ping)
                #expect(try await silent.next() == .pong("hello?"))
            }
        }
    }

    @Test func aStaleConnectionAnswersNoPings() async throws {
        try await LocalWorkspace.run(configuring: { $0.heartbeat = .milliseconds(5) }) { workspace in
            try await workspace.control("fault", ["method": "socket.ping", "kind": "drop", "times": 1_000_000])
            try await workspace.socket { socket in
                try await socket.send("hello?", opcode: .ping)
                try await workspace.say("the first thing to come")
                guard case .message(let envelope) = try await socket.next() else {
                    Issue.record("a ping was sent or answered")
                    return
                }
                #expect(text(envelope) == "the first thing to come")
            }
        }
    }

    @Test func openingAConnectionCanBeRefused() async throws {
        try await LocalWorkspace.run { workspace async throws in
            let open = "apps.connections.open"
            try await workspace.control("fault", ["method": .string(open), "kind": "ratelimit", "retry_after": 30])
            let refused = try await workspace.reply(open, token: LocalWorkspace.appToken)
            #expect(refused.status == 429)
            #expect(refused.headers["retry-after"] == "30")
            #expect(try await workspace.error(open, token: LocalWorkspace.appToken) == nil)
        }
    }

    @Test(
        arguments: [
            ["method": "socket.envelope", "kind": "http_500"], ["method": "socket.ack", "kind": "duplicate"],
            ["method": "socket.everything", "kind": "drop"], ["method": "auth.test", "kind": "drop"],
            ["method": "*", "kind": "reorder"],
        ] as [JSONObject])
    func aFaultThatCannotBefallItIsRefused(_ fault: JSONObject) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.control("fault", fault)["error"] == "invalid_arguments")
        }
    }

    @Test func faultsOfAllCallsSpareTheSockets() {
        var plan = FaultPlan()
        plan.add(FaultPlan.Rule(method: "*", kind: .http500))
        #expect(plan.next("socket.envelope", now: Timestamp(microseconds: 0)) == .init())
        #expect(plan.next("auth.test", now: Timestamp(microseconds: 0)).kind == .http500)
    }

    @Test(
        arguments: [
            ("disconnect", ["reason": "boredom"]), ("socket", ["ack_ms": -1]), ("socket", ["retry_ms": ["soon"]]),
            ("disconnect", ["connection": 0]),
        ] as [(String, JSONObject)])
    func controlsThatMakeNoSenseAreRefused(_ operation: String, _ arguments: JSONObject) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.control(operation, arguments)["error"] == "invalid_arguments")
        }
    }
}
