import Chat
import QuestionEngine
import Store

/// Schedules by buttons and in dialogs.
extension Turn {
    /// Of so many schedules at most; a message has room for no more.
    private static let mostRows = 20

    /// To press under the list of schedules. Numbers tell several apart.
    func schedulesOffering() throws -> Offering? {
        let records = try store.schedules(in: conversation, of: service)
        let hasDialogs = bot.abilities.contains(.dialogs)
        var rows = records.prefix(Self.mostRows).enumerated().map { index, record -> [Offering.Action] in
            let number = records.count == 1 ? "" : " \(index + 1)"
            let id = record.id.rawValue
            let button = { (label: String, act: Meaning.ScheduleAct, style: MessageContent.Action.Style) in
                Offering.Action.button(Offering.Choice(label + number, .schedule(act)), style: style)
            }
            return (hasDialogs ? [button("Edit", .edit(id), .plain)] : []) + [
                record.isPaused ? button("Resume", .resume(id), .plain) : button("Pause", .pause(id), .plain),
                button("Off", .end(id), .danger),
            ]
        }
        if hasDialogs, try hasRoomForSchedule {
            rows.append([.button(Offering.Choice("New schedule", .schedule(.new)))])
        }
        return rows.isEmpty ? nil : Offering(rows)
    }

    /// What was pressed about a schedule of this conversation: as if it had been written with its number.
    mutating func perform(_ act: Meaning.ScheduleAct, for asker: Asker) throws -> String {
        let command: DailyCommand?
        switch act {
        case .new: command = .new
        case .edit(let id): command = try number(of: id).map { .edit($0, nil) }
        case .pause(let id): command = try number(of: id).map { .pause($0) }
        case .resume(let id): command = try number(of: id).map { .resume($0) }
        case .end(let id): command = try number(of: id).map { .off($0) }
        case .form: command = nil
        }
        guard let command else {
            try note(sentences.scheduleIsGone(in: kind), to: asker)
            return "old-action"
        }
        try perform(.daily(command), for: asker)
        return Command.daily(command).label
    }

    private func number(of id: Int64) throws -> Int? {
        let records = try store.schedules(in: conversation, of: service)
        return records.firstIndex { $0.id.rawValue == id }.map { $0 + 1 }
    }

    /// Opens the dialog; where there is none, or nothing that could bring it, says how else it is done.
    mutating func openForm(of record: ScheduleRecord?, for asker: Asker) throws {
        let act = record.map { Meaning.ScheduleAct.edit($0.id.rawValue) } ?? .new
        guard bot.abilities.contains(.dialogs) else {
            try reply(sentences.scheduleInWords(isNew: record == nil, in: kind), to: asker)
            return
        }
        guard let trigger = asker.trigger else {
            let label = record == nil ? "New schedule" : "Edit"
            try reply(
                sentences.scheduleInWords(isNew: record == nil, in: kind),
                offering: Offering([[.button(Offering.Choice(label, .schedule(act)), style: .primary)]]), to: asker)
            return
        }
        if record == nil, try !hasRoomForSchedule {
            try reply(sentences.tooManySchedules(bot.settings.schedulesPerConversation, in: kind), to: asker)
            return
        }
        let form = record.map { ScheduleForm($0, bank: bot.bank, at: now) } ?? ScheduleForm(defaults: bot.settings)
        let content = sentences.form(
            form, isNew: record == nil, defaultZone: bot.settings.defaultZone,
            revealAfter: bot.settings.revealAfter)
        let token = bot.token()
        let key = try say(content, thread: .none, manner: .dialog(token, trigger))
        let meaning = Meaning.schedule(.form(conversation: conversation, kind: kind, record?.id.rawValue))
        try store.add(
            Offer(
                key: key, service: service, subject: "message/\(key.rawValue)", content: MessageContent([]),
                meanings: [token: try meaning.text]), at: now)
    }

    /// Takes a dialog that was sent off.
    ///
    /// - Throws: `InputErrors`, and the dialog stays open.
    mutating func handle(_ submission: Submission) throws -> String {
        if let label = try takeOpenAnswer(submission) { return label }
        let meaning = try store.meaning(of: submission.token, in: service).flatMap(Meaning.init(text:))
        if case .quiz(.filled(let quiz, let position)) = meaning {
            return try take(submission, asAnswerAt: position, of: quiz)
        }
        guard case .schedule(.form(let conversation, let kind, let id)) = meaning else {
            throw InputErrors([.days: sentences.formIsTooOld()])
        }
        place = Conversation(id: conversation, kind: kind)
        let asker = Asker(person: submission.sender, text: "", isUnseen: true)
        let people = bot.settings.people
        guard people.allow(place) else { throw InputErrors([.days: sentences.notEnabled(in: kind)]) }
        guard people.allowScheduling(by: asker.person, in: kind) else {
            throw InputErrors([.days: sentences.schedulesAreForAdmins(in: kind)])
        }
        let form = ScheduleForm(submission.values)
        let (read, problems) = form.request(read: bot.parser, now: now)
        guard let request = read else {
            throw InputErrors(
                Dictionary(
                    uniqueKeysWithValues: problems.map { field, error in
                        (field, sentences.problem(error, on: field, of: form, in: kind))
                    }))
        }
        guard !bot.bank.pool(for: request.filter, audience: .hiring).isEmpty else {
            throw InputErrors([.topics: sentences.noQuestionMatches(in: kind)])
        }
        if let id {
            guard let record = try store.schedules(in: conversation, of: service).first(where: { $0.id.rawValue == id })
            else { throw InputErrors([.days: sentences.scheduleIsGone(in: kind)]) }
            var kept = request
            // A time that the line could not show has not been changed.
            if request.revealAfter == nil, record.revealAfter.spoken == nil { kept.revealAfter = record.revealAfter }
            try change(record, to: kept, for: asker)
        } else {
            guard try hasRoomForSchedule else {
                throw InputErrors([
                    .days: sentences.tooManySchedules(bot.settings.schedulesPerConversation, in: kind)
                ])
            }
            try add(request, for: asker)
        }
        return Command.daily(.list).label
    }
}

extension InputErrors {
    fileprivate init(_ sentences: [ScheduleForm.Field: MessageContent]) {
        self.init(Dictionary(uniqueKeysWithValues: sentences.map { ($0.key.rawValue, $0.value.plainText) }))
    }
}
