import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    /// The quiz that a message may belong to. In a direct message a thread makes no difference.
    func openQuizHere(of asker: Asker) throws -> QuizRecord? {
        switch kind {
        case .direct:
            // One that the bot began on its own page may not know yet what the conversation is called.
            try store.openQuizzes(of: asker.person, in: service).first { quiz in
                quiz.conversation == conversation || quiz.conversation == asker.person.address
            }
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
            try moveOn(quiz, past: position, saying: sentences.itemIsGone(), to: asker)
            return "quiz-answer"
        }
        let answer = withoutAnnouncement(asker.text)
        let grade = try grade(answer, to: item, order: quiz.items[position].optionOrder)
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
        // About what was answered before; in a thread nobody need be mentioned for it either.
        case .why, .appeal(.make): try perform(command, for: asker)
        default: return nil
        }
        return command.label
    }

    /// By the key, and by what editors decided.
    func grade(_ answer: String, to item: Item, order: [String]) throws -> Grade {
        let grade = bot.grader.grade(answer, to: item, order: order)
        guard case .graded(let graded) = grade, graded.credit < 1 else { return grade }
        return grade.applying(try rulings(on: item))
    }

    func rulings(on item: Item) throws -> [Ruling] {
        try store.rulings(on: item.id).filter { $0.semanticRevision == item.semanticRevision }
    }

    mutating func settle(
        _ graded: Grade.Graded, answer: String, of item: Item, at position: Int, in quiz: QuizRecord,
        to asker: Asker
    ) throws {
        var quiz = quiz
        let solution = Solution(item, order: quiz.items[position].optionOrder)
        quiz.settle(position, as: .answered, at: now)
        quiz.items[position].answer = answer
        quiz.items[position].credit = graded.credit
        quiz.items[position].wording = item.wording
        try moveOn(
            quiz, past: position, answered: graded.choice(answer, of: item, order: quiz.items[position].optionOrder),
            saying: sentences.verdict(graded, solution: solution, in: kind), to: asker)
    }

    /// Records what became of the items, and asks the next or ends the quiz, in one message. Open items that the bank no
    /// longer has as they were are passed over.
    ///
    /// - Parameters:
    ///   - position: of the item that was open before.
    ///   - choice: what was answered, in a word.
    mutating func moveOn(
        _ quiz: QuizRecord, past position: Int, answered choice: String = "", saying content: MessageContent,
        to asker: Asker
    ) throws {
        var quiz = quiz
        while let position = quiz.openPosition, bot.bank.item(of: quiz.items[position]) == nil {
            quiz.settle(position, as: .withdrawn, at: now)
        }
        let blocks = content.blocks + [.divider]
        if let position = quiz.openPosition {
            try store.update(quiz)
            try reply(
                MessageContent(blocks + show(position, of: quiz).blocks), offering: offering(position, of: quiz),
                to: asker)
        } else {
            quiz.state = .finished
            quiz.endedAt = now
            try store.update(quiz)
            let summary = sentences.quizSummary(try summary(of: quiz, withEarlier: true), in: kind)
            try reply(MessageContent(blocks + summary.blocks), offering: .afterQuiz(quiz.id), to: asker)
        }
        try close(
            Offering.subject(position, of: quiz), in: try place(of: quiz).id,
            saying: sentences.itemClosed(quiz.items[position], choice: choice, score: quiz.scoreSoFar))
        try refreshHome(of: quiz.person)
    }

    func show(_ position: Int, of quiz: QuizRecord) -> MessageContent {
        let record = quiz.items[position]
        guard let item = bot.bank.item(of: record) else { return sentences.itemIsGone() }
        return sentences.item(
            ShownItem(item, order: record.optionOrder), number: position + 1, of: quiz.items.count,
            isFirst: position == 0)
    }

    func offering(_ position: Int, of quiz: QuizRecord) -> Offering? {
        let record = quiz.items[position]
        return bot.bank.item(of: record).map {
            .item(
                $0, order: record.optionOrder, at: position, of: quiz.id,
                hasDialogs: bot.abilities.contains(.dialogs))
        }
    }
}

extension Grade.Graded {
    /// What was answered, as short as can be: letters for what has some.
    func choice(_ answer: String, of item: Item, order: [String]) -> String {
        let shown = item.lettered(order: order)
        let letter = { (id: String) in shown.first { $0.id == id }?.letter ?? "?" }
        return switch reading {
        case .options(let ids): shown.filter { ids.contains($0.id) }.map(\.letter).joined(separator: ", ")
        case .truth(let isTrue): isTrue ? "true" : "false"
        case .text, .number: Wording.quoted(answer)
        case .sequence(let ids): ids.map(letter).joined(separator: ", ")
        case .pairs(let pairs):
            item.numbered(order: order).map { "\($0.number)\(pairs[$0.id].map(letter) ?? "?")" }.joined(separator: ", ")
        }
    }
}

extension QuizRecord {
    /// The item that waits for an answer.
    var openPosition: Int? { items.firstIndex { $0.outcome == nil } }

    /// When an item was last put to the person.
    var lastActivity: Date { items.compactMap(\.answeredAt).max() ?? startedAt }

    /// Without those that are open, and those that the bank gave up.
    var countedItems: [QuizItemRecord] { items.filter { $0.outcome == .answered || $0.outcome == .skipped } }

    /// Points, and of how many.
    var scoreSoFar: (points: Double, total: Int) {
        let counted = countedItems
        return (counted.reduce(0) { $0 + ($1.credit ?? 0) }, counted.count)
    }

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
