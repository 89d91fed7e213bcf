package import Foundation
package import Logging
import Metrics
import OrderedCollections
package import QuestionEngine
import ServiceLifecycle

/// Reads the files of the bank again when that is asked for, or when they have changed, while the bot goes on. Files that are not in
/// order change nothing.
package struct BankReloader: Service {
    /// The bank, or what is wrong with its files.
    package enum Reading: Sendable {
        case bank(Bank)
        case problems([String])
    }

    private let served: ServedBank
    private let read: @Sendable () async -> Reading
    private let fingerprint: @Sendable () async -> String
    private let readAtStart: String
    /// Nil: the files are not looked at unless that is asked for.
    private let interval: Duration?
    private let didRead: @Sendable () -> Void
    private let logger: Logger
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - fingerprint: something that is another when a file was added, removed or written.
    ///   - readAtStart: the fingerprint of what is served.
    ///   - didRead: after each time, to tidy up.
    package init(
        served: ServedBank, read: @escaping @Sendable () async -> Reading,
        fingerprint: @escaping @Sendable () async -> String, readAtStart: String, interval: Duration?,
        didRead: @escaping @Sendable () -> Void = {}, logger: Logger, now: @escaping @Sendable () -> Date = { Date() },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.served = served
        self.read = read
        self.fingerprint = fingerprint
        self.readAtStart = readAtStart
        self.interval = interval
        self.didRead = didRead
        self.logger = logger
        self.now = now
        self.sleep = sleep
    }

    package func run() async throws {
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                if let interval { group.addTask { await watch(every: interval) } }
                for await _ in served.requests { await reload() }
                group.cancelAll()
                try await group.waitForAll()
            }
        } onGracefulShutdown: {
            served.endRequests()
        }
    }

    /// Asks for it once the files have changed and stand still: whoever saves several, or a large one, is not interrupted.
    private func watch(every interval: Duration) async {
        var (known, last) = (readAtStart, readAtStart)
        while (try? await sleep(interval)) != nil, !Task.isCancelled {
            let seen = await fingerprint()
            if seen != known, seen == last {
                known = seen
                served.requestReload()
            }
            last = seen
        }
    }

    private func reload() async {
        switch await read() {
        case .bank(let bank):
            served.adopt(bank, at: now())
            logger.notice(
                "The bank was read again",
                metadata: ["questions": "\(bank.questions.count)", "items": "\(bank.items.count)"])
            count("adopted")
        case .problems(let problems):
            served.refuse(problems, at: now())
            logger.error(
                "The files of the bank are not in order: what was read before is served on",
                metadata: ["problems": "\(problems.count)"])
            for problem in problems { logger.error("A problem of the bank", metadata: ["problem": "\(problem)"]) }
            count("refused")
        }
        didRead()
    }

    private func count(_ outcome: String) {
        Counter(label: "viva_bank_reloads_total", dimensions: [("outcome", outcome)]).increment()
    }
}
