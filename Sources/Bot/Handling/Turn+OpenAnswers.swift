import Chat
import QuestionEngine
import Store

/// Answers to questions in people's own words. What is found in them is for the person alone, where the service can whisper.
extension Turn {
    /// Of the dialog.
    private static let field = "answer"

    mutating func take(_ text: String, for asker: Asker) throws {
        guard let (asked, question) = try current(asker) else { return }
        try take(text, to: asked, question, for: asker)
    }

    private mutating func take(_ text: String, to asked: AskedQuestion, _ question: Question, for asker: Asker) throws {
        let id = try store.add(
            OpenAnswer(
                service: service, person: asker.person, conversation: conversation, question: question.id,
                semanticRevision: question.semanticRevision, text: text, answeredAt: now))
        let reading = OpenAnswers.read(text, to: question)
        let isPrivate = kind == .direct || bot.abilities.contains(.whispers)
        try confide(
            sentences.reading(reading, of: question, isPrivate: isPrivate, in: kind),
            offering: .afterReading(id, of: asked, hasMissed: !reading.missed.isEmpty), to: asker)
    }

    /// Opens the dialog; where there is none, or nothing that could bring it, says how else it is done.
    mutating func openAnswerForm(to asked: AskedQuestion, _ question: Question, for asker: Asker) throws {
        guard bot.abilities.contains(.dialogs), let trigger = asker.trigger else {
            try note(sentences.answerInWords(in: kind), to: asker)
            return
        }
        let token = bot.token()
        let key = try say(
            sentences.answerForm(question, field: Self.field), thread: .none, manner: .dialog(token, trigger))
        let meaning = Meaning.openAnswer(.form(asked.key, conversation: conversation, kind: kind))
        try store.add(
            Offer(
                key: key, service: service, subject: "message/\(key.rawValue)", content: MessageContent([]),
                meanings: [token: try meaning.text]), at: now)
    }

    /// Takes a dialog that was sent off.
    ///
    /// - Returns: nil if it was about something else.
    /// - Throws: `InputErrors`, and the dialog stays open.
    mutating func takeOpenAnswer(_ submission: Submission) throws -> String? {
        guard let text = try store.meaning(of: submission.token, in: service),
            case .openAnswer(.form(let key, let conversation, let kind)) = Meaning(text: text)
        else { return nil }
        place = Conversation(id: conversation, kind: kind)
        guard bot.settings.people.allow(place) else { throw refusal(sentences.notEnabled(in: kind)) }
        guard let asked = try store.askedQuestion(key), let question = bot.bank.question(asked.question) else {
            throw refusal(sentences.formIsTooOld())
        }
        let asker = Asker(person: submission.sender, text: "", thread: asked.thread, isUnseen: true)
        do {
            let answer = submission.values[Self.field] ?? ""
            let command = try bot.parser.inOwnWords("\(CommandName.attempt.rawValue) \(answer)", now: now)
            guard case .attempt(let answer) = command else { throw CommandError.textTooShort(in: .attempt) }
            guard try mayAsk(asker) else { return "limited" }
            try take(answer, to: asked, question, for: asker)
        } catch let error as CommandError {
            throw refusal(sentences.problem(error, in: kind))
        }
        return Command.attempt("").label
    }

    private func refusal(_ content: MessageContent) -> InputErrors { InputErrors([Self.field: content.plainText]) }

    mutating func perform(_ act: Meaning.OpenAnswerAct, for asker: Asker) throws -> String {
        if case .mentioned(let id) = act { try mention("", in: id, for: asker) }
        return Command.mentioned("").label
    }

    /// About the person's last answer.
    mutating func mention(_ remark: String, for asker: Asker) throws {
        guard let id = try store.lastOpenAnswer(of: asker.person, in: service) else {
            try confide(sentences.nothingTried(in: kind), to: asker)
            return
        }
        try mention(remark, in: id, for: asker)
    }

    private mutating func mention(_ remark: String, in id: OpenAnswerID, for asker: Asker) throws {
        guard let answer = try store.openAnswer(id), answer.person == asker.person, answer.service == service else {
            try note(sentences.answerIsForgotten(), to: asker)
            return
        }
        if let earlier = try store.deskCase(about: id) {
            try confide(sentences.caseIsThere(earlier.id), to: asker)
            return
        }
        if let question = bot.bank.question(answer.question),
            OpenAnswers.read(answer.text, to: question).missed.isEmpty
        {
            try confide(sentences.nothingMissed(), to: asker)
            return
        }
        try file(
            DeskCase(
                service: service, person: asker.person, conversation: answer.conversation, kind: .mention,
                subject: answer.question.rawValue, revision: answer.semanticRevision, text: remark, answer: id,
                madeAt: now), for: asker)
    }
}

extension Offering {
    static func afterReading(_ answer: OpenAnswerID, of asked: AskedQuestion, hasMissed: Bool) -> Offering {
        let mention = Action.button(Choice("I did mention it", .openAnswer(.mentioned(answer))))
        let model = Action.button(Choice("Answer", .question(asked.key, .answer)))
        return Offering([(hasMissed ? [mention] : []) + (asked.isAnswered ? [] : [model])])
    }
}
