package import Chat
package import Foundation
package import Logging
import Metrics
import QuestionEngine
import ServiceLifecycle
package import Store

/// One connected chat service with all that serves it: finds out who the bot is there, then listens, sends and prompts until
/// graceful shutdown, or until the service refuses viva.
package struct ChatLink: Service {
    private let chat: any ChatService
    private let bank: ServedBank
    private let settings: BotSettings
    private let limits: Pacer.Limits
    private let store: any Store
    private let health: LinkHealth
    private let logger: Logger
    private let now: @Sendable () -> Date

    package init(
        chat: any ChatService, bank: ServedBank, settings: BotSettings, limits: Pacer.Limits, store: any Store,
        health: LinkHealth, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.chat = chat
        self.bank = bank
        self.settings = settings
        self.limits = limits
        self.store = store
        self.health = health
        self.logger = logger
        self.now = now
    }

    package func run() async throws {
        let startedAt = now()
        guard let identity = try await identify() else { return }
        logger.info(
            "Connected",
            metadata: [
                "service": "\(chat.name.rawValue)", "place": "\(identity.place)", "user": "\(identity.user.rawValue)",
            ])
        // A series that is not there cannot be told from one that nobody asked for.
        for label in ["viva_link_interruptions_total", "viva_prompts_total", "viva_prompts_missed_total"] {
            Counter(label: label, dimensions: [("service", chat.name.rawValue)]).increment(by: 0)
        }
        let bot = bank.bot { [settings, chat, served = bank] bank in
            Bot(
                bank: bank, settings: settings, name: identity.displayName, startedAt: startedAt,
                abilities: chat.abilities, slashCommand: chat.slashCommand, served: served)
        }
        let didEnqueue = WakeSignal()
        let didChangeSchedules = WakeSignal()
        let flight = Flight(of: chat.name, limits: limits)
        let listener = Listener(
            chat: chat, bot: bot, store: store, health: health, flight: flight, didEnqueue: didEnqueue,
            didChangeSchedules: didChangeSchedules, logger: logger, now: now)
        let courier = Courier(
            chat: chat, store: store, flight: flight, didEnqueue: didEnqueue, logger: logger, now: now)
        let prompter = Prompter(
            service: chat.name, bot: bot, store: store, health: health, didEnqueue: didEnqueue,
            didChangeSchedules: didChangeSchedules, logger: logger, now: now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            var loops: [any Service] = [listener, courier, prompter]
            let admins = settings.people.admins
            if !admins.groups.isEmpty { loops.append(AdminGroups(chat: chat, roll: admins, logger: logger)) }
            for loop in loops { group.addTask { try await loop.run() } }
            // The first that fails ends the others; `waitForAll` would wait for them.
            for try await _ in group {}
        }
    }

    /// Asks until there is an answer. Nil if the daemon is stopped meanwhile.
    ///
    /// - Throws: `ChatError.unauthorized`.
    private func identify() async throws -> BotIdentity? {
        var pause = Duration.milliseconds(250)
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do throws(ChatError) {
                return try await chat.identify()
            } catch {
                if case .unauthorized = error { throw error }
                health.interrupted(error)
                logger.warning("The chat service cannot be reached yet", metadata: ["reason": "\(error)"])
                if case .rateLimited(let wait) = error { pause = max(pause, wait) }
            }
            let wait = pause
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: wait) }
            } catch {
                return nil
            }
            pause = min(pause * 2, .seconds(30))
        }
        return nil
    }
}
