package import Chat
import Foundation
import Store
import Synchronization

/// What of one chat service is on its way, and what may follow it: shared by those who hand messages out, the courier for all that
/// waits, and the listener for an answer that has nobody before it.
///
/// Messages are handed out inside the store's transactions, of which one runs at a time. So nobody hands out what another has.
package final class Flight: Sendable {
    /// What was handed out, and when something else will be due.
    struct Claim: Sendable {
        var deliveries: [Delivery] = []
        var nextDue: Date?
    }

    private struct State {
        var conversations: [DeliveryKey: ConversationID] = [:]
        var pacer: Pacer
        /// How often in a row the sends of a conversation failed.
        var failures: [ConversationID: Int] = [:]
        /// What the sends under way have left for the courier.
        var results: [DeliveryResult] = []
        /// What the listener has handed out, committed and not yet sent.
        var handedOver: [Delivery] = []
        var isStopping = false

        /// Conversations in which nothing may be sent now, and when the first of those that are paced may be sent to again.
        func busy(at date: Date) -> (conversations: Set<ConversationID>, until: Date?) {
            let (paced, until) = pacer.blocked(at: date)
            return (Set(conversations.values).union(paced), until)
        }
    }

    /// Messages on their way at once.
    private static let longest = 32

    private let service: ServiceName
    private let state: Mutex<State>

    package init(of service: ServiceName, limits: Pacer.Limits) {
        self.service = service
        state = Mutex(State(pacer: Pacer(limits: limits)))
    }

    /// Records results and hands out what may be sent now. To be called in a transaction; if that fails, ``takeBack(_:)``.
    func claim(after results: [DeliveryResult], in store: any StoreWriter, at date: Date) throws -> Claim {
        let (room, busy) = state.withLock { state in
            for result in results { state.conversations[result.key] = nil }
            return (state.isStopping ? 0 : Self.longest - state.conversations.count, state.busy(at: date).conversations)
        }
        let deliveries = try store.settle(results, of: service, thenClaim: max(0, room), excluding: busy, now: date)
        let nowBusy = state.withLock { state in
            for delivery in deliveries {
                state.conversations[delivery.key] = delivery.conversation
                state.pacer.sent(in: delivery.conversation, at: date)
            }
            return state.busy(at: date).conversations
        }
        return Claim(deliveries: deliveries, nextDue: try store.nextDueDate(of: service, excluding: nowBusy))
    }

    /// As if they had never been handed out.
    func takeBack(_ deliveries: [Delivery]) {
        state.withLock { state in for delivery in deliveries { state.conversations[delivery.key] = nil } }
    }

    // MARK: The listener

    /// Nothing is on its way, so that what is handed out now holds up nothing.
    var isFree: Bool { state.withLock { $0.conversations.isEmpty && !$0.isStopping } }

    /// Leaves to the courier what was handed out and is committed.
    func handOver(_ deliveries: [Delivery]) { state.withLock { $0.handedOver += deliveries } }

    // MARK: The courier

    /// What there is to do since the last call.
    struct Work {
        var results: [DeliveryResult]
        /// To be sent.
        var deliveries: [Delivery]
        var isStopping: Bool
    }

    func takeWork() -> Work {
        state.withLock { state in
            defer { (state.results, state.handedOver) = ([], []) }
            return Work(results: state.results, deliveries: state.handedOver, isStopping: state.isStopping)
        }
    }

    /// How many messages are on their way.
    var count: Int { state.withLock { $0.conversations.count } }

    func put(_ result: DeliveryResult) { state.withLock { $0.results.append(result) } }

    /// Nothing is handed out any more.
    package func stop() { state.withLock { $0.isStopping = true } }

    /// When the first of the conversations that are paced may be sent to again.
    func paced(at date: Date) -> Date? { state.withLock { $0.busy(at: date).until } }

    /// Puts a retry further off the more often the conversation failed in a row; a wait that the service asked for stands.
    func backedOff(_ result: DeliveryResult) -> DeliveryResult {
        state.withLock { state in
            guard let conversation = state.conversations[result.key] else { return result }
            let failures = state.failures[conversation, default: 0] + 1
            let delay = min(60, 0.25 * pow(2, Double(min(failures, 10))))
            var result = result
            switch result.outcome {
            case .postponed(let until, let reason):
                result.outcome = .postponed(until: max(until, result.date.addingTimeInterval(delay)), reason: reason)
            case .unclear(let until, let reason):
                result.outcome = .unclear(until: max(until, result.date.addingTimeInterval(delay)), reason: reason)
            case .sent, .dead, .conversationClosed:
                state.failures[conversation] = nil
                return result
            }
            state.failures[conversation] = failures
            return result
        }
    }
}
