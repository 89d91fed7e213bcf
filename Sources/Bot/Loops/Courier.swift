package import Chat
package import Foundation
package import Logging
import Metrics
import ServiceLifecycle
package import Store
import Synchronization

/// Sends what is in the outbox of one chat service: many conversations at a time, one message at a time in each, in order.
/// On graceful shutdown it ends the sends under way, records them, and returns.
package struct Courier: Service {
    private let chat: any ChatService
    private let store: any Store
    private let didEnqueue: WakeSignal
    private let limits: Pacer.Limits
    private let gathering: Duration
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void
    private let logger: Logger

    /// Messages on their way at once.
    private static let longestFlight = 32
    private static let longestSleep = Duration.seconds(60)

    /// - Parameter gathering: how long the courier waits for further results while several messages are under way, to record
    ///   them in one transaction: under load that saves most of the waits for the disk. A lone message is never held up.
    package init(
        chat: any ChatService, store: any Store, didEnqueue: WakeSignal, limits: Pacer.Limits,
        gathering: Duration = .milliseconds(2), logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.chat = chat
        self.store = store
        self.didEnqueue = didEnqueue
        self.limits = limits
        self.gathering = gathering
        self.logger = logger
        self.now = now
        self.sleep = sleep
    }

    /// Owned by one run: what is under way, and what came of it.
    private struct Flight {
        var conversations: [DeliveryKey: ConversationID] = [:]
        var pacer: Pacer
        /// How often in a row the sends of a conversation failed.
        var failures: [ConversationID: Int] = [:]
        /// The earliest moment for which a timer runs.
        var alarm: Date?

        mutating func took(_ claimed: [Delivery], at date: Date) {
            for delivery in claimed {
                conversations[delivery.key] = delivery.conversation
                pacer.sent(in: delivery.conversation, at: date)
            }
        }

        /// Conversations in which nothing may be sent now, and when the first of those that are paced may be sent to again.
        func busy(at date: Date) -> (conversations: Set<ConversationID>, until: Date?) {
            let (paced, until) = pacer.blocked(at: date)
            return (Set(conversations.values).union(paced), until)
        }
    }

    package func run() async throws {
        let mailbox = Mailbox()
        try await withGracefulShutdownHandler {
            // Discarding: it lives as long as the daemon, and would keep every task that has ended.
            try await withThrowingDiscardingTaskGroup { group in
                var flight = Flight(pacer: Pacer(limits: limits))
                var signals = didEnqueue.signals.makeAsyncIterator()
                repeat {
                    if flight.conversations.count > 1 { try? await Task.sleep(for: gathering) }
                    let (settled, stopping) = mailbox.takeAll()
                    let room = stopping ? 0 : Self.longestFlight - flight.conversations.count + settled.count
                    let (claimed, nextDue) = try await exchange(settled, for: room, &flight)
                    for delivery in claimed {
                        group.addTask { [didEnqueue] in
                            let result = await send(delivery)
                            mailbox.put(result)
                            didEnqueue.signal()
                        }
                    }
                    if stopping, flight.conversations.isEmpty { break }
                    if !stopping { setAlarm(nextDue, &flight, in: &group) }
                } while await signals.next() != nil
                group.cancelAll()
            }
        } onGracefulShutdown: {
            mailbox.stop()
            didEnqueue.signal()
        }
    }

    /// What the sends under way leave for the loop.
    private final class Mailbox: Sendable {
        private let state = Mutex<(results: [DeliveryResult], isStopping: Bool)>(([], false))

        func put(_ result: DeliveryResult) { state.withLock { $0.results.append(result) } }

        func stop() { state.withLock { $0.isStopping = true } }

        func takeAll() -> (results: [DeliveryResult], isStopping: Bool) {
            state.withLock { state in
                defer { state.results = [] }
                return state
            }
        }
    }

    /// Records results, claims what may be sent now, and looks when something else will be due, in one transaction.
    private func exchange(
        _ settled: [DeliveryResult], for room: Int, _ flight: inout Flight
    ) async throws -> (claimed: [Delivery], nextDue: Date?) {
        let date = now()
        let results = settled.map { backedOff($0, &flight) }
        for result in results { flight.conversations[result.key] = nil }
        // What was sent would be found again; what is about to be sent must not be forgotten.
        let (claimed, nextDue) = try await store.write({ $0.claimed.isEmpty ? .deferred : .immediate }) {
            [name = chat.name, flight] store -> (claimed: [Delivery], nextDue: Date?) in
            let claimed = try store.settle(
                results, of: name, thenClaim: max(0, room), excluding: flight.busy(at: date).conversations, now: date)
            var flight = flight
            flight.took(claimed, at: date)
            return (claimed, try store.nextDueDate(of: name, excluding: flight.busy(at: date).conversations))
        }
        flight.took(claimed, at: date)
        return (claimed, nextDue)
    }

    /// Puts a retry further off the more often the conversation failed in a row; a wait that the service asked for stands.
    private func backedOff(_ result: DeliveryResult, _ flight: inout Flight) -> DeliveryResult {
        guard let conversation = flight.conversations[result.key] else { return result }
        let failures = flight.failures[conversation, default: 0] + 1
        let delay = min(60, 0.25 * pow(2, Double(min(failures, 10))))
        var result = result
        switch result.outcome {
        case .postponed(let until, let reason):
            result.outcome = .postponed(until: max(until, result.date.addingTimeInterval(delay)), reason: reason)
        case .unclear(let until, let reason):
            result.outcome = .unclear(until: max(until, result.date.addingTimeInterval(delay)), reason: reason)
        case .sent, .dead, .conversationClosed:
            flight.failures[conversation] = nil
            return result
        }
        flight.failures[conversation] = failures
        return result
    }

    private func setAlarm(
        _ nextDue: Date?, _ flight: inout Flight, in group: inout ThrowingDiscardingTaskGroup<any Error>
    ) {
        let date = now()
        let latest = date.addingTimeInterval(Self.longestSleep.inSeconds)
        let wake = [nextDue, flight.busy(at: date).until, latest].compactMap(\.self).min() ?? latest
        if let alarm = flight.alarm, alarm > date, alarm <= wake { return }
        flight.alarm = wake
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
