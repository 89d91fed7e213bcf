package import Foundation
package import Logging
import ServiceLifecycle
package import Store

/// Forgets, a few times a day, what only serves to recognise repetitions, and answers that are older than they are to be kept.
package struct Housekeeper: Service {
    private let store: any Store
    /// Nil: for ever.
    private let keepAnswers: Duration?
    /// Answers in people's own words, and what the editors are done with. Nil: for ever.
    private let keepOpenAnswers: Duration?
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// No service repeats an event, and no post stays unclear, for that long.
    private static let retention: TimeInterval = 30 * 86400
    private static let interval = Duration.seconds(6 * 3600)
    /// Quizzes deleted in one transaction: a few milliseconds, for which whoever wants to write waits.
    private static let batch = 50

    package init(
        store: any Store, keepAnswers: Duration? = nil, keepOpenAnswers: Duration? = nil, logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.keepAnswers = keepAnswers
        self.keepOpenAnswers = keepOpenAnswers
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
        try await tidyDesk()
        guard let keepAnswers else { return }
        let end = now().addingTimeInterval(-keepAnswers.inSeconds)
        let quizzes = try await inBatches { try $0.pruneQuizzes(endedBefore: end, limit: $1) }
        if quizzes > 0 { logger.info("Forgot old quizzes and their answers", metadata: ["quizzes": "\(quizzes)"]) }
        let memories = try await inBatches { try $0.pruneMemories(lastReviewedBefore: end, limit: $1) }
        if memories > 0 {
            logger.info(
                "Forgot the reviews of people who have not practised for long", metadata: ["people": "\(memories)"])
        }
    }

    /// - Parameter prune: deletes at most so many, and tells how many it did.
    private func inBatches(_ prune: @escaping @Sendable (any StoreWriter, Int) throws -> Int) async throws -> Int {
        var count = 0
        repeat {
            let deleted = try await store.write { try prune($0, Self.batch) }
            count += deleted
            guard deleted == Self.batch else { break }
            // Others who wait to write come first.
            await Task.yield()
        } while !Task.isShuttingDownGracefully && !Task.isCancelled
        return count
    }

    private func tidyDesk() async throws {
        guard let keepOpenAnswers else { return }
        let end = now().addingTimeInterval(-keepOpenAnswers.inSeconds)
        var (answers, cases) = (0, 0)
        repeat {
            let deleted = try await store.write { store in
                (
                    try store.pruneOpenAnswers(before: end, limit: Self.batch),
                    try store.pruneDeskCases(endedBefore: end, limit: Self.batch)
                )
            }
            answers += deleted.0
            cases += deleted.1
            guard max(deleted.0, deleted.1) == Self.batch else { break }
            await Task.yield()
        } while !Task.isShuttingDownGracefully && !Task.isCancelled
        if answers + cases > 0 {
            logger.info("Forgot old answers and cases", metadata: ["answers": "\(answers)", "cases": "\(cases)"])
        }
    }
}
