import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    /// Tells what decided about the last answer, as it follows from what was stored of it.
    mutating func explain(_ asker: Asker) throws {
        guard let record = try store.lastAttempt(of: asker.person, in: service) else {
            try confide(sentences.nothingAnswered(in: kind), to: asker)
            return
        }
        guard let item = bot.bank.item(record.attempt.item) else {
            try confide(sentences.answeredItemIsGone(), to: asker)
            return
        }
        guard try !isOpen(item.id, for: asker.person) else {
            try confide(sentences.answeredItemIsOpen(), to: asker)
            return
        }
        try confide(sentences.why(try report(on: record, at: item), in: kind), to: asker)
    }

    /// Whether the person has still to answer that item: then they are told nothing of its key, wherever else it was answered.
    func isOpen(_ item: ItemID, for person: UserID) throws -> Bool {
        try store.openQuizzes(of: person, in: service).contains { quiz in
            quiz.openPosition.map { quiz.items[$0].item == item } ?? false
        }
    }

    func report(on record: AttemptRecord, at item: Item) throws -> WhyReport {
        let attempt = record.attempt
        let graded = try grading(of: attempt, at: item)
        let zone = bot.settings.defaultZone.flatMap(TimeZone.init(identifier:)) ?? .gmt
        return WhyReport(
            stem: item.stem,
            choice: graded?.choice(attempt.answer, of: item, order: attempt.optionOrder)
                ?? Wording.quoted(attempt.answer),
            credit: attempt.credit,
            verdict: graded.map { .rule($0) } ?? .otherKey,
            changes: try store.creditChanges(of: record.key).map { change in
                WhyReport.Change(
                    old: change.old, new: change.new, appeal: change.appeal?.rawValue,
                    date: LocalDate(of: change.date, in: zone).description)
            })
    }

    /// Nil if the credit is by another key than that of now.
    func grading(of attempt: Attempt, at item: Item) throws -> Grade.Graded? {
        guard attempt.gradedRevision == item.semanticRevision,
            case .graded(let graded) = bot.grader.grade(attempt.answer, to: item, order: attempt.optionOrder)
        else { return nil }
        let ruled = graded.applying(try rulings(on: item))
        return ruled.credit == attempt.credit ? ruled : nil
    }
}
