import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    /// The quiz that a message may belong to. In a direct message a thread makes no difference.
    func openQuizHere(of message: IncomingMessage) throws -> QuizRecord? {
        switch kind {
        case .direct:
            try store.openQuizzes(of: message.sender, in: service).first { $0.conversation == conversation }
        case .channel:
            try message.thread.flatMap { thread in
                try store.openQuiz(of: message.sender, in: conversation, of: service, thread: thread)
            }
        }
    }

    /// Takes the message as an answer. False if it is a command instead: a word that starts one and earns no credit.
    mutating func handle(_ message: IncomingMessage, in quiz: QuizRecord) throws -> Bool {
        guard let position = quiz.items.firstIndex(where: { $0.outcome == nil }) else { return false }
        guard let item = bot.bank.item(of: quiz.items[position]) else {
            try moveOn(quiz, after: position, saying: sentences.itemIsGone(), outcome: .skipped, to: message)
            return true
        }
        let words = Words(message.text)
        if words.first == CommandName.hint.rawValue, words.count == 1 {
            try reply(sentences.noHintsInQuiz(), to: message)
            return true
        }
        var text = message.text
        if words.first == CommandName.answer.rawValue, words.count > 1 {
            text = String(text.trimmingCharacters(in: .whitespaces).dropFirst(CommandName.answer.rawValue.count))
        }
        let grade = bot.grader.grade(text, to: item, order: quiz.items[position].optionOrder)
        if case .graded(let graded) = grade, graded.credit > 0 {
            try settle(graded, answer: text, of: item, at: position, in: quiz, to: message)
            return true
        }
        if isCommand(words, message) { return false }
        switch grade {
        case .graded(let graded): try settle(graded, answer: text, of: item, at: position, in: quiz, to: message)
        case .unreadable(let advice): try reply(sentences.unreadable(advice), to: message)
        }
        return true
    }

    /// Only the plain names count in a quiz, so that an answer is not taken for a command's alias.
    private func isCommand(_ words: Words, _ message: IncomingMessage) -> Bool {
        guard let first = words.first else { return false }
        if words.count == 1, CommandParser.quizControls[first] != nil { return true }
        guard CommandName(rawValue: first) != nil else { return false }
        return (try? bot.parser.parse(message.text, now: now)) != nil
    }

    private mutating func settle(
        _ graded: Grade.Graded, answer: String, of item: Item, at position: Int, in quiz: QuizRecord,
        to message: IncomingMessage
    ) throws {
        var quiz = quiz
        let solution = Solution(item, order: quiz.items[position].optionOrder)
        quiz.items[position].answer = answer
        quiz.items[position].credit = graded.credit
        let verdict = sentences.verdict(graded, solution: solution)
        try moveOn(quiz, after: position, saying: verdict, outcome: .answered, to: message)
    }

    /// Records what became of an item, and asks the next or ends the quiz, in one message.
    private mutating func moveOn(
        _ quiz: QuizRecord, after position: Int, saying content: MessageContent,
        outcome: QuizItemRecord.Outcome, to message: IncomingMessage
    ) throws {
        var quiz = quiz
        quiz.items[position].outcome = outcome
        quiz.items[position].answeredAt = now
        let next: MessageContent
        if let upcoming = quiz.items.firstIndex(where: { $0.outcome == nil }) {
            next = show(upcoming, of: quiz)
        } else {
            quiz.state = .finished
            quiz.endedAt = now
            next = sentences.quizSummary(try summary(of: quiz, withEarlier: true), in: kind)
        }
        try store.update(quiz)
        try reply(MessageContent(content.blocks + [.divider] + next.blocks), to: message)
    }

    private func show(_ position: Int, of quiz: QuizRecord) -> MessageContent {
        let record = quiz.items[position]
        guard let item = bot.bank.item(of: record) else { return sentences.itemIsGone() }
        return sentences.item(
            ShownItem(item, order: record.optionOrder), number: position + 1, of: quiz.items.count,
            isFirst: position == 0)
    }

    mutating func perform(_ command: QuizCommand, for message: IncomingMessage) throws {
        switch command {
        case .start(let request): try startQuiz(request, for: message)
        case .history:
            let quizzes = try store.endedQuizzes(of: message.sender, in: service, limit: 10)
            try reply(
                sentences.quizHistory(try quizzes.map { try summary(of: $0, withEarlier: false) }, in: kind),
                to: message)
        case .resume, .skip, .stop:
            let here = try openQuizHere(of: message)
            guard let quiz = try here ?? store.openQuizzes(of: message.sender, in: service).first else {
                try reply(sentences.noQuizIsRunning(in: kind), to: message)
                return
            }
            if command == .stop {
                try stop(quiz, for: message)
            } else if here == nil {
                let position = quiz.items.firstIndex { $0.outcome == nil } ?? 0
                let running = sentences.quizIsRunning(number: position + 1, of: quiz.items.count, elsewhere: true)
                try reply(running, to: message)
            } else if command == .skip {
                try skipItem(of: quiz, for: message)
            } else {
                try showAgain(quiz, for: message)
            }
        }
    }

    private mutating func startQuiz(_ request: QuizRequest, for message: IncomingMessage) throws {
        if let running = try store.openQuizzes(of: message.sender, in: service).first {
            if try openQuizHere(of: message)?.id == running.id {
                try showAgain(running, for: message)
            } else {
                let position = running.items.firstIndex { $0.outcome == nil } ?? 0
                try reply(
                    sentences.quizIsRunning(number: position + 1, of: running.items.count, elsewhere: true), to: message
                )
            }
            return
        }
        let wanted = request.count ?? bot.settings.quizLength
        let seed = fnv1a64(event.id) ^ (try store.installationSecret())
        let items = QuizAssembly.items(
            from: bot.bank, filter: request.filter, count: wanted,
            seen: try store.itemsSeen(by: message.sender, in: service), seed: seed)
        guard !items.isEmpty else {
            try reply(sentences.noItemsMatch(in: kind), to: message)
            return
        }
        let thread = kind == .direct ? message.thread : message.thread ?? message.id
        let quiz = QuizRecord(
            id: "\(service.rawValue)/\(event.id)", service: service, person: message.sender, conversation: conversation,
            thread: thread, filter: request.filter, startedAt: now,
            items: items.map { item in
                QuizItemRecord(
                    item: item.id, semanticRevision: item.semanticRevision,
                    topic: item.topics.first ?? TopicID(rawValue: "other"),
                    optionOrder: QuizAssembly.optionOrder(of: item, seed: seed))
            })
        try store.add(quiz)
        var blocks = show(0, of: quiz).blocks
        if items.count < wanted { blocks = sentences.fewerItems(items.count, wanted: wanted).blocks + blocks }
        try reply(MessageContent(blocks), to: message)
    }

    private mutating func showAgain(_ quiz: QuizRecord, for message: IncomingMessage) throws {
        let position = quiz.items.firstIndex { $0.outcome == nil } ?? 0
        let note = sentences.quizIsRunning(number: position + 1, of: quiz.items.count, elsewhere: false)
        try reply(MessageContent(note.blocks + show(position, of: quiz).blocks), to: message)
    }

    private mutating func skipItem(of quiz: QuizRecord, for message: IncomingMessage) throws {
        guard let position = quiz.items.firstIndex(where: { $0.outcome == nil }) else { return }
        let record = quiz.items[position]
        let content = bot.bank.item(of: record).map { sentences.skipped(Solution($0, order: record.optionOrder)) }
        try moveOn(quiz, after: position, saying: content ?? sentences.itemIsGone(), outcome: .skipped, to: message)
    }

    private mutating func stop(_ quiz: QuizRecord, for message: IncomingMessage) throws {
        var quiz = quiz
        quiz.state = .stopped
        quiz.endedAt = now
        try store.update(quiz)
        let summary = try summary(of: quiz, withEarlier: true)
        let isEmpty = summary.answered + summary.skipped == 0
        try reply(
            isEmpty ? sentences.quizStoppedEarly(in: kind) : sentences.quizSummary(summary, in: kind), to: message)
    }
}

extension Bank {
    /// The item that was asked, if it is still what it was then.
    func item(of record: QuizItemRecord) -> Item? {
        guard let item = item(record.item), item.semanticRevision == record.semanticRevision else { return nil }
        return item
    }
}
