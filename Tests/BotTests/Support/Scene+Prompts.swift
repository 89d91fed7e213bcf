import Bot
import Chat
import Foundation
import Logging
import OrderedCollections
import QuestionEngine
import Store
import Testing

extension Scene {
    func prompter(logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })) -> Prompter {
        Prompter(
            service: Self.service, bot: CurrentBot(bot), store: store, health: LinkHealth(service: Self.service),
            didEnqueue: WakeSignal(), didChangeSchedules: WakeSignal(), logger: logger)
    }

    /// Has the prompter look once, at the time of the scene or at that, and sends what it finds due.
    @discardableResult
    func prompt(at time: String? = nil, logger: Logger? = nil) async throws -> [Said] {
        if let time { move(to: try .utc(time)) }
        _ = try await (logger.map { prompter(logger: $0) } ?? prompter()).postDuePrompts(at: now)
        return try await deliver()
    }

    /// The schedules of a channel.
    func schedules(in channel: String) async throws -> [ScheduleRecord] {
        try await store.read { try $0.schedules(in: .init(rawValue: channel), of: Self.service) }
    }
}

extension Date {
    /// `2026-11-24 07:30`, UTC.
    static func utc(_ text: String) throws -> Date {
        try Date("\(text.replacing(" ", with: "T")):00Z", strategy: .iso8601)
    }
}

extension Said {
    /// The local date whose prompt this is; nil for other messages.
    var promptDate: LocalDate? {
        let parts = key.rawValue.split(separator: "/")
        return parts.first == "prompt" ? parts.last.flatMap { LocalDate(String($0)) } : nil
    }

    var isReveal: Bool { key.rawValue.hasPrefix("reveal/") }
}

extension Bank {
    /// The same with one question retired, or without it.
    func retiring(_ id: QuestionID) -> Bank {
        var changed = questions
        changed[id]?.status = .retired
        return Bank(header: header, topics: topics, questions: changed, items: items)
    }

    func removing(_ id: QuestionID) -> Bank {
        var changed = questions
        changed[id] = nil
        return Bank(header: header, topics: topics, questions: changed, items: items)
    }
}
