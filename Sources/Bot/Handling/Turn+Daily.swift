import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    mutating func perform(_ command: DailyCommand, for asker: Asker) throws {
        guard command.changesNothing || bot.settings.people.allowScheduling(by: asker.person, in: kind) else {
            try reply(sentences.schedulesAreForAdmins(in: kind), to: asker)
            return
        }
        switch command {
        case .list:
            let entries = try store.schedules(in: conversation, of: service).map { try entry($0) }
            try reply(sentences.schedules(entries, in: kind), to: asker)
        case .on(let request): try addSchedule(request, for: asker)
        case .off(let number): try removeSchedule(number, for: asker)
        case .pause(let number): try setPaused(true, number, for: asker)
        case .resume(let number): try setPaused(false, number, for: asker)
        case .skip(let number, let date): try skip(date, number, for: asker)
        case .now(let number): try promptNow(number, for: asker)
        case .preview(let number, let count): try preview(number, count: count, for: asker)
        case .queue(let number, let question, let date): try enqueue(question, date, number, for: asker)
        case .unqueue(let number, let question): try dequeue(question, number, for: asker)
        case .showQueue(let number): try showQueue(number, for: asker)
        }
    }

    private mutating func addSchedule(_ request: DailyRequest, for asker: Asker) throws {
        let limit = bot.settings.schedulesPerConversation
        guard try store.schedules(in: conversation, of: service).count < limit else {
            try reply(sentences.tooManySchedules(limit, in: kind), to: asker)
            return
        }
        guard !bot.bank.questions(for: request.filter, audience: .hiring).isEmpty else {
            try reply(sentences.noQuestionMatches(in: kind), to: asker)
            return
        }
        let same = try store.schedules(in: conversation, of: service).firstIndex {
            $0.schedule == request.schedule && $0.filter == request.filter
        }
        if let same {
            try reply(sentences.scheduleIsThere(number: same + 1, in: kind), to: asker)
            return
        }
        let record = ScheduleRecord(
            id: ScheduleID(rawValue: 0), service: service, conversation: conversation, kind: kind,
            schedule: request.schedule, filter: request.filter,
            revealAfter: request.revealAfter ?? bot.settings.revealAfter,
            createdBy: asker.person, createdAt: now, settledUntil: now)
        _ = try store.addSchedule(record)
        try reply(sentences.scheduleAdded(try entry(record), in: kind), to: asker)
    }

    private mutating func removeSchedule(_ number: Int?, for asker: Asker) throws {
        guard let record = try schedule(number, for: asker) else { return }
        try store.removeSchedule(record.id)
        try reply(sentences.scheduleRemoved(record.schedule.phrase(at: now)), to: asker)
    }

    private mutating func setPaused(_ isPaused: Bool, _ number: Int?, for asker: Asker) throws {
        guard var record = try schedule(number, for: asker) else { return }
        // What would have come during the pause is not made up for.
        if record.isPaused, !isPaused { record.settledUntil = max(record.settledUntil, now) }
        record.isPaused = isPaused
        try store.updateSchedule(record)
        let entry = try entry(record)
        try reply(
            isPaused ? sentences.schedulePaused(entry, in: kind) : sentences.scheduleResumed(entry), to: asker)
    }

    private mutating func skip(_ date: LocalDate?, _ number: Int?, for asker: Asker) throws {
        guard let record = try schedule(number, for: asker) else { return }
        if let date {
            guard try !store.isClaimed(date, of: record.id) else {
                try reply(sentences.promptAlreadyOut(date, in: kind), to: asker)
                return
            }
            guard try isDue(record, on: date) else {
                try reply(sentences.dateNotScheduled(date), to: asker)
                return
            }
            try leaveOut(date, of: record, for: asker)
        } else if let next = try upcoming(record, 1).first {
            try leaveOut(next.localDate, of: record, for: asker)
        } else {
            try reply(sentences.noPromptDue(in: kind), to: asker)
        }
    }

    private mutating func leaveOut(_ date: LocalDate, of record: ScheduleRecord, for asker: Asker) throws {
        try store.setSkipped(date, of: record.id, true)
        let queued = try store.queue(of: record.id).first { $0.date == date }
        try reply(sentences.dateSkipped(date, queued: queued?.question), to: asker)
    }

    private mutating func promptNow(_ number: Int?, for asker: Asker) throws {
        guard let record = try schedule(number, for: asker) else { return }
        guard let zone = record.schedule.timeZone else {
            try reply(sentences.flaw(.unknownZone(record.schedule.zone), in: kind), to: asker)
            return
        }
        let today = LocalDate(of: now, in: zone)
        guard try !DailyPrompt(bot: bot, store: store, record: record, date: today).post(at: now) else { return }
        try reply(sentences.promptAlreadyOut(today, in: kind), to: asker)
    }

    private mutating func preview(_ number: Int?, count: Int, for asker: Asker) throws {
        var records = try store.schedules(in: conversation, of: service).filter { !$0.isPaused }
        if number != nil || records.isEmpty {
            guard let record = try schedule(number, for: asker) else { return }
            records = [record]
        }
        let prompts = try records.flatMap { record in
            let queue = try store.queue(of: record.id)
            return try upcoming(record, count).map { occurrence in
                (occurrence, PromptPreview(occurrence, of: record.schedule, queue: queue))
            }
        }
        let first = prompts.sorted { $0.0.instant < $1.0.instant }.prefix(count)
        try reply(sentences.preview(first.map(\.1)), to: asker)
    }

    private mutating func enqueue(
        _ question: QuestionID, _ date: LocalDate?, _ number: Int?, for asker: Asker
    ) throws {
        guard let record = try schedule(number, for: asker) else { return }
        guard bot.bank.question(question)?.status == .active else {
            try reply(sentences.questionIsRetired(question, in: kind), to: asker)
            return
        }
        if let date {
            guard let zone = record.schedule.timeZone, date >= LocalDate(of: now, in: zone),
                try !store.isClaimed(date, of: record.id)
            else {
                try reply(sentences.dateIsPast(date), to: asker)
                return
            }
            guard try isDue(record, on: date) else {
                try reply(sentences.dateNotScheduled(date), to: asker)
                return
            }
        }
        let queue = try store.queue(of: record.id)
        if let other = queue.first(where: { $0.question == question || (date != nil && $0.date == date) }) {
            try reply(sentences.alreadyQueued(other.question, date: other.date, in: kind), to: asker)
            return
        }
        try store.enqueue(QueuedQuestion(question: question, date: date), for: record.id)
        try reply(sentences.queued(question, date: date), to: asker)
    }

    private mutating func dequeue(_ question: QuestionID, _ number: Int?, for asker: Asker) throws {
        guard let record = try schedule(number, for: asker) else { return }
        let entry = try store.queue(of: record.id).first { $0.question == question }
        let wasQueued = try entry.map { try store.dequeue($0, from: record.id) } ?? false
        try reply(sentences.unqueued(question, wasQueued: wasQueued), to: asker)
    }

    private mutating func showQueue(_ number: Int?, for asker: Asker) throws {
        guard let record = try schedule(number, for: asker) else { return }
        let today = record.schedule.timeZone.map { LocalDate(of: now, in: $0) }
        let entries = try store.queue(of: record.id).map { entry in
            let question = bot.bank.question(entry.question)
            // What missed its day comes with the next prompt.
            let date = entry.date.flatMap { date in today.map { date >= $0 } == false ? nil : date }
            return (entry.question, prompt: question?.status == .active ? question?.prompt : nil, date: date)
        }
        try reply(sentences.queue(entries, in: kind), to: asker)
    }

    /// The schedule that is meant, or nil after asking which.
    private mutating func schedule(_ number: Int?, for asker: Asker) throws -> ScheduleRecord? {
        let records = try store.schedules(in: conversation, of: service)
        if let number, records.indices.contains(number - 1) { return records[number - 1] }
        if number == nil, records.count == 1 { return records[0] }
        try reply(sentences.noSchedule(number: number, count: records.count, in: kind), to: asker)
        return nil
    }

    /// The next prompts that will really come: not skipped, and not brought forward already.
    private func upcoming(_ record: ScheduleRecord, _ count: Int) throws -> [Occurrence] {
        let skipped = try store.skippedDates(of: record.id)
        let generous = record.schedule.preview(
            count + skipped.count + 1, after: now, holidays: bot.settings.holidays)
        return Array(
            try generous.filter { try !skipped.contains($0.localDate) && !store.isClaimed($0.localDate, of: record.id) }
                .prefix(count))
    }

    private func isDue(_ record: ScheduleRecord, on date: LocalDate) throws -> Bool {
        guard let zone = record.schedule.timeZone else { return false }
        // A day more: a gap at midnight may shift the prompt of a date into the next one.
        let end = zone.instant(of: date.adding(days: 2), at: LocalTime(hour: 0, minute: 0)).instant
        return record.schedule.occurrences(after: now, through: end, holidays: bot.settings.holidays)
            .contains { $0.localDate == date }
    }

    private func entry(_ record: ScheduleRecord) throws -> ScheduleEntry {
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
