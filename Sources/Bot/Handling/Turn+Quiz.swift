import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    /// The quiz that a message may belong to. In a direct message a thread makes no difference.
    func openQuizHere(of asker: Asker) throws -> QuizRecord? {
        switch kind {
        case .direct:
            try store.openQuizzes(of: asker.person, in: service).first { $0.conversation == conversation }
        case .channel:
            try asker.thread.flatMap { thread in
                try store.openQuiz(of: asker.person, in: conversation, of: service, thread: thread)
            }
        }
    }

    /// Takes the message as an answer, or as a command about the quiz.
    ///
    /// What the open item foresees as an answer is one. Everything else that is a command is taken for that: a choice or a
    /// number can be told from it, and no slip of the tongue should cost an answer.
    ///
    /// - Returns: what it was taken for; nil if it is no business of the quiz.
    mutating func handle(_ asker: Asker, in quiz: QuizRecord) throws -> String? {
        guard let position = quiz.openPosition else { return nil }
        guard let item = bot.bank.item(of: quiz.items[position]) else {
            try moveOn(quiz, saying: sentences.itemIsGone(), to: asker)
            return "quiz-answer"
        }
        let answer = withoutAnnouncement(asker.text)
        let grade = bot.grader.grade(answer, to: item, order: quiz.items[position].optionOrder)
        if case .graded(let graded) = grade, graded.isForeseen {
            try settle(graded, answer: answer, of: item, at: position, in: quiz, to: asker)
            return "quiz-answer"
        }
        var isFreeText = false
        if case .graded = grade { isFreeText = true }
        if let command = bot.parser.aside(asker.text, isFreeText: isFreeText, now: now) {
            return try perform(aside: command, in: quiz, for: asker)
        }
        switch grade {
        case .graded(let graded): try settle(graded, answer: answer, of: item, at: position, in: quiz, to: asker)
        case .unreadable(let advice):
            if bot.parser.isMistakenAside(asker.text, now: now) { return nil }
            try reply(sentences.unreadable(advice), to: asker)
        }
        return "quiz-answer"
    }

    /// `answer b` and `Answer: b` are `b`.
    private func withoutAnnouncement(_ text: String) -> String {
        let words = Words(text)
        guard words.first == CommandName.answer.rawValue, words.count > 1,
            let range = text.range(of: words.original[0])
        else { return text }
        return String(text[range.upperBound...].drop { $0.isWhitespace || $0 == ":" })
    }

    /// - Returns: nil if it is no business of the quiz.
    private mutating func perform(
        aside command: Command, in quiz: QuizRecord, for asker: Asker
    ) throws -> String? {
        switch command {
        case .quiz(let command): try perform(command, for: asker)
        case .hint, .answer:
            let asked = try store.currentQuestion(in: conversation, of: service, thread: asker.thread)
            // What was put last is what help is wanted with.
            if let asked, asked.askedAt > quiz.lastActivity { return nil }
            try reply(sentences.noHintsInQuiz(), to: asker)
        default: return nil
        }
        return command.label
    }

    private mutating func settle(
        _ graded: Grade.Graded, answer: String, of item: Item, at position: Int, in quiz: QuizRecord,
        to asker: Asker
    ) throws {
        var quiz = quiz
        let solution = Solution(item, order: quiz.items[position].optionOrder)
        quiz.settle(position, as: .answered, at: now)
        quiz.items[position].answer = answer
        quiz.items[position].credit = graded.credit
        try moveOn(quiz, saying: sentences.verdict(graded, solution: solution), to: asker)
    }

    /// Records what became of the items, and asks the next or ends the quiz, in one message. Open items that the bank no
    /// longer has as they were are passed over.
    mutating func moveOn(_ quiz: QuizRecord, saying content: MessageContent, to asker: Asker) throws {
        var quiz = quiz
        while let position = quiz.openPosition, bot.bank.item(of: quiz.items[position]) == nil {
            quiz.settle(position, as: .withdrawn, at: now)
        }
        let next: MessageContent
        if let position = quiz.openPosition {
            next = show(position, of: quiz)
        } else {
            quiz.state = .finished
            quiz.endedAt = now
            next = sentences.quizSummary(try summary(of: quiz, withEarlier: true), in: kind)
        }
        try store.update(quiz)
        try reply(MessageContent(content.blocks + [.divider] + next.blocks), to: asker)
    }

    func show(_ position: Int, of quiz: QuizRecord) -> MessageContent {
        let record = quiz.items[position]
        guard let item = bot.bank.item(of: record) else { return sentences.itemIsGone() }
        return sentences.item(
            ShownItem(item, order: record.optionOrder), number: position + 1, of: quiz.items.count,
            isFirst: position == 0)
    }
}

extension QuizRecord {
    /// The item that waits for an answer.
    var openPosition: Int? { items.firstIndex { $0.outcome == nil } }

    /// When an item was last put to the person.
    var lastActivity: Date { items.compactMap(\.answeredAt).max() ?? startedAt }

    mutating func settle(_ position: Int, as outcome: QuizItemRecord.Outcome, at date: Date) {
        items[position].outcome = outcome
        items[position].answeredAt = date
    }
}

extension Bank {
    /// The item that was asked, if it is still what it was then.
    func item(of record: QuizItemRecord) -> Item? {
        guard let item = item(record.item), item.semanticRevision == record.semanticRevision else { return nil }
        return item
    }
}
