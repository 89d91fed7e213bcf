package import Chat
package import Foundation
package import Logging
import Metrics
import ServiceLifecycle
package import Store
import Synchronization

/// Hears what is said in one chat service and has the bot handle it, an event and a transaction at a time. Runs until
/// graceful shutdown, after the event in hand.
package struct Listener: Service {
    private let chat: any ChatService
    private let current: CurrentBot
    private let store: any Store
    private let health: LinkHealth
    private let flight: Flight
    private let didEnqueue: WakeSignal
    private let didChangeSchedules: WakeSignal
    private let now: @Sendable () -> Date
    private let logger: Logger

    package init(
        chat: any ChatService, bot: CurrentBot, store: any Store, health: LinkHealth, flight: Flight,
        didEnqueue: WakeSignal,
        didChangeSchedules: WakeSignal, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.chat = chat
        current = bot
        self.store = store
        self.health = health
        self.flight = flight
        self.didEnqueue = didEnqueue
        self.didChangeSchedules = didChangeSchedules
        self.logger = logger
        self.now = now
    }

    private var bot: Bot { current.bot }

    package func run() async throws {
        let positions = try await store.read { [name = chat.name] in try $0.positions(of: name) }
        do {
            try await cancelWhenGracefulShutdown {
                try await chat.listen(from: positions) { report in try await take(report) }
            }
        } catch is CancellationError {
            return
        }
    }

    private func take(_ report: ListenReport) async throws -> EventAnswer? {
        switch report {
        case .alive: health.heard(at: now())
        case .interrupted(let error):
            health.interrupted(error)
            Counter(label: "viva_link_interruptions_total", dimensions: [("service", chat.name.rawValue)]).increment()
            logger.warning("The chat service does not answer as it should", metadata: ["reason": "\(error)"])
        case .batch(let batch):
            health.heard(at: now())
            try await handle(batch)
        case .moved(let positions):
            health.heard(at: now())
            try await store.write(.deferred) { [name = chat.name] store in
                for (scope, position) in positions { try store.setPosition(position, of: scope, in: name) }
            }
        case .event(let event):
            health.heard(at: now())
            return try await handle(event)
        }
        return nil
    }

    /// Handles the events in order. The position moves with the last of them, so that a crash between two repeats some
    /// events, which are recognised, and loses none. A power cut may take the last of it, events and position alike, which
    /// are then heard again; the courier makes everything safe before it sends.
    package func handle(_ batch: EventBatch) async throws {
        let events = batch.events.filter(bot.concerns)
        // Once for all: waking the courier for each costs more than to handle it.
        var isAnyHandled = false
        defer { if isAnyHandled { didEnqueue.signal() } }
        for (index, event) in events.enumerated() {
            // On the way down the rest of a batch is left to the next start.
            try Task.checkCancellation()
            let isLast = index == events.count - 1
            isAnyHandled = try await settle(event, endOf: isLast ? batch : nil, .deferred) || isAnyHandled
        }
        if events.isEmpty {
            try await store.write(.deferred) { [name = chat.name] store in
                try store.setPosition(batch.position, of: batch.scope, in: name)
            }
        }
    }

    /// Handles an event that cannot be asked for again: it is safe when this returns.
    package func handle(_ event: ChatEvent) async throws -> EventAnswer? {
        guard bot.concerns(event) else { return nil }
        do {
            if try await settle(event, endOf: nil, .immediate) { didEnqueue.signal() }
            return nil
        } catch let errors as InputErrors {
            return .inputErrors(errors.sentences)
        }
    }

    /// An event that the store refuses would be refused again: it is left behind with a word of regret, so that it does not
    /// hold up what comes after it. What may succeed later ends the daemon, and nothing is lost.
    ///
    /// - Returns: false if the bot left the event alone.
    private func settle(
        _ event: ChatEvent, endOf batch: EventBatch?, _ durability: Durability
    ) async throws -> Bool {
        let handled: String?
        do {
            handled = try await take(event, endOf: batch, durability, with: bot.handle)
        } catch StoreError.refused(let reason) {
            logger.error("An event could not be handled", metadata: ["event": "\(event.id)", "reason": "\(reason)"])
            handled = try await take(event, endOf: batch, durability, with: bot.giveUp)
        }
        guard let handled else { return false }
        Counter(label: "viva_events_total", dimensions: [("kind", handled)]).increment()
        if handled == "daily" || handled == "practice" { didChangeSchedules.signal() }
        return true
    }

    /// One transaction; with the last event of a batch the position moves. If nothing is on its way, what is said about the event
    /// goes off with it, which saves a transaction and the wait for the courier.
    private func take(
        _ event: ChatEvent, endOf batch: EventBatch?, _ durability: Durability,
        with handle: @escaping @Sendable (ChatEvent, ServiceName, Date, any StoreWriter) throws -> String?
    ) async throws -> String? {
        let claimed = Mutex<[Delivery]>([])
        do {
            let handled = try await store.write({ _ in claimed.withLock(\.isEmpty) ? durability : .immediate }) {
                [name = chat.name, flight, now = now()] store in
                let handled = try handle(event, name, now, store)
                if let batch { try store.setPosition(batch.position, of: batch.scope, in: name) }
                if handled != nil, flight.isFree {
                    let claim = try flight.claim(after: [], in: store, at: now)
                    claimed.withLock { $0 = claim.deliveries }
                }
                return handled
            }
            flight.handOver(claimed.withLock(\.self))
            return handled
        } catch {
            flight.takeBack(claimed.withLock(\.self))
            throw error
        }
    }
}

/// What is wrong with a dialog that was sent off, by the ids of its inputs. Thrown out of a transaction, so that the event counts
/// as never heard.
package struct InputErrors: Error, Equatable {
    package var sentences: [String: String]

    package init(_ sentences: [String: String]) { self.sentences = sentences }
}
