import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    mutating func perform(_ command: DailyCommand, for asker: Asker) throws {
        guard !command.isPublic || bot.settings.people.allowScheduling(by: asker.person, in: kind) else {
            try reply(sentences.schedulesAreForAdmins(in: kind), to: asker)
            return
        }
        switch command {
        case .list:
            let entries = try store.schedules(in: conversation, of: service).map { try entry($0) }
            let offering = try schedulesOffering()
            try reply(sentences.schedules(entries, in: kind), offering: offering, to: asker)
        case .on(let request): try addSchedule(request, for: asker)
        case .new: try openForm(of: nil, for: asker)
        case .edit(let number, let request): try edit(number, request, for: asker)
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
        guard try hasRoomForSchedule else {
            try reply(sentences.tooManySchedules(limit, in: kind), to: asker)
            return
        }
        guard !bot.bank.pool(for: request.filter, audience: .hiring).isEmpty else {
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
        try add(request, for: asker)
    }

    mutating func add(_ request: DailyRequest, for asker: Asker) throws {
        let record = ScheduleRecord(
            id: ScheduleID(rawValue: 0), service: service, conversation: conversation, kind: kind,
            schedule: request.schedule, filter: request.filter,
            revealAfter: request.revealAfter ?? bot.settings.revealAfter,
            createdBy: asker.person, createdAt: now, settledUntil: now)
        _ = try store.addSchedule(record)
        try announce(sentences.scheduleAdded(try entry(record), in: kind), for: asker)
    }

    private mutating func edit(_ number: Int?, _ request: DailyRequest?, for asker: Asker) throws {
        guard let record = try schedule(number, for: asker) else { return }
        guard let request else { return try openForm(of: record, for: asker) }
        guard !bot.bank.pool(for: request.filter, audience: .hiring).isEmpty else {
            try reply(sentences.noQuestionMatches(in: kind), to: asker)
            return
        }
        try change(record, to: request, for: asker)
    }

    /// The schedule stays the one it is, with all that was skipped, queued and posted for it. What its new times would have
    /// brought until now is not made up for.
    mutating func change(_ record: ScheduleRecord, to request: DailyRequest, for asker: Asker) throws {
        var record = record
        record.schedule = request.schedule
        record.filter = request.filter
        record.revealAfter = request.revealAfter ?? bot.settings.revealAfter
        record.settledUntil = max(record.settledUntil, now)
        try store.updateSchedule(record)
        try announce(sentences.scheduleChanged(try entry(record), in: kind), for: asker)
    }

    private mutating func removeSchedule(_ number: Int?, for asker: Asker) throws {
        guard let record = try schedule(number, for: asker) else { return }
        try store.removeSchedule(record.id)
        try announce(sentences.scheduleRemoved(record.schedule.phrase(at: now)), for: asker)
    }

    private mutating func setPaused(_ isPaused: Bool, _ number: Int?, for asker: Asker) throws {
        guard var record = try schedule(number, for: asker) else { return }
        // What would have come during the pause is not made up for.
        if record.isPaused, !isPaused { record.settledUntil = max(record.settledUntil, now) }
        record.isPaused = isPaused
        try store.updateSchedule(record)
        let entry = try entry(record)
        try announce(
            isPaused ? sentences.schedulePaused(entry, in: kind) : sentences.scheduleResumed(entry), for: asker)
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
        try announce(sentences.dateSkipped(date, queued: queued?.question), for: asker)
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
        try announce(sentences.queued(question, date: date), for: asker)
    }

    private mutating func dequeue(_ question: QuestionID, _ number: Int?, for asker: Asker) throws {
        guard let record = try schedule(number, for: asker) else { return }
        let entry = try store.queue(of: record.id).first { $0.question == question }
        let wasQueued = try entry.map { try store.dequeue($0, from: record.id) } ?? false
        let content = sentences.unqueued(question, wasQueued: wasQueued)
        if wasQueued { try announce(content, for: asker) } else { try reply(content, to: asker) }
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
}
