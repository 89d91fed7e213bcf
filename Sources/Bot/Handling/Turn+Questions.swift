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
        let key = try say(content, thread: asker.thread.map { .message($0) } ?? .none)
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
        guard let (current, question) = try current(asker) else { return }
        var asked = current
        guard !asked.isAnswered else {
            try reply(sentences.noHintAfterAnswer(in: kind), about: asked, for: asker)
            return
        }
        guard asked.hintsGiven < question.hints.count else {
            try reply(sentences.noMoreHints(question, in: kind), about: asked, for: asker)
            return
        }
        let hint = question.hints[asked.hintsGiven]
        asked.hintsGiven += 1
        try store.save(asked)
        try reply(sentences.hint(hint, number: asked.hintsGiven, of: question.hints.count), about: asked, for: asker)
    }

    mutating func giveFollowUp(_ asker: Asker) throws {
        guard let (current, question) = try current(asker) else { return }
        var asked = current
        guard asked.followUpsGiven < question.followUps.count else {
            try reply(sentences.noMoreFollowUps(in: kind), about: asked, for: asker)
            return
        }
        let followUp = question.followUps[asked.followUpsGiven]
        asked.followUpsGiven += 1
        try store.save(asked)
        try reply(
            sentences.followUp(followUp, number: asked.followUpsGiven, of: question.followUps.count), about: asked,
            for: asker)
    }

    mutating func giveAnswer(_ asker: Asker) throws {
        guard let (current, question) = try current(asker) else { return }
        var asked = current
        asked.isAnswered = true
        try store.save(asked)
        try reply(sentences.answer(question), about: asked, for: asker)
    }

    mutating func giveRubric(_ asker: Asker) throws {
        guard let (asked, question) = try current(asker) else { return }
        try reply(sentences.rubric(question), about: asked, for: asker)
    }

    /// The question that is meant, or nil after saying that there is none.
    private mutating func current(_ asker: Asker) throws -> (AskedQuestion, Question)? {
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

    /// Where it was asked for; from the top level of a channel in the question's thread, in a direct message below it.
    private mutating func reply(_ content: MessageContent, about asked: AskedQuestion, for asker: Asker) throws {
        if let thread = asker.thread ?? asked.thread {
            try say(content, thread: .message(thread))
        } else {
            try say(content, thread: kind == .direct ? .none : .delivery(asked.key))
        }
    }
}

extension Bot {
    func topics(of question: Question) -> [Topic] {
        question.topics.compactMap { bank.topic($0) }
    }
}
