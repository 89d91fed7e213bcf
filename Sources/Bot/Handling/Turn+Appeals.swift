import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    /// Of one person, waiting at the same time.
    private static let mostOpenAppeals = 10
    /// Who is told of a new one.
    private static let mostEditorsTold = 10

    mutating func perform(_ command: AppealCommand, for asker: Asker) throws {
        if case .make(let text) = command { return try makeAppeal(text, for: asker) }
        guard bot.settings.people.admins.contains(asker.person) else {
            try confide(sentences.appealsAreForAdmins(in: kind), to: asker)
            return
        }
        switch command {
        case .make: break
        case .list:
            let cases = try store.openAppeals(in: service).map { appeal in
                AppealEntry(appeal, stem: bot.bank.item(appeal.attempt.attempt.item)?.stem)
            }
            try confide(sentences.appeals(cases, in: kind), to: asker)
        case .show(let number): try showAppeal(AppealID(rawValue: number), to: asker)
        case .decide(let number, let isAccepted, let reason):
            try decide(AppealID(rawValue: number), isAccepted: isAccepted, reason: reason, for: asker)
        }
    }

    private mutating func makeAppeal(_ text: String, for asker: Asker) throws {
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
        if let earlier = try store.appeal(about: record.key) {
            try confide(sentences.appealIsThere(earlier), to: asker)
            return
        }
        guard record.attempt.credit < 1 else {
            try confide(sentences.nothingToAppeal(), to: asker)
            return
        }
        let waiting = try store.appeals(of: asker.person, in: service).count { $0.state == .open }
        guard waiting < Self.mostOpenAppeals else {
            try confide(sentences.tooManyAppeals(waiting), to: asker)
            return
        }
        let id = try store.addAppeal(about: record, saying: text, at: now)
        let editors = bot.settings.people.admins.everyone.subtracting([asker.person])
        try confide(
            sentences.appealIsMade(
                id, about: try report(on: record, at: item), hasEditors: !bot.settings.people.admins.everyone.isEmpty),
            to: asker)
        // Nothing of the case: whoever has the item open may be among them.
        for editor in editors.sorted(by: { $0.rawValue < $1.rawValue }).prefix(Self.mostEditorsTold) {
            let place = try direct(with: editor)
            try say(sentences.appealWaits(id, in: place.kind), thread: .none, in: place.id)
        }
    }

    private mutating func showAppeal(_ id: AppealID, to asker: Asker) throws {
        guard let appeal = try store.appeal(id, in: service) else {
            try confide(sentences.noSuchAppeal(id, in: kind), to: asker)
            return
        }
        let attempt = appeal.attempt.attempt
        guard let item = bot.bank.item(attempt.item) else {
            try confide(sentences.appealedItemIsGone(appeal), to: asker)
            return
        }
        guard try !isOpen(item.id, for: asker.person) else {
            try confide(sentences.appealedItemIsOpen(), to: asker)
            return
        }
        let file = AppealFile(
            appeal: appeal, item: ShownItem(item, order: attempt.optionOrder),
            report: try report(on: appeal.attempt, at: item),
            key: Solution(item, order: attempt.optionOrder).answer)
        let offering = Offering(
            about: "appeal/\(id.rawValue)",
            [
                [
                    .button(
                        Offering.Choice("This answer counts", .command("appeal accept \(id.rawValue)")), style: .primary
                    ),
                    .button(Offering.Choice("The key stands", .command("appeal reject \(id.rawValue)"))),
                ]
            ])
        try confide(
            sentences.appeal(file, in: kind), offering: appeal.state == .open ? offering : nil, to: asker)
    }

    private mutating func decide(
        _ id: AppealID, isAccepted: Bool, reason: String, for asker: Asker
    ) throws {
        guard let appeal = try store.appeal(id, in: service) else {
            try confide(sentences.noSuchAppeal(id, in: kind), to: asker)
            return
        }
        guard appeal.state == .open else {
            try confide(sentences.appealIsDecided(appeal), to: asker)
            return
        }
        guard appeal.attempt.person != asker.person else {
            try confide(sentences.ownAppeal(), to: asker)
            return
        }
        var credit = appeal.attempt.attempt.credit
        var changed = 0
        if isAccepted {
            guard let plan = try rule(on: appeal) else {
                try confide(sentences.appealCannotBeAccepted(in: kind), to: asker)
                return
            }
            changed = plan.changed
            credit = 1
        }
        _ = try store.decide(
            id, as: isAccepted ? .accepted : .rejected,
            Appeal.Decision(by: asker.person, at: now, reason: reason))
        try store.endOffer(on: "appeal/\(id.rawValue)", in: service)
        try confide(
            isAccepted
                ? sentences.appealAccepted(id, changed: changed) : sentences.appealRejected(id), to: asker)
        let place = try direct(with: appeal.attempt.person)
        // To whom the item is open again, nobody tells whether an answer to it counts.
        let isOpen = try isOpen(appeal.attempt.attempt.item, for: appeal.attempt.person)
        let stem = bot.bank.item(appeal.attempt.attempt.item)?.stem
        try say(
            isOpen
                ? sentences.appealDecidedMeanwhile(id, in: place.kind)
                : sentences.appealDecision(appeal, stem: stem, isAccepted: isAccepted, credit: credit, reason: reason),
            thread: .none, in: place.id)
        try refreshHome(of: appeal.attempt.person)
    }

    /// Such answers count from now on, and wherever they were given before.
    ///
    /// - Returns: nil if the answer says nothing to the item as it is now.
    private func rule(on appeal: Appeal) throws -> Rescoring.Plan? {
        let attempt = appeal.attempt.attempt
        guard let item = bot.bank.item(attempt.item) else { return nil }
        guard case .graded(let graded) = Replay(bank: bot.bank).outcome(of: attempt, rulings: []) else { return nil }
        try store.add(
            Ruling(
                item: item.id, semanticRevision: item.semanticRevision, reading: graded.reading.canonical, credit: 1),
            at: now)
        return try Rescoring(bank: bot.bank).rescore(item.id, after: appeal.id, at: now, in: store)
    }
}
