import CoreMetrics
import Logging
import ServiceLifecycle
import Testing

@testable import Operations

@Suite("Operations server", .timeLimit(.minutes(1)))
struct OperationsServerTests {
    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private let registry = MetricsRegistry()

    private func server(
        host: String = "127.0.0.1",
        port: Int = 0,
        readiness: @escaping @Sendable () async -> [ReadinessCheck] = { [] },
        beforeRender: @escaping @Sendable () async -> Void = {},
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> OperationsServer {
        OperationsServer(
            host: host, port: port, readiness: readiness, beforeRender: beforeRender, registry: registry,
            logger: Self.silent, onListening: onListening)
    }

    /// Runs a server as the daemon does, and stops it gracefully after `body`. Returns when the server has stopped.
    private func whileServing(
        readiness: @escaping @Sendable () async -> [ReadinessCheck] = { [] },
        beforeRender: @escaping @Sendable () async -> Void = {},
        _ body: (_ port: Int, _ stop: @escaping @Sendable () async -> Void) async throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let server = server(
            readiness: readiness, beforeRender: beforeRender, onListening: { listening.yield($0) })
        let group = ServiceGroup(configuration: .init(services: [server], logger: Self.silent))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { listening.finish() }
                try await group.run()
            }
            if let port = await ports.first(where: { _ in true }) {
                try await body(port) { await group.triggerGracefulShutdown() }
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func itTellsThatTheProcessRuns() async throws {
        try await whileServing { port, _ in
            let answer = try await Wire.answer(to: "GET /healthz", port: port)
            #expect(answer.status == "200")
            #expect(answer.body == "ok\n")
            #expect(answer.head.contains("cache-control: no-store"))
        }
    }

    @Test func itIsReadyWhenEveryCheckIs() async throws {
        let checks = [
            ReadinessCheck(name: "chat", isReady: true, detail: "polled 2 s ago"),
            ReadinessCheck(name: "a \"b\"/c", isReady: true, detail: ""),
        ]
        try await whileServing(readiness: { checks }) { port, _ in
            let answer = try await Wire.answer(to: "GET /readyz", port: port)
            #expect(answer.status == "200")
            #expect(answer.head.contains("content-type: application/json; charset=utf-8"))
            #expect(
                answer.body == #"""
                    {"checks":{"a \"b\"/c":{"detail":"","ok":true},"chat":{"detail":"polled 2 s ago","ok":true}},"ready":true}
                    """#)
        }
    }

    @Test func itIsNotReadyWhenOneCheckIsNot() async throws {
        let checks = [
            ReadinessCheck(name: "chat", isReady: true, detail: "fine"),
            ReadinessCheck(name: "outbox", isReady: false, detail: "oldest message waits 400 s"),
            ReadinessCheck(name: "outbox", isReady: true, detail: "hides nothing"),
        ]
        try await whileServing(readiness: { checks }) { port, _ in
            let answer = try await Wire.answer(to: "GET /readyz", port: port)
            #expect(answer.status == "503")
            #expect(
                answer.body == #"""
                    {"checks":{"chat":{"detail":"fine","ok":true},"outbox":{"detail":"oldest message waits 400 s","ok":false}},\#
                    "ready":false}
                    """#)
        }
    }

    @Test func metricsAreBroughtUpToDateBeforeTheyAreShown() async throws {
        let registry = registry
        try await whileServing(beforeRender: { Meter(label: "age", factory: registry).increment(by: 1) }) { port, _ in
            _ = try await Wire.answer(to: "GET /metrics", port: port)
            let answer = try await Wire.answer(to: "GET /metrics?name=age", port: port)
            #expect(answer.status == "200")
            #expect(answer.head.contains("content-type: text/plain; version=0.0.4; charset=utf-8"))
            #expect(answer.body.hasPrefix("# TYPE age gauge\nage 2\n"))
        }
    }

    @Test(arguments: [
        ("GET /", "404"), ("GET /metrics/", "404"), ("POST /healthz", "405"), ("DELETE /metrics", "405"),
    ])
    func anythingElseIsRefused(request: String, status: String) async throws {
        try await whileServing { port, _ in
            let answer = try await Wire.answer(to: request, port: port)
            #expect(answer.status == status)
        }
    }

    @Test func aHeadRequestGetsTheHeadAlone() async throws {
        try await whileServing { port, _ in
            let answer = try await Wire.answer(to: "HEAD /healthz", port: port)
            #expect(answer.status == "200")
            #expect(answer.head.contains("content-length: 3"))
            #expect(answer.body.isEmpty)
        }
    }

    @Test func aShutdownDoesNotWaitForConnectionsThatAreHeldOpen() async throws {
        try await whileServing { port, stop in
            try await Wire.connect(to: port) { send, idle in
                try await send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                let answered = try await idle.until("ok\n")
                #expect(answered.hasPrefix("HTTP/1.1 200") && answered.hasSuffix("ok\n"))
                try await Wire.connect(to: port) { send, halfSent in
                    try await send("GET /healthz HTTP/1.1\r\nHost: loc")
                    try await Wire.connect(to: port) { _, silent in
                        await stop()
                        // Each of the three is closed by the server: this side does not close before.
                        let rest = try await [idle.untilClosed(), halfSent.untilClosed(), silent.untilClosed()]
                        #expect(rest == [answered, "", ""])
                    }
                }
            }
        }
    }

    @Test func aShutdownEndsAnAnswerUnderWay() async throws {
        let (asked, didAsk) = AsyncStream.makeStream(of: Void.self)
        let never = AsyncStream<Void>.makeStream()
        let slow: @Sendable () async -> [ReadinessCheck] = {
            didAsk.finish()
            // Ends when the task is cancelled.
            for await _ in never.stream {}
            return []
        }
        try await whileServing(readiness: slow) { port, stop in
            try await Wire.connect(to: port) { send, received in
                try await send("GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                for await _ in asked {}
                await stop()
                _ = try await received.untilClosed()
            }
        }
    }

    @Test func aPortInUseIsAClearError() async throws {
        try await whileServing { port, _ in
            let error = await #expect(throws: OperationsError.self) { try await server(port: port).run() }
            #expect(error == .portInUse(host: "127.0.0.1", port: port))
            #expect(
                error?.description
                    == "the operations port \(port) on 127.0.0.1 is in use: stop what listens there, or choose another port"
            )
        }
    }

    @Test(arguments: [("192.0.2.1", 0), ("not a host", 0), ("127.0.0.1", 65_536), ("127.0.0.1", -1)])
    func anAddressThatIsNotOursIsAClearError(host: String, port: Int) async throws {
        let error = await #expect(throws: OperationsError.self) { try await server(host: host, port: port).run() }
        let description = try #require(error?.description)
        #expect(description.hasPrefix("cannot listen for operations on \(host) port \(port): "))
        #expect(!description.contains("\n"))
    }

    @Test func aCancelledServerStops() async throws {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let server = server(onListening: { listening.yield($0) })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await server.run() }
            _ = await ports.first { _ in true }
            tasks.cancelAll()
            try await tasks.waitForAll()
        }
    }
}
