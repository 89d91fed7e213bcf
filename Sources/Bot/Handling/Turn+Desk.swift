import Chat
import Foundation
import QuestionEngine
import Store

/// What people put before the editors of the bank.
extension Turn {
    /// Of one person, waiting at the same time.
    private static let mostOpenCases = 10
    /// Who is told that something new waits.
    private static let mostEditorsTold = 10

    mutating func perform(_ command: DeskCommand, for asker: Asker) throws {
        switch command {
        case .suggest(let text):
            try file(
                DeskCase(
                    service: service, person: asker.person, conversation: conversation, kind: .suggestion, text: text,
                    madeAt: now), for: asker)
        case .report(let subject, let text):
            let subject = try subject ?? self.subject(for: asker)
            try file(
                DeskCase(
                    service: service, person: asker.person, conversation: conversation, kind: .report, subject: subject,
                    revision: subject.flatMap(bot.bank.semanticRevision), text: text, madeAt: now), for: asker)
        case .list, .show, .decide:
            guard bot.settings.people.admins.contains(asker.person) else {
                try confide(sentences.reviewsAreForAdmins(in: kind), to: asker)
                return
            }
            try review(command, for: asker)
        }
    }

    private mutating func review(_ command: DeskCommand, for asker: Asker) throws {
        switch command {
        case .suggest, .report: break
        case .list: try confide(sentences.cases(try store.openDeskCases(in: service), in: kind), to: asker)
        case .show(let number): try showCase(DeskCaseID(rawValue: number), to: asker)
        case .decide(let number, let verdict, let reason):
            try decide(DeskCaseID(rawValue: number), verdict, reason: reason, for: asker)
        }
    }

    /// What is being asked in this place: the item that waits for an answer, or what was put last of a question and the items of a
    /// quiz.
    private func subject(for asker: Asker) throws -> String? {
        var asked = try store.currentQuestion(in: conversation, of: service, thread: asker.thread)
        if asked == nil, asker.thread != nil {
            asked = try store.currentQuestion(in: conversation, of: service, thread: nil)
        }
        if let quiz = try openQuizHere(of: asker), let position = quiz.openPosition,
            asked.map({ $0.askedAt <= quiz.lastActivity }) ?? true
        {
            return quiz.items[position].item.rawValue
        }
        let ended = try store.endedQuizzes(of: asker.person, in: service, limit: 1).first
        if let ended, ended.conversation == conversation, asked.map({ $0.askedAt <= ended.lastActivity }) ?? true,
            let last = ended.items.last(where: { $0.answeredAt != nil })
        {
            return last.item.rawValue
        }
        return asked?.question.rawValue
    }

    mutating func file(_ new: DeskCase, for asker: Asker) throws {
        let waiting = try store.openDeskCaseCount(of: asker.person, in: service)
        guard waiting < Self.mostOpenCases else {
            try confide(sentences.tooManyCases(waiting), to: asker)
            return
        }
        let id = try store.add(new)
        try confide(sentences.caseIsFiled(new, id), to: asker)
        try tellEditors(but: asker.person)
    }

    /// Once an hour, however much comes, and nothing of what it is: it waits in `reviews`.
    private func tellEditors(but person: UserID) throws {
        let editors = bot.settings.people.admins.people.subtracting([person]).sorted { $0.rawValue < $1.rawValue }
        let hour = Int(now.timeIntervalSince1970 / 3600)
        for editor in editors.prefix(Self.mostEditorsTold) {
            let place = try direct(with: editor)
            // Keys outlive what is known of people, and name nobody.
            let name = String(fnv1a64("\(try store.installationSecret())/\(editor.rawValue)"), radix: 16)
            try store.enqueue(
                OutboxMessage(
                    key: DeliveryKey(rawValue: "desk/\(name)/\(hour)"), service: service, conversation: place.id,
                    content: sentences.casesWait(in: place.kind)), at: now)
        }
    }

    private mutating func showCase(_ id: DeskCaseID, to asker: Asker) throws {
        guard let found = try store.deskCase(id, in: service) else {
            try confide(sentences.noSuchCase(id, in: kind), to: asker)
            return
        }
        let answer = try found.answer.flatMap(store.openAnswer)
        let question = found.subject.flatMap { bot.bank.question(QuestionID(rawValue: $0)) }
        let file = DeskFile(
            deskCase: found,
            subject: question?.prompt ?? found.subject.flatMap { bot.bank.item(ItemID(rawValue: $0))?.stem },
            isChanged: found.subject.flatMap(bot.bank.semanticRevision) != found.revision, answer: answer?.text,
            missed: answer.flatMap { answer in question.map { OpenAnswers.read(answer.text, to: $0).missed } } ?? [])
        try confide(sentences.deskCase(file, in: kind), offering: .verdicts(on: found), to: asker)
    }

    private mutating func decide(
        _ id: DeskCaseID, _ verdict: DeskCommand.Verdict, reason: String, for asker: Asker
    ) throws {
        guard let found = try store.deskCase(id, in: service) else {
            try confide(sentences.noSuchCase(id, in: kind), to: asker)
            return
        }
        let decision = DeskCase.Decision(by: asker.person, at: now, reason: reason)
        guard try store.move(id, in: service, to: verdict.state, decision) else {
            try confide(sentences.caseIsDecided(found), to: asker)
            return
        }
        try store.endOffer(on: Offering.subject(of: id), in: service)
        try confide(sentences.caseIsMoved(found, verdict), to: asker)
        guard found.person != asker.person, !found.person.rawValue.isEmpty else { return }
        let place = try direct(with: found.person)
        try say(sentences.outcome(of: found, verdict, reason: reason), thread: .none, in: place.id)
    }
}

extension DeskCommand.Verdict {
    fileprivate var state: ContentStatus {
        switch self {
        case .accept: .review
        case .done: .active
        case .reject: .retired
        }
    }
}

extension Offering {
    fileprivate static func subject(of id: DeskCaseID) -> String { "review/\(id.rawValue)" }

    /// What can still be decided.
    fileprivate static func verdicts(on found: DeskCase) -> Offering? {
        let button = { (label: String, verdict: DeskCommand.Verdict, style: MessageContent.Action.Style) in
            Action.button(
                Choice(label, .command("\(CommandName.reviews.rawValue) \(found.id.rawValue) \(verdict.rawValue)")),
                style: style)
        }
        let reject = button("Reject", .reject, .plain)
        switch found.state {
        case .draft: return Offering(about: subject(of: found.id), [[button("Take it up", .accept, .primary), reject]])
        case .review: return Offering(about: subject(of: found.id), [[button("Done", .done, .primary), reject]])
        case .active, .retired: return nil
        }
    }
}

extension Bank {
    /// Of a question or item.
    func semanticRevision(of id: String) -> Int? {
        question(QuestionID(rawValue: id))?.semanticRevision ?? item(ItemID(rawValue: id))?.semanticRevision
    }
}
