import Chat
import Foundation
import Synchronization
import Testing

@testable import Slack

/// Messages over a WebSocket.
@Suite(.timeLimit(.minutes(1))) struct PushTests {
    private typealias W = LocalWorkspace

    /// Listens until everything is pushed and no gap is left, then goes on with `body`.
    private static func listen(
        _ workspace: W, _ ear: Ear = Ear(),
        _ change: (inout SlackConfiguration) -> Void = { _ in },
        _ body: @Sendable (Ear, SlackService) async throws -> Void
    ) async throws {
        let (logger, log) = LogStream.make()
        let service = workspace.socketService(logger: logger, change)
        try await ear.listen(to: service) { ear in
            try await log.waits(for: "Nothing that was said meanwhile is missing")
            try await body(ear, service)
        }
    }

    @Test func whatIsSaidIsPushedAndNothingIsPolled() async throws {
        try await W.run { workspace in
            let direct = try await workspace.openDirectMessage()
            try await Self.listen(workspace) { ear, service in
                try await workspace.forbidPolling()
                let asked = try await workspace.say("<@U0VIVABOT> question a &amp; b", in: W.team)
                try await ear.hears("question a & b")
                _ = try await service.send(.saying("What?", in: W.team, thread: asked))
                try await workspace.say("this", in: W.team, as: W.bob, thread: asked)
                try await ear.hears("this")
                try await workspace.say("hint", in: direct)
                try await ear.hears("hint")
                for index in 0..<100 { try await workspace.say("m\(index)", in: W.hiring) }
                try await ear.hears("m99")
                // The mention comes as two events and is heard once; what the bot says is no event.
                #expect(ear.texts == ["question a & b", "this", "hint"] + (0..<100).map { "m\($0)" })
                let events = ear.events.filter { $0.message != nil }
                let first = try #require(events.first)
                #expect(first.id == "\(W.team)/\(asked)")
                #expect(first.conversation == Conversation(id: ConversationID(rawValue: W.team), kind: .channel))
                #expect(first.message?.isAddressed == true)
                #expect(events[1].message?.thread == MessageID(rawValue: asked))
                #expect(events[1].conversation.kind == .channel)
                #expect(events[2].conversation == Conversation(id: ConversationID(rawValue: direct), kind: .direct))
                #expect(events[2].message?.isAddressed == true)
                // Places lag behind, and stay what they were for what is younger than that.
                let place = try #require(ear.positions[CursorScope(rawValue: W.team)])
                #expect(place.rawValue < asked)
                #expect(ear.positions[CursorScope(rawValue: "\(W.team)/\(asked)")]?.rawValue == asked)
            }
        }
    }

    @Test func editsAndDeletionsAreNoEvents() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, _ in
                let ts = try await workspace.say("tpyo", in: W.team)
                try await workspace.call(
                    "_page/edit", ["user": W.alice, "channel": W.team, "ts": ts, "text": "typo"])
                try await workspace.call("_page/delete", ["user": W.alice, "channel": W.team, "ts": ts])
                try await workspace.say("last", in: W.team)
                try await ear.hears("last")
                #expect(ear.texts == ["tpyo", "last"])
                try await workspace.sockets { $0["waiting"] as? Int == 0 }
            }
        }
    }

    @Test func aClockThatIsPutForwardHidesNothing() async throws {
        try await W.run { workspace in
            let ahead = Mutex(TimeInterval(0))
            let now: @Sendable () -> Date = { Date() + ahead.withLock { $0 } }
            try await Self.listen(workspace, Ear(), { $0.now = now }) { ear, _ in
                try await workspace.say("one", in: W.team)
                try await ear.hears("one")
                ahead.withLock { $0 = 3_600 }
                try await workspace.fault("http_500", "apps.connections.open", times: 1_000_000)
                try await workspace.cut()
                try await workspace.say("two", in: W.team)
                try await workspace.faultsClear()
                try await ear.hears("two")
                try await workspace.say("three", in: W.team)
                try await ear.hears("three")
                #expect(ear.texts == ["one", "two", "three"])
            }
        }
    }

    @Test func aServiceThatPushesIsAlive() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace, Ear(), { $0.pingInterval = .milliseconds(20) }) { ear, _ in
                // Of what is asked nothing is answered.
                try await workspace.fault("http_500", "*", times: 1_000_000)
                for _ in 0..<3 { try await ear.report { $0 == .alive } }
            }
        }
    }

    @Test func anEventCountsAsArrivedOnlyAfterItWasHandled() async throws {
        try await W.run { workspace in
            let gate = AsyncStream.makeStream(of: Void.self)
            let service = workspace.socketService()
            let ear = Ear()
            let command: @Sendable (ChatEvent) async throws -> EventAnswer? = { _ in
                for await _ in gate.stream { break }
                return nil
            }
            try await ear.listen(to: service, answer: command) { ear in
                try await ear.isListening()
                try await workspace.command("help", in: W.team)
                try await ear.waits { !$0.events.isEmpty }
                #expect(try await workspace.sockets()["waiting"] as? Int == 1)
                gate.continuation.yield()
                try await workspace.sockets { $0["waiting"] as? Int == 0 }
            }
        }
    }

    @Test func whatWasNotHandledIsHeardAfterARestart() async throws {
        struct Crash: Error {}
        try await W.run { workspace in
            let before = Ear()
            try await Self.listen(workspace, before) { _, _ in }
            let lost = Ear(positions: before.positions)
            let isSaid = Mutex(false)
            let service = workspace.socketService()
            await #expect(throws: Crash.self) {
                try await service.listen(from: before.positions) { report in
                    lost.take(report)
                    if lost.texts.contains("m0") { throw Crash() }
                    let isFirst = isSaid.withLock { said in
                        defer { said = true }
                        return !said
                    }
                    if isFirst { try await workspace.say("m0", in: W.team) }
                    return nil
                }
            }
            try await workspace.say("m1", in: W.team)
            let second = Ear(positions: before.positions)
            try await Self.listen(workspace, second) { ear, _ in try await ear.hears("m1") }
            #expect(second.texts.first == "m0")
            #expect(second.texts.filter { $0 == "m1" }.count == 1)
        }
    }

    // MARK: Coming and going

    @Test func newConversationsAreHeardFromTheirBeginning() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, _ in
                let direct = try await workspace.openDirectMessage()
                try await workspace.say("hello", in: direct)
                try await ear.hears("hello")
                #expect(ear.joined == [direct])
                try await workspace.say("<@U0VIVABOT> too early", in: W.random)
                try await workspace.invite(to: W.random)
                try await workspace.say("<@U0VIVABOT> welcome", in: W.random)
                try await ear.hears("welcome")
                #expect(ear.joined == [direct, W.random])
                #expect(ear.texts == ["hello", "welcome"])
            }
        }
    }

    // MARK: Gaps

    @Test func cutsLoseNothingRepeatNothingAndKeepTheOrder() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, _ in
                for index in 0..<200 {
                    if index % 20 == 10 { try await workspace.cut() }
                    try await workspace.say("m\(index)", in: index.isMultiple(of: 3) ? W.hiring : W.team)
                }
                try await ear.waits { $0.texts.count >= 200 }
                try await workspace.say("last", in: W.team)
                try await ear.hears("last")
                for channel in [W.hiring, W.team] {
                    let numbers = ear.events.filter { $0.conversation.id.rawValue == channel }
                        .compactMap { $0.message.flatMap { Int($0.text.dropFirst()) } }
                    #expect(numbers == (0..<200).filter { $0.isMultiple(of: 3) == (channel == W.hiring) })
                }
            }
        }
    }

    @Test func whatWasSaidWhileVivaWasDownIsAskedFor() async throws {
        try await W.run { workspace in
            let ear = Ear()
            let root = Mutex("")
            try await Self.listen(workspace, ear) { ear, service in
                let asked = try await workspace.say("<@U0VIVABOT> quiz", in: W.team)
                try await ear.hears("quiz")
                _ = try await service.send(.saying("Question 1", in: W.team, thread: asked))
                root.withLock { $0 = asked }
            }
            let asked = root.withLock { $0 }
            for index in 0..<250 { try await workspace.say("m\(index)", in: W.team) }
            try await workspace.say("B", in: W.team, thread: asked)
            let second = Ear(positions: ear.positions)
            try await Self.listen(workspace, second) { ear, _ in
                try await ear.waits { $0.texts.contains("B") && $0.texts.contains("m249") }
            }
            #expect(second.texts.filter { $0.hasPrefix("m") } == (0..<250).map { "m\($0)" })
        }
    }

    @Test func aRefreshLeavesNoGap() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, _ in
                try await workspace.forbidPolling()
                for reason in ["warning", "refresh_requested"] {
                    let before = try await workspace.connections()
                    try await workspace.disconnect(reason)
                    for index in 0..<20 { try await workspace.say("\(reason) \(index)", in: W.team) }
                    try await ear.hears("\(reason) 19")
                    try await workspace.sockets { !Set($0.connections).isSubset(of: before) }
                }
                let expected = ["warning", "refresh_requested"].flatMap { reason in (0..<20).map { "\(reason) \($0)" } }
                // Which of two connections is read first is chance.
                #expect(ear.texts.sorted() == expected.sorted())
            }
        }
    }

    @Test func repeatedAndOvertakingEnvelopesAreHeardOnce() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, _ in
                for (seed, kind) in ["duplicate", "reorder"].enumerated() {
                    try await workspace.fault(
                        kind, "socket.envelope", times: 1_000, ["probability": "0.3", "seed": "\(seed)"])
                }
                for index in 0..<100 { try await workspace.say("m\(index)", in: W.team) }
                try await ear.waits { $0.texts.count >= 100 }
                try await workspace.faultsClear()
                try await workspace.say("last", in: W.team)
                try await ear.hears("last")
                #expect(ear.texts.count == 101)
                #expect(Set(ear.texts).count == 101)
            }
        }
    }

    @Test func anAcknowledgementThatIsLostRepeatsNothing() async throws {
        try await W.run { workspace in
            try await workspace.control("socket", json: ["ack_ms": 5, "retry_ms": [0, 1, 2]])
            try await Self.listen(workspace) { ear, _ in
                try await workspace.fault("drop", "socket.ack", times: 6)
                for index in 0..<5 { try await workspace.say("m\(index)", in: W.team) }
                try await ear.hears("m4")
                try await workspace.sockets { $0["waiting"] as? Int == 0 }
                #expect(ear.texts == (0..<5).map { "m\($0)" })
            }
        }
    }

    @Test func eventsThatAreDroppedComeAgain() async throws {
        try await W.run { workspace in
            try await workspace.control("socket", json: ["ack_ms": 5, "retry_ms": [0, 1, 2]])
            try await Self.listen(workspace) { ear, _ in
                try await workspace.fault("drop", "socket.envelope", times: 2)
                for index in 0..<5 { try await workspace.say("m\(index)", in: W.team) }
                try await ear.waits { $0.texts.count >= 5 }
                #expect(Set(ear.texts) == Set((0..<5).map { "m\($0)" }))
            }
        }
    }
}

/// Everything that can befall it at once.
@Suite(.timeLimit(.minutes(1))) struct PushChaosTests {
    private typealias W = LocalWorkspace

    @Test(arguments: [1, 2, 3])
    func whateverHappensNothingIsLostOrDoubled(seed: Int) async throws {
        let faults = [
            ("duplicate", "socket.envelope", "0.1"), ("reorder", "socket.envelope", "0.1"),
            ("drop", "socket.envelope", "0.05"), ("cut", "socket.envelope", "0.03"), ("drop", "socket.ack", "0.1"),
            ("cut", "socket.hello", "0.3"), ("http_500", "apps.connections.open", "0.3"),
            ("ratelimit", "conversations.history", "0.1"), ("lose_answer", "conversations.history", "0.1"),
            ("html_502", "conversations.replies", "0.2"), ("cut", "users.conversations", "0.2"),
        ]
        try await W.run { workspace in
            let direct = try await workspace.openDirectMessage()
            try await workspace.control("socket", json: ["ack_ms": 100, "retry_ms": [0, 5, 10]])
            let ear = Ear()
            let service = workspace.socketService()
            try await ear.listen(to: service) { ear in
                try await ear.isListening()
                let root = try await workspace.say("<@U0VIVABOT> quiz", in: W.team)
                try await ear.hears("quiz")
                _ = try await service.send(.saying("Question 1", in: W.team, thread: root))
                for (index, (kind, method, probability)) in faults.enumerated() {
                    try await workspace.fault(
                        kind, method, times: 1_000_000,
                        ["probability": probability, "seed": "\(seed * 100 + index)", "retry_after": "0"])
                }
                for index in 0..<150 {
                    switch index % 3 {
                    case 0: try await workspace.say("m\(index)", in: direct)
                    case 1: try await workspace.say("m\(index)", in: W.hiring)
                    default: try await workspace.say("m\(index)", in: W.team, thread: root)
                    }
                }
                try await ear.waits { Set($0.texts).count >= 151 }
                try await workspace.faultsClear()
                try await workspace.say("last", in: direct)
                try await ear.hears("last")
                #expect(ear.texts.count == 152)
                #expect(Set(ear.texts) == Set(["quiz", "last"] + (0..<150).map { "m\($0)" }))
            }
        }
    }
}

extension AsyncStream<String> {
    /// Waits until something like that is logged.
    func waits(for prefix: String) async throws {
        for await message in self where message.hasPrefix(prefix) { return }
        throw Ear.SilentEar()
    }
}

extension LocalWorkspace {
    func connections() async throws -> Set<Int> { Set(try await sockets().connections) }
}

extension [String: Any] {
    var connections: [Int] { self["connections"] as? [Int] ?? [] }
}
