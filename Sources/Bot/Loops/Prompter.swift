package import Chat
package import Foundation
package import Logging
import Metrics
import QuestionEngine
import ServiceLifecycle
package import Store

/// Posts the daily prompts of one chat service when they are due. Owns no state: what is due follows from the store and the
/// clock, and a prompt is claimed in the transaction that enqueues it.
package struct Prompter: Service {
    private let service: ServiceName
    private let current: CurrentBot
    private let store: any Store
    private let health: LinkHealth
    private let didEnqueue: WakeSignal
    private let didChangeSchedules: WakeSignal
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void
    private let logger: Logger

    /// A step of the system's clock is noticed after that long at the latest.
    private static let longestSleep = Duration.seconds(60)

    package init(
        service: ServiceName, bot: CurrentBot, store: any Store, health: LinkHealth, didEnqueue: WakeSignal,
        didChangeSchedules: WakeSignal, logger: Logger, now: @escaping @Sendable () -> Date = { Date() },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.service = service
        current = bot
        self.store = store
        self.health = health
        self.didEnqueue = didEnqueue
        self.didChangeSchedules = didChangeSchedules
        self.logger = logger
        self.now = now
        self.sleep = sleep
    }

    private var bot: Bot { current.bot }

    package func run() async throws {
        try await warnOfFlawedSchedules()
        try await withGracefulShutdownHandler {
            // Discarding: it lives as long as the daemon, and would keep every task that has ended.
            try await withThrowingDiscardingTaskGroup { group in
                var signals = didChangeSchedules.signals.makeAsyncIterator()
                repeat {
                    let date = now()
                    let due = [try await postDuePrompts(at: date), try await postDueReminders(at: date)]
                    let next = due.compactMap(\.self).min()
                    let untilNext = next.map { Duration.seconds(max(0, $0.timeIntervalSince(date))) }
                    let pause = min(untilNext ?? Self.longestSleep, Self.longestSleep)
                    group.addTask { [didChangeSchedules, sleep] in
                        guard (try? await sleep(pause)) != nil else { return }
                        didChangeSchedules.signal()
                    }
                } while await signals.next() != nil
                group.cancelAll()
            }
        } onGracefulShutdown: {
            didChangeSchedules.finish()
        }
    }

    /// Posts what is due, and returns when something will be.
    package func postDuePrompts(at now: Date) async throws -> Date? {
        var next: Date?
        let schedules = try await store.read { [service] in try $0.activeSchedules(of: service) }
        for record in schedules
        where bot.settings.people.allow(Conversation(id: record.conversation, kind: record.kind)) {
            var due = due(record, at: now)
            if due.settledUntil != record.settledUntil {
                due = try await store.write { [self] in try settle(record, at: now, in: $0) } ?? due
                if due.fire != nil { didEnqueue.signal() }
            }
            if let upcoming = due.next?.instant { next = min(next ?? upcoming, upcoming) }
        }
        return next
    }

    /// Reminds those who asked for it, and returns when somebody will have to be reminded.
    package func postDueReminders(at now: Date) async throws -> Date? {
        guard bot.settings.people.directMessages else { return nil }
        var next: Date?
        for settings in try await store.read({ [service] in try $0.reminders(of: service) }) {
            guard var due = bot.dueReminders(settings, at: now) else { continue }
            if due.settledUntil != settings.remindersSettledUntil {
                let settled = try await store.write { [bot, service] in
                    try bot.remind(settings.person, in: service, at: now, $0)
                }
                due = settled ?? due
                if due.fire != nil { didEnqueue.signal() }
            }
            if let upcoming = due.next?.instant { next = min(next ?? upcoming, upcoming) }
        }
        return next
    }

    private func due(_ record: ScheduleRecord, at now: Date, skipped: Set<LocalDate> = []) -> DuePrompts {
        record.schedule.due(
            settledUntil: record.settledUntil, now: now, grace: bot.settings.catchUp, skipped: skipped,
            holidays: bot.settings.holidays)
    }

    /// One schedule in one transaction, read again in it: it may have been changed since.
    private func settle(_ listed: ScheduleRecord, at now: Date, in store: any StoreWriter) throws -> DuePrompts? {
        let current = try store.schedules(in: listed.conversation, of: service).first { $0.id == listed.id }
        guard var record = current, !record.isPaused, try !store.isPaused(record.conversation, in: service) else {
            return nil
        }
        var due = due(record, at: now, skipped: try store.skippedDates(of: record.id))
        if let occurrence = due.fire {
            let isNew = try DailyPrompt(bot: bot, store: store, record: record, date: occurrence.localDate).post(
                at: now)
            if isNew { didPost(occurrence, at: now) } else { due.fire = nil }
        }
        // A clock that was put back passes dates again that had their prompt when it showed them first.
        for occurrence in due.missed where try !store.isClaimed(occurrence.localDate, of: record.id) {
            Counter(label: "viva_prompts_missed_total", dimensions: [("service", service.rawValue)]).increment()
            logger.warning(
                "A prompt was missed: its time passed while nothing could be posted",
                metadata: ["schedule": "\(record.id.rawValue)", "date": "\(occurrence.localDate)"])
        }
        if record.settledUntil != due.settledUntil {
            record.settledUntil = due.settledUntil
            try store.updateSchedule(record)
        }
        return due
    }

    /// Says which schedules do not come as they were meant because something they name is gone. Nothing else would show it:
    /// they are kept as they are, in case it comes back.
    private func warnOfFlawedSchedules() async throws {
        for record in try await store.read({ [service] in try $0.activeSchedules(of: service) }) {
            for flaw in record.schedule.flaws(with: bot.settings.holidays) {
                logger.warning(
                    "A schedule names what viva does not know",
                    metadata: [
                        "schedule": "\(record.id.rawValue)", "conversation": "\(record.conversation.rawValue)",
                        "reason": "\(flaw)",
                    ])
            }
        }
    }

    private func didPost(_ occurrence: Occurrence, at now: Date) {
        let lag = Duration.seconds(now.timeIntervalSince(occurrence.instant))
        health.posted(lag: lag)
        Counter(label: "viva_prompts_total", dimensions: [("service", service.rawValue)]).increment()
    }
}
