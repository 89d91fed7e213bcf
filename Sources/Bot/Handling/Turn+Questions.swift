import Chat
import QuestionEngine
import Store

extension Turn {
    /// Puts a question to the conversation: at the top level of a channel, where everybody sees it, or in the thread in which
    /// it was asked for.
    mutating func ask(_ request: QuestionRequest, for asker: Asker) throws {
        guard let question = try wanted(request) else {
            try reply(sentences.noQuestionMatches(in: kind), to: asker)
            return
        }
        let content = sentences.question(question, topics: bot.topics(of: question), in: kind)
        let key = try say(
            content, offering: .question(question, askedBy: comingKey, another: .asking(request.filter)),
            thread: asker.thread.map { .message($0) } ?? .none)
        try store.save(
            AskedQuestion(
                key: key, service: service, conversation: conversation, thread: asker.thread, question: question.id,
                revision: question.revision, askedAt: now))
    }

    private func wanted(_ request: QuestionRequest) throws -> Question? {
        if let id = request.id { return bot.bank.question(id).flatMap { $0.status == .active ? $0 : nil } }
        return try QuestionDraw(bank: bot.bank, store: store, service: service, conversation: conversation)
            .next(request.filter, audience: .team)
    }

    mutating func giveHint(_ asker: Asker) throws {
        guard let (asked, question) = try current(asker) else { return }
        try giveHint(to: asked, question, for: asker)
    }

    mutating func giveFollowUp(_ asker: Asker) throws {
        guard let (asked, question) = try current(asker) else { return }
        try giveFollowUp(to: asked, question, for: asker)
    }

    mutating func giveAnswer(_ asker: Asker) throws {
        guard let (asked, question) = try current(asker) else { return }
        try giveAnswer(to: asked, question, for: asker)
    }

    mutating func giveRubric(_ asker: Asker) throws {
        guard let (asked, question) = try current(asker) else { return }
        try reply(sentences.rubric(question), about: asked, for: asker)
    }

    /// What was pressed under a question, whichever was asked since.
    mutating func give(_ help: Meaning.QuestionHelp, to key: DeliveryKey, for asker: Asker) throws -> String {
        guard let asked = try store.askedQuestion(key) else {
            try note(sentences.buttonIsTooOld(saying: "question", in: kind), to: asker)
            return "old-action"
        }
        guard let question = bot.bank.question(asked.question) else {
            try note(sentences.questionIsGone(asked.question, in: kind), to: asker)
            return "old-action"
        }
        switch help {
        case .hint:
            try giveHint(to: asked, question, for: asker)
            return Command.hint.label
        case .followUp:
            try giveFollowUp(to: asked, question, for: asker)
            return Command.followUp.label
        case .answer:
            guard !asked.isAnswered else {
                try note(sentences.answerIsOut(in: kind), to: asker)
                return "old-action"
            }
            try giveAnswer(to: asked, question, for: asker)
            return Command.answer.label
        case .attempt:
            try openAnswerForm(to: asked, question, for: asker)
            return Command.attempt("").label
        }
    }

    private mutating func giveHint(to asked: AskedQuestion, _ question: Question, for asker: Asker) throws {
        guard !asked.isAnswered else {
            return try refuse(sentences.noHintAfterAnswer(in: kind), about: asked, to: asker)
        }
        guard asked.hintsGiven < question.hints.count else {
            return try refuse(sentences.noMoreHints(question, in: kind), about: asked, to: asker)
        }
        var asked = asked
        let hint = question.hints[asked.hintsGiven]
        asked.hintsGiven += 1
        try store.save(asked)
        try reply(sentences.hint(hint, number: asked.hintsGiven, of: question.hints.count), about: asked, for: asker)
    }

    private mutating func giveFollowUp(to asked: AskedQuestion, _ question: Question, for asker: Asker) throws {
        guard asked.followUpsGiven < question.followUps.count else {
            return try refuse(sentences.noMoreFollowUps(in: kind), about: asked, to: asker)
        }
        var asked = asked
        let followUp = question.followUps[asked.followUpsGiven]
        asked.followUpsGiven += 1
        try store.save(asked)
        try reply(
            sentences.followUp(followUp, number: asked.followUpsGiven, of: question.followUps.count), about: asked,
            for: asker)
    }

    private mutating func giveAnswer(to asked: AskedQuestion, _ question: Question, for asker: Asker) throws {
        var asked = asked
        let isFirst = !asked.isAnswered
        asked.isAnswered = true
        try store.save(asked)
        try reply(sentences.answer(question), about: asked, for: asker)
        if isFirst { try offerLess(under: asked, question) }
    }

    /// Once the answer is out, hints help nobody, and the answer is no secret.
    private mutating func offerLess(under asked: AskedQuestion, _ question: Question) throws {
        let subject = Offering.subject(of: asked.key)
        guard let standing = try store.standingOffer(on: subject, in: service) else { return }
        let another = try store.meanings(on: subject, in: service).compactMap(Meaning.init(text:)).first(
            where: \.isCommand)
        try say(
            standing.content,
            offering: .question(question, askedBy: asked.key, another: another ?? .asking(Filter()), isAnswered: true),
            thread: .none, manner: .edit(standing.key), in: asked.conversation)
    }

    /// The question that is meant, or nil after saying that there is none.
    mutating func current(_ asker: Asker) throws -> (AskedQuestion, Question)? {
        var asked = try store.currentQuestion(in: conversation, of: service, thread: asker.thread)
        if asked == nil, asker.thread != nil {
            asked = try store.currentQuestion(in: conversation, of: service, thread: nil)
        }
        guard let asked else {
            try reply(sentences.noQuestionYet(in: kind), to: asker)
            return nil
        }
        guard let question = bot.bank.question(asked.question) else {
            try reply(sentences.questionIsGone(asked.question, in: kind), to: asker)
            return nil
        }
        return (asked, question)
    }

    /// As the answer that was wanted; to whoever asked unseen, alone.
    private mutating func refuse(_ content: MessageContent, about asked: AskedQuestion, to asker: Asker) throws {
        if asker.isUnseen { try reply(content, to: asker) } else { try reply(content, about: asked, for: asker) }
    }

    /// Where it was asked for; from the top level of a channel in the question's thread, in a direct message below it.
    private mutating func reply(_ content: MessageContent, about asked: AskedQuestion, for asker: Asker) throws {
        if let thread = asker.thread ?? asked.thread {
            try say(content, thread: .message(thread))
        } else {
            try say(content, thread: kind == .direct ? .none : .delivery(asked.key))
        }
    }
}

extension Meaning {
    /// A question that passes that filter.
    static func asking(_ filter: Filter) -> Meaning {
        .command([CommandName.question.rawValue, filter.typed].filter { !$0.isEmpty }.joined(separator: " "))
    }

    fileprivate var isCommand: Bool { if case .command = self { true } else { false } }
}

extension Offering {
    private static let tryLabel = "Try it yourself"

    static func subject(of key: DeliveryKey) -> String { "question/\(key.rawValue)" }

    static func question(
        _ question: Question, askedBy key: DeliveryKey, another: Meaning, isAnswered: Bool = false
    ) -> Offering {
        var buttons: [Action] = []
        if !question.hints.isEmpty, !isAnswered { buttons.append(.button(Choice("Hint", .question(key, .hint)))) }
        if !question.followUps.isEmpty { buttons.append(.button(Choice("Follow-up", .question(key, .followUp)))) }
        if !isAnswered { buttons.append(.button(Choice(Self.tryLabel, .question(key, .attempt)))) }
        if !isAnswered { buttons.append(.button(Choice("Answer", .question(key, .answer)))) }
        buttons.append(.button(Choice("Another one", another)))
        return Offering(about: subject(of: key), [buttons])
    }

    /// Under a prompt: its answer comes by itself.
    static func prompt(_ question: Question, askedBy key: DeliveryKey) -> Offering {
        let hint = Action.button(Choice("Hint", .question(key, .hint)))
        return Offering([
            (question.hints.isEmpty ? [] : [hint]) + [.button(Choice(tryLabel, .question(key, .attempt)))]
        ])
    }
}

extension Bot {
    func topics(of question: Question) -> [Topic] {
        question.topics.compactMap { bank.topic($0) }
    }
}
