import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// A local workspace that speaks Slack's Web API at `/api/METHOD` and Socket Mode at `/link/`, and shows itself as a web page at
/// `/`.
package struct WorkspaceServer: Sendable {
    private let configuration: WorkspaceConfiguration
    private let ledger: SharedLedger
    private let pageFiles: PageFiles

    /// Reads the state file, if there is one.
    /// - Throws: ``WorkspaceError`` when the file or the page's files are not usable.
    package init(configuration: WorkspaceConfiguration) throws {
        self.configuration = configuration
        pageFiles = try PageFiles(folder: configuration.pageFolder)
        ledger = SharedLedger(try Ledger(configuration: configuration))
    }

    /// Serves until the task is cancelled or a graceful shutdown begins.
    /// - Parameter onListening: called once, with the port, when requests are answered.
    /// - Throws: ``WorkspaceError`` when the port cannot be listened on.
    package func run(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        var logger = Logger(label: "viva.workspace")
        logger.logLevel = .error
        // The framework logs an orderly end as an error.
        var frameworkLogger = logger
        frameworkLogger.logLevel = .critical
        let configuration = configuration
        let ledger = ledger
        let application = Application(
            responder: Responder(
                ledger: ledger,
                gate: Gate(allowedHosts: configuration.allowedHosts + [configuration.host]),
                pageFiles: pageFiles,
                logger: logger
            ),
            server: HTTPServerBuilder { SocketChannel(responder: $0, ledger: ledger) },
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port)
            ),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? configuration.port
                ledger.with { $0.baseURL = "http://\(configuration.host):\(port)/" }
                await onListening(port)
            },
            logger: frameworkLogger
        )
        // Not left to the last reference: connections keep theirs for a moment longer.
        defer { ledger.with { $0.closeJournal() } }
        do {
            try await withGracefulShutdownHandler {
                try await withThrowingTaskGroup { group in
                    group.addTask {
                        while true {
                            try await Task.sleep(for: configuration.heartbeat)
                            ledger.with {
                                $0.feed.wake()
                                $0.pingSockets()
                            }
                        }
                    }
                    group.addTask { try await Self.strikeAlarms(of: ledger) }
                    group.addTask { try await Self.postEvents(of: ledger, configuration) }
                    group.addTask { try await application.run() }
                    defer { group.cancelAll() }
                    // The others end by cancellation alone, so the first to end is the application.
                    try await group.next()
                }
            } onGracefulShutdown: {
                // The server waits for open connections.
                ledger.with { $0.finish() }
            }
        } catch is CancellationError {
            return
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw WorkspaceError.portInUse(host: configuration.host, port: configuration.port)
        } catch let error as IOError {
            let (host, port) = (configuration.host, configuration.port)
            throw WorkspaceError.cannotListen(host: host, port: port, reason: error.description)
        }
    }

    /// Sleeps for every alarm that is set, and strikes it; until the task is cancelled.
    private static func strikeAlarms(of ledger: SharedLedger) async throws {
        let settings = ledger.with { $0.alarms.settings }
        await withDiscardingTaskGroup { group in
            for await setting in settings {
                group.addTask {
                    do { try await Task.sleep(for: setting.delay) } catch { return }
                    ledger.with { $0.strike(setting.alarm) }
                }
            }
        }
        try await endlessly()
    }

    private static func postEvents(of ledger: SharedLedger, _ configuration: WorkspaceConfiguration) async throws {
        if let destination = configuration.events?.destination {
            let events = ledger.with { $0.signedEvents }
            await events.run(to: destination) { ledger.with { $0.now } }
        }
        try await endlessly()
    }

    /// Waits for the task's cancellation.
    private static func endlessly() async throws {
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }
}
