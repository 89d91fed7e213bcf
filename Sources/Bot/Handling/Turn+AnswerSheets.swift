import Chat
import QuestionEngine
import Store

/// Answers that are put together in a dialog: an order, or pairs.
extension Turn {
    mutating func openSheet(at position: Int, of quiz: QuizRecord, for asker: Asker) throws {
        let record = quiz.items[position]
        guard let item = bot.bank.item(of: record) else {
            return try moveOn(quiz, past: position, saying: sentences.itemIsGone(), to: inside(quiz, asker))
        }
        let sheet = AnswerSheet(ShownItem(item, order: record.optionOrder))
        guard bot.abilities.contains(.dialogs), let trigger = asker.trigger else {
            try note(sentences.answerInWords(sheet.item), to: asker)
            return
        }
        let token = bot.token()
        let key = try say(sentences.sheet(sheet), thread: .none, manner: .dialog(token, trigger))
        try store.add(
            Offer(
                key: key, service: service, subject: "message/\(key.rawValue)", content: MessageContent([]),
                meanings: [token: try Meaning.quiz(.filled(quiz: quiz.id, position: position)).text]), at: now)
    }

    /// Takes the dialog that was sent off as the answer.
    ///
    /// - Throws: `InputErrors`, and the dialog stays open.
    mutating func take(_ submission: Submission, asAnswerAt position: Int, of id: String) throws -> String {
        let refusal = { (content: MessageContent) in InputErrors([AnswerSheet.firstField: content.plainText]) }
        guard let quiz = try store.quiz(id), quiz.person == submission.sender, quiz.items.indices.contains(position)
        else { throw refusal(sentences.formIsTooOld()) }
        place = try place(of: quiz)
        guard bot.settings.people.allow(place) else { throw refusal(sentences.notEnabled(in: kind)) }
        let record = quiz.items[position]
        guard record.outcome == nil else { throw refusal(sentences.itemIsSettled(record)) }
        guard quiz.state == .open else { throw refusal(sentences.quizIsOver(in: kind)) }
        let asker = inside(quiz, Asker(person: submission.sender, text: ""))
        guard let item = bot.bank.item(of: record) else {
            try moveOn(quiz, past: position, saying: sentences.itemIsGone(), to: asker)
            return "quiz-answer"
        }
        let sheet = AnswerSheet(ShownItem(item, order: record.optionOrder))
        let answer: String
        switch sheet.read(submission.values) {
        case .answer(let text): answer = text
        case .incomplete(let fields):
            throw InputErrors(fields.mapValues { sentences.problem($0).plainText })
        }
        guard case .graded(let graded) = try grade(answer, to: item, order: record.optionOrder) else {
            throw refusal(sentences.formIsTooOld())
        }
        try settle(graded, answer: answer, of: item, at: position, in: quiz, to: asker)
        return "quiz-answer"
    }
}
