package import Chat
package import Foundation
package import Logging
import Metrics
import ServiceLifecycle
package import Store

/// Hears what is said in one chat service and has the bot handle it, an event and a transaction at a time. Runs until
/// graceful shutdown, after the event in hand.
package struct Listener: Service {
    private let chat: any ChatService
    private let bot: Bot
    private let store: any Store
    private let health: LinkHealth
    private let didEnqueue: WakeSignal
    private let didChangeSchedules: WakeSignal
    private let now: @Sendable () -> Date
    private let logger: Logger

    package init(
        chat: any ChatService, bot: Bot, store: any Store, health: LinkHealth, didEnqueue: WakeSignal,
        didChangeSchedules: WakeSignal, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.chat = chat
        self.bot = bot
        self.store = store
        self.health = health
        self.didEnqueue = didEnqueue
        self.didChangeSchedules = didChangeSchedules
        self.logger = logger
        self.now = now
    }

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

    private func take(_ report: ListenReport) async throws {
        switch report {
        case .alive: health.heard(at: now())
        case .interrupted(let error):
            health.interrupted(error)
            Counter(label: "viva_link_interruptions_total", dimensions: [("service", chat.name.rawValue)]).increment()
            logger.warning("The chat service does not answer as it should", metadata: ["reason": "\(error)"])
        case .batch(let batch):
            health.heard(at: now())
            try await handle(batch)
        }
    }

    /// Handles the events in order. The position moves with the last of them, so that a crash between two repeats some
    /// events, which are recognised, and loses none. A power cut may take the last of it, events and position alike, which
    /// are then heard again; the courier makes everything safe before it sends.
    ///
    /// An event that the store refuses would be refused again: it is left behind with a word of regret, so that it does not
    /// hold up what comes after it. What may succeed later ends the daemon, and nothing is lost.
    package func handle(_ batch: EventBatch) async throws {
        let events = batch.events.filter(bot.concerns)
        // Once for all: waking the courier for each costs more than to handle it.
        var isAnyHandled = false
        defer { if isAnyHandled { didEnqueue.signal() } }
        for (index, event) in events.enumerated() {
            // On the way down the rest of a batch is left to the next start.
            try Task.checkCancellation()
            let isLast = index == events.count - 1
            let handled: String?
            do {
                handled = try await take(event, endOf: isLast ? batch : nil, with: bot.handle)
            } catch StoreError.refused(let reason) {
                logger.error(
                    "An event could not be handled", metadata: ["event": "\(event.id)", "reason": "\(reason)"])
                handled = try await take(event, endOf: isLast ? batch : nil, with: bot.giveUp)
            }
            if let handled {
                Counter(label: "viva_events_total", dimensions: [("kind", handled)]).increment()
                if handled == "daily" { didChangeSchedules.signal() }
                isAnyHandled = true
            }
        }
        if events.isEmpty {
            try await store.write(.deferred) { [name = chat.name] store in
                try store.setPosition(batch.position, of: batch.scope, in: name)
            }
        }
    }

    /// One transaction; with the last event of a batch the position moves.
    private func take(
        _ event: ChatEvent, endOf batch: EventBatch?,
        with handle: @escaping @Sendable (ChatEvent, ServiceName, Date, any StoreWriter) throws -> String?
    ) async throws -> String? {
        try await store.write(.deferred) { [name = chat.name, now = now()] store in
            let handled = try handle(event, name, now, store)
            if let batch { try store.setPosition(batch.position, of: batch.scope, in: name) }
            return handled
        }
    }
}
