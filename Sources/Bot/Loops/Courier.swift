package import Chat
package import Foundation
package import Logging
import Metrics
import ServiceLifecycle
package import Store

/// Sends what is in the outbox of one chat service: many conversations at a time, one message at a time in each, in order.
/// On graceful shutdown it ends the sends under way, records them, and returns.
package struct Courier: Service {
    private let chat: any ChatService
    private let store: any Store
    private let flight: Flight
    private let didEnqueue: WakeSignal
    private let gathering: Duration
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void
    private let logger: Logger

    private static let longestSleep = Duration.seconds(60)

    /// - Parameter gathering: how long the courier waits for further results while several messages are under way, to record
    ///   them in one transaction: under load that saves most of the work. A lone message is never held up.
    package init(
        chat: any ChatService, store: any Store, flight: Flight, didEnqueue: WakeSignal,
        gathering: Duration = .milliseconds(2), logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.chat = chat
        self.store = store
        self.flight = flight
        self.didEnqueue = didEnqueue
        self.gathering = gathering
        self.logger = logger
        self.now = now
        self.sleep = sleep
    }

    package func run() async throws {
        try await withGracefulShutdownHandler {
            // Discarding: it lives as long as the daemon, and would keep every task that has ended.
            try await withThrowingDiscardingTaskGroup { group in
                var alarm: Date?
                var signals = didEnqueue.signals.makeAsyncIterator()
                repeat {
                    if flight.count > 1 { try? await Task.sleep(for: gathering) }
                    let work = flight.takeWork()
                    // What the listener has handed out has waited long enough.
                    send(work.deliveries, in: &group)
                    let claim = try await exchange(work.results)
                    send(claim.deliveries, in: &group)
                    if work.isStopping, flight.count == 0 { break }
                    if !work.isStopping { setAlarm(claim.nextDue, &alarm, in: &group) }
                } while await signals.next() != nil
                group.cancelAll()
            }
        } onGracefulShutdown: {
            flight.stop()
            didEnqueue.signal()
        }
    }

    private func send(_ deliveries: [Delivery], in group: inout ThrowingDiscardingTaskGroup<any Error>) {
        for delivery in deliveries {
            group.addTask { [flight, didEnqueue] in
                flight.put(await send(delivery))
                didEnqueue.signal()
            }
        }
    }

    /// Records results, claims what may be sent now, and looks when something else will be due, in one transaction.
    private func exchange(_ results: [DeliveryResult]) async throws -> Flight.Claim {
        let date = now()
        let results = results.map(flight.backedOff)
        // What was sent would be found again; what is about to be sent must not be forgotten.
        return try await store.write({ $0.deliveries.isEmpty ? .deferred : .immediate }) { [flight] store in
            try flight.claim(after: results, in: store, at: date)
        }
    }

    private func setAlarm(
        _ nextDue: Date?, _ alarm: inout Date?, in group: inout ThrowingDiscardingTaskGroup<any Error>
    ) {
        let date = now()
        let latest = date.addingTimeInterval(Self.longestSleep.inSeconds)
        let wake = [nextDue, flight.paced(at: date), latest].compactMap(\.self).min() ?? latest
        if let alarm, alarm > date, alarm <= wake { return }
        alarm = wake
        let pause = Duration.seconds(max(0.001, wake.timeIntervalSince(date)))
        group.addTask { [didEnqueue, sleep] in
            guard (try? await sleep(pause)) != nil else { return }
            didEnqueue.signal()
        }
    }

    private func send(_ delivery: Delivery) async -> DeliveryResult {
        let outcome: DeliveryResult.Outcome
        do throws(ChatError) {
            outcome = .sent(try await chat.send(delivery))
        } catch {
            outcome = self.outcome(of: error)
            logger.warning(
                "A message could not be sent", metadata: ["delivery": "\(delivery.key.rawValue)", "reason": "\(error)"])
        }
        Counter(label: "viva_deliveries_total", dimensions: [("outcome", outcome.label)]).increment()
        return DeliveryResult(key: delivery.key, outcome: outcome, date: now())
    }

    private func outcome(of error: ChatError) -> DeliveryResult.Outcome {
        let date = now()
        return switch error {
        case .rateLimited(let wait):
            .postponed(until: date.addingTimeInterval(wait.inSeconds), reason: "rate limited")
        case .unavailable(let reason): .postponed(until: date, reason: reason)
        case .outcomeUnknown(let reason): .unclear(until: date, reason: reason)
        case .conversationClosed(let reason): .conversationClosed(reason: reason)
        case .rejected(let reason): .dead(reason: reason)
        // The listener ends the daemon; the message waits for its next start.
        case .unauthorized(let reason): .postponed(until: date.addingTimeInterval(60), reason: reason)
        }
    }
}

extension DeliveryResult.Outcome {
    fileprivate var label: String {
        switch self {
        case .sent: "sent"
        case .postponed: "postponed"
        case .unclear: "unclear"
        case .dead: "dead"
        case .conversationClosed: "closed"
        }
    }
}
