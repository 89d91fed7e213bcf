package import Foundation
package import Logging
import ServiceLifecycle
package import Store

/// Forgets, a few times a day, what only serves to recognise repetitions.
package struct Housekeeper: Service {
    private let store: any Store
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// No service repeats an event, and no post stays unclear, for that long.
    private static let retention: TimeInterval = 30 * 86400
    private static let interval = Duration.seconds(6 * 3600)

    package init(store: any Store, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }) {
        self.store = store
        self.logger = logger
        self.now = now
    }

    package func run() async throws {
        while !Task.isShuttingDownGracefully {
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
            } catch is CancellationError {
                return
            }
            let before = now().addingTimeInterval(-Self.retention)
            try await store.write { try $0.prune(before: before) }
            logger.info("Forgot old events and deliveries")
        }
    }
}
