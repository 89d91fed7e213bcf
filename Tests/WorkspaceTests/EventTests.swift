import ServiceLifecycleTestKit
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct EventTests {
    private let team: JSON = .string(LocalWorkspace.team)

    @Test func whatHappensIsToldAtOnceAndInOrder() async throws {
        try await LocalWorkspace.run { workspace in
            let events = try await workspace.client.events("/_page/events?user=U02BOB", count: 6) {
                let parent = try await workspace.post("parent")
                let reply = try await workspace.post("reply", thread: parent)
                let place: JSONObject = ["channel": team, "ts": .string(reply)]
                try await workspace.done("chat.delete", place)
                try await workspace.page("channel", ["user": "U03CAROL", "name": "launch"])
            }
            #expect(
                events.map { $0.content["type"]?.string } == [
                    "message", "message", "message_changed", "message_deleted", "message_changed", "conversations",
                ]
            )
            #expect(events[2].content["message"]?["reply_count"] == 1)
            #expect(events[4].content["message"]?["reply_count"] == nil)
            #expect(events.map(\.id) == events.map(\.id).sorted())
        }
    }

    @Test func aReaderThatComesBackMissesNothing() async throws {
        try await LocalWorkspace.run { workspace in
            let first = try await workspace.client.events("/_page/events?user=U02BOB", count: 1) {
                try await workspace.post("seen")
            }
            try await workspace.post("missed 1")
            try await workspace.post("missed 2")
            let last = try #require(first.last?.id)
            let rest = try await workspace.client.events(
                "/_page/events?user=U02BOB",
                headers: ["Last-Event-ID": "\(last)"],
                count: 2
            ) {}
            #expect(rest.map { $0.content["message"]?["text"] } == ["missed 1", "missed 2"])
            #expect(rest.map(\.id) == [last + 1, last + 2])
        }
    }

    @Test(arguments: ["0", "99999999999999999", "-1"])
    func aReaderThatWasAwayTooLongStartsOver(_ id: String) async throws {
        try await LocalWorkspace.run { workspace in
            let events = try await workspace.client.events(
                "/_page/events?user=U02BOB",
                headers: ["Last-Event-ID": id],
                count: 1
            ) {}
            #expect(events.map { $0.content["type"] } == ["resync"])
        }
    }

    @Test func aReaderHearsNothingOfOthersDirectMessages() async throws {
        try await LocalWorkspace.run { workspace in
            let events = try await workspace.client.events("/_page/events?user=U02BOB", count: 2) {
                try await workspace.post("for alice", in: "U01ALICE")
                try await workspace.done(
                    "chat.postEphemeral",
                    ["channel": team, "user": "U01ALICE", "text": "psst"]
                )
                try await workspace.post("for all")
            }
            #expect(events.compactMap { $0.content["message"]?["text"]?.string } == ["for all"])
        }
    }

    @Test func anEphemeralMessageIsToldToItsReader() async throws {
        try await LocalWorkspace.run { workspace in
            let events = try await workspace.client.events("/_page/events?user=U02BOB", count: 1) {
                try await workspace.done("chat.postEphemeral", ["channel": team, "user": "U02BOB", "text": "psst"])
            }
            #expect(events.first?.content["message"]?["is_ephemeral"] == true)
        }
    }

    @Test func theFeedKeepsTheLastThousandEntries() {
        var feed = Feed(startingAt: Timestamp(microseconds: 5_000))
        for number in 0..<1_500 { feed.add(.int(number), audience: nil) }
        #expect(feed.last == 1_504)
        #expect(feed.entries(after: 1_504)?.isEmpty == true)
        #expect(feed.entries(after: 504)?.map(\.content) == (500..<1_500).map { .int($0) })
        #expect(feed.entries(after: 503) == nil)
        #expect(feed.entries(after: 1_505) == nil)
    }

    @Test(arguments: [true, false])
    func anOpenStreamDoesNotHoldUpTheEnd(isGraceful: Bool) async throws {
        try await end(isGraceful: isGraceful) { port, opened in
            let events = try await HTTPClient(port: port).events("/_page/events", count: 1) { opened() }
            #expect(events.isEmpty)
        }
    }

    @Test(arguments: [true, false])
    func anOpenSocketDoesNotHoldUpTheEnd(isGraceful: Bool) async throws {
        try await end(isGraceful: isGraceful) { port, opened in
            try await LocalWorkspace(client: HTTPClient(port: port)).socket { socket in
                opened()
                // A close frame, or none where the end came too quickly for it.
                let last = try await socket.next()
                #expect(last == .closed || last == .lost)
            }
        }
    }

    @Test(arguments: [true, false])
    func aConnectionThatHasNotAskedForAnythingDoesNotHoldUpTheEnd(isGraceful: Bool) async throws {
        try await end(isGraceful: isGraceful) { port, opened in
            try await HTTPClient(port: port).connected { opened() }
        }
    }

    /// Ends a server while somebody is connected, who says when they are.
    private func end(
        isGraceful: Bool,
        while connected:
            @escaping @Sendable (_ port: Int, _ opened: @escaping @Sendable () -> Void) async throws -> Void
    ) async throws {
        var configuration = WorkspaceConfiguration()
        configuration.port = 0
        let server = try WorkspaceServer(configuration: configuration)
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let (opened, opening) = AsyncStream.makeStream(of: Void.self)
        try await testGracefulShutdown { shutdown in
            try await withThrowingTaskGroup { guests in
                guests.addTask {
                    guard let port = await ports.first(where: { _ in true }) else { return }
                    try await connected(port) { opening.yield() }
                }
                try await withThrowingTaskGroup { servers in
                    servers.addTask { try await server.run { listening.yield($0) } }
                    _ = await opened.first { true }
                    if isGraceful { shutdown.triggerGracefulShutdown() } else { servers.cancelAll() }
                    try await servers.waitForAll()
                }
                try await guests.waitForAll()
            }
        }
    }
}
