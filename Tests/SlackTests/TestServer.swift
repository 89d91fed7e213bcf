import Curl
import Logging
import ServiceLifecycle

/// Servers for the time of a test.
enum TestServer {
    static let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    /// Runs a server that announces its port, and ends it in good order: a server that is merely cancelled while a
    /// connection comes in ends the process.
    static func run(
        _ serve: @escaping @Sendable (_ announce: @escaping @Sendable (Int) -> Void) async throws -> Void,
        _ body: @Sendable (_ port: Int, HTTPClient) async throws -> Void
    ) async throws {
        let client = try HTTPClient(configuration: .init(proxy: ""))
        defer { client.shutDown() }
        let (ports, feed) = AsyncStream.makeStream(of: Int.self)
        let service = Serving(serve: serve, feed: feed)
        let services = ServiceGroup(services: [service], logger: quiet)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Whoever waits for a port must not wait for ever.
                defer { feed.finish() }
                try await services.run()
            }
            var result = Result<Void, any Error>.success(())
            for await port in ports.prefix(1) {
                do { try await body(port, client) } catch { result = .failure(error) }
            }
            client.shutDown()
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            try result.get()
        }
    }

    private struct Serving: Service {
        let serve: @Sendable (@escaping @Sendable (Int) -> Void) async throws -> Void
        let feed: AsyncStream<Int>.Continuation

        func run() async throws {
            try await serve { feed.yield($0) }
        }
    }
}
