import Chat
import Foundation
import QuestionEngine
import Store

/// What there is to know about the schedules of a conversation.
extension Turn {
    /// The schedule that is meant, or nil after asking which.
    mutating func schedule(_ number: Int?, for asker: Asker) throws -> ScheduleRecord? {
        let records = try store.schedules(in: conversation, of: service)
        if let number, records.indices.contains(number - 1) { return records[number - 1] }
        if number == nil, records.count == 1 { return records[0] }
        try reply(sentences.noSchedule(number: number, count: records.count, in: kind), to: asker)
        return nil
    }

    var hasRoomForSchedule: Bool {
        get throws {
            try store.schedules(in: conversation, of: service).count < bot.settings.schedulesPerConversation
        }
    }

    /// The next prompts that will really come: not skipped, and not brought forward already.
    func upcoming(_ record: ScheduleRecord, _ count: Int) throws -> [Occurrence] {
        let skipped = try store.skippedDates(of: record.id)
        let generous = record.schedule.preview(
            count + skipped.count + 1, after: now, holidays: bot.settings.holidays)
        return Array(
            try generous.filter { try !skipped.contains($0.localDate) && !store.isClaimed($0.localDate, of: record.id) }
                .prefix(count))
    }

    func isDue(_ record: ScheduleRecord, on date: LocalDate) throws -> Bool {
        guard let zone = record.schedule.timeZone else { return false }
        // A day more: a gap at midnight may shift the prompt of a date into the next one.
        let end = zone.instant(of: date.adding(days: 2), at: LocalTime(hour: 0, minute: 0)).instant
        return record.schedule.occurrences(after: now, through: end, holidays: bot.settings.holidays)
            .contains { $0.localDate == date }
    }

    func entry(_ record: ScheduleRecord) throws -> ScheduleEntry {
        let next =
            record.id.rawValue == 0
            ? record.schedule.next(after: now, holidays: bot.settings.holidays) : try upcoming(record, 1).first
        return ScheduleEntry(
            phrase: record.schedule.phrase(at: now), filter: bot.describe(record.filter), isPaused: record.isPaused,
            next: next.map { PromptPreview.local($0, zone: record.schedule.timeZone) },
            flaws: record.schedule.flaws(with: bot.settings.holidays))
    }
}

extension Bot {
    /// `Caching, Databases; mid`
    func describe(_ filter: Filter) -> String {
        let topics = filter.topics.sorted().map { bank.topic($0)?.title ?? $0.rawValue }
        let levels = filter.levels.sorted().map(\.rawValue)
        let kinds = filter.kinds.map(\.rawValue).sorted()
        return [topics, levels, kinds].filter { !$0.isEmpty }.map { $0.joined(separator: ", ") }.joined(separator: "; ")
    }
}

extension PromptPreview {
    init(_ occurrence: Occurrence, of schedule: Schedule, queue: [QueuedQuestion]) {
        local = Self.local(occurrence, zone: schedule.timeZone)
        utc = LocalTime(of: occurrence.instant, in: .gmt).description
        question = queue.first { $0.date == occurrence.localDate }?.question
        switch occurrence.shift {
        case .none: remark = nil
        case .gap: remark = "clocks go forward, so \(schedule.time) does not exist that day"
        case .fold: remark = "clocks go back; the first \(schedule.time) of the day"
        }
    }

    /// What calendar and clock on the wall show: `Mon 2026-11-30 09:30`.
    static func local(_ occurrence: Occurrence, zone: TimeZone?) -> String {
        let zone = zone ?? .gmt
        let date = LocalDate(of: occurrence.instant, in: zone)
        return "\(date.weekday.name.prefix(3)) \(date) \(LocalTime(of: occurrence.instant, in: zone))"
    }
}
