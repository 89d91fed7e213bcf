package import Foundation
package import Logging
import ServiceLifecycle
package import Store

/// Forgets, a few times a day, what only serves to recognise repetitions, and answers that are older than they are to be kept.
package struct Housekeeper: Service {
    private let store: any Store
    /// Nil: for ever.
    private let keepAnswers: Duration?
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// No service repeats an event, and no post stays unclear, for that long.
    private static let retention: TimeInterval = 30 * 86400
    private static let interval = Duration.seconds(6 * 3600)
    /// Quizzes deleted in one transaction: a few milliseconds, for which whoever wants to write waits.
    private static let batch = 50

    package init(
        store: any Store, keepAnswers: Duration? = nil, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.keepAnswers = keepAnswers
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
            try await tidy()
        }
    }

    /// Forgets what is due now.
    package func tidy() async throws {
        let before = now().addingTimeInterval(-Self.retention)
        try await store.write { try $0.prune(before: before) }
        logger.info("Forgot old events and deliveries")
        guard let keepAnswers else { return }
        let end = now().addingTimeInterval(-keepAnswers.inSeconds)
        var count = 0
        repeat {
            let deleted = try await store.write { try $0.pruneQuizzes(endedBefore: end, limit: Self.batch) }
            count += deleted
            guard deleted == Self.batch else { break }
            // Others who wait to write come first.
            await Task.yield()
        } while !Task.isShuttingDownGracefully && !Task.isCancelled
        if count > 0 { logger.info("Forgot old quizzes and their answers", metadata: ["quizzes": "\(count)"]) }
    }
}
