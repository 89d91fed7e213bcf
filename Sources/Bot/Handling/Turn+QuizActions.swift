import Chat
import QuestionEngine
import Store

/// What was pressed about quizzes.
extension Turn {
    mutating func perform(_ act: Meaning.QuizAct, ticked: [String], for asker: Asker) throws -> String {
        // Ticking does nothing by itself.
        if case .tick = act { return "tick" }
        guard let quiz = try act.quiz.flatMap(store.quiz) else {
            try note(sentences.buttonIsTooOld(saying: "quiz resume", in: kind), to: asker)
            return "old-action"
        }
        guard quiz.person == asker.person else {
            try note(sentences.notYourQuiz(in: kind), to: asker)
            return "not-your-quiz"
        }
        if case .again = act { return try startAgain(quiz, for: asker) }
        guard quiz.state == .open else {
            try note(sentences.quizIsOver(in: kind), to: asker)
            return "old-action"
        }
        if let position = act.position, quiz.items[position].outcome != nil {
            try note(sentences.itemIsSettled(quiz.items[position]), to: asker)
            return "old-action"
        }
        place = try place(of: quiz)
        return try perform(act, on: quiz, ticked: ticked, for: asker)
    }

    /// Where the quiz is, and seen by all who see it.
    func inside(_ quiz: QuizRecord, _ asker: Asker) -> Asker {
        var asker = asker
        asker.thread = quiz.thread
        asker.isUnseen = false
        return asker
    }

    private mutating func perform(
        _ act: Meaning.QuizAct, on quiz: QuizRecord, ticked: [String], for asker: Asker
    ) throws -> String {
        let inside = inside(quiz, asker)
        switch act {
        case .answer(_, let position, let choice): try answer([choice], at: position, of: quiz, for: inside)
        case .check(_, let position):
            guard !ticked.isEmpty else {
                try note(sentences.nothingTicked(), to: asker)
                return "quiz-answer"
            }
            try answer(ticked, at: position, of: quiz, for: inside)
        case .fill(_, let position): try openSheet(at: position, of: quiz, for: asker)
        case .skip: try skipItem(of: quiz, for: inside)
        case .stop: try stop(quiz, for: inside)
        case .resume: try showAgain(quiz, for: inside)
        case .tick, .again, .filled: break
        }
        return act.position == nil ? "quiz" : "quiz-answer"
    }

    private mutating func answer(
        _ choices: [String], at position: Int, of quiz: QuizRecord, for asker: Asker
    ) throws {
        guard let item = bot.bank.item(of: quiz.items[position]) else {
            return try moveOn(quiz, past: position, saying: sentences.itemIsGone(), to: asker)
        }
        let order = quiz.items[position].optionOrder
        let letters = item.letteredOptions(order: order).filter { choices.contains($0.option.id) }.map(\.letter)
        let answer = letters.isEmpty ? choices.joined(separator: ", ") : letters.joined(separator: ", ")
        guard case .graded(let graded) = try grade(answer, to: item, order: order) else {
            return try note(sentences.itemIsGone(), to: asker)
        }
        try settle(graded, answer: answer, of: item, at: position, in: quiz, to: asker)
    }

    private mutating func startAgain(_ quiz: QuizRecord, for asker: Asker) throws -> String {
        place = try place(of: quiz)
        let request = QuizRequest(filter: quiz.filter, count: quiz.items.count)
        if let refusal = try putQuiz(request, for: inside(quiz, asker)) { try note(refusal, to: asker) }
        return "quiz"
    }

    /// The conversation in which the quiz is; what began at a person's address goes on in the direct message with them.
    func place(of quiz: QuizRecord) throws -> Conversation {
        if quiz.conversation == conversation { return place }
        let direct = try store.acquaintance(with: quiz.person, in: service)?.direct
        let isDirect = quiz.conversation == quiz.person.address || quiz.conversation == direct || quiz.thread == nil
        return isDirect
            ? Conversation(id: direct ?? quiz.conversation, kind: .direct)
            : Conversation(id: quiz.conversation, kind: .channel)
    }
}

extension Meaning.QuizAct {
    fileprivate var quiz: String? {
        switch self {
        case .answer(let quiz, _, _), .check(let quiz, _), .fill(let quiz, _), .filled(let quiz, _), .skip(let quiz, _),
            .stop(let quiz), .resume(let quiz),
            .again(let quiz):
            quiz
        case .tick: nil
        }
    }

    fileprivate var position: Int? {
        switch self {
        case .answer(_, let position, _), .check(_, let position), .fill(_, let position), .filled(_, let position),
            .skip(_, let position):
            position
        case .tick, .stop, .resume, .again: nil
        }
    }
}
