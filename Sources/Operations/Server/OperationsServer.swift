import Hummingbird
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Serves what an operator's tools ask for: `GET /healthz` (the process runs), `GET /readyz` (200 or 503, with the checks as
/// JSON) and `GET /metrics` (Prometheus text).
package struct OperationsServer: Service {
    /// A connection that says nothing for so long is closed.
    private static let idleTimeout = TimeAmount.seconds(60)
    /// One thread carries all connections. It lives as long as the process: Hummingbird's own shutdown still uses it after
    /// the server has returned.
    private static let eventLoop = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    private let host: String
    private let port: Int
    private let responder: OperationsResponder
    private let onListening: @Sendable (Int) async -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - port: 0 takes any free one.
    ///   - readiness: the checks for `/readyz`, made anew for each request. Like `beforeRender` it should end soon and when
    ///     cancelled: a shutdown waits for it.
    ///   - beforeRender: called before each answer of `/metrics`, to bring gauges up to date.
    ///   - onListening: called once, with the port, when connections are accepted.
    package init(
        host: String,
        port: Int,
        readiness: @escaping @Sendable () async -> [ReadinessCheck],
        beforeRender: @escaping @Sendable () async -> Void = {},
        registry: MetricsRegistry,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.responder = OperationsResponder(readiness: readiness, beforeRender: beforeRender, registry: registry)
        self.onListening = onListening
        self.logger = logger
    }

    /// Serves until the task is cancelled or a graceful shutdown begins, and then closes all connections at once.
    package func run() async throws(OperationsError) {
        guard (0...65_535).contains(port) else {
            throw .cannotListen(host: host, port: port, reason: "a port is a number from 0 to 65535")
        }
        do {
            try await cancelWhenGracefulShutdown { try await makeApplication().run() }
        } catch is CancellationError {
            return
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw .portInUse(host: host, port: port)
        } catch {
            throw .cannotListen(host: host, port: port, reason: "\(error)")
        }
    }

    private func makeApplication() -> Application<OperationsResponder> {
        var quiet = logger
        // It calls every stop an error; what keeps it from listening is thrown.
        quiet.logLevel = .critical
        return Application(
            responder: responder,
            server: .http1(configuration: .init(idleTimeout: Self.idleTimeout)),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? port
                logger.info("Operations endpoints listen", metadata: ["host": "\(host)", "port": "\(port)"])
                await onListening(port)
            },
            eventLoopGroupProvider: .shared(Self.eventLoop),
            logger: quiet
        )
    }
}
