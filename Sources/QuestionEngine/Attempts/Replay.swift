/// Grades attempts again by the key that the bank holds now: the same attempts, bank and rulings give the same credits, however
/// often it is done.
package struct Replay: Sendable {
    package let bank: Bank
    private let grader: Grader

    package init(bank: Bank) {
        self.bank = bank
        grader = Grader(bank: bank)
    }

    package enum Outcome: Sendable, Hashable {
        case graded(Grade.Graded)
        case kept(Reason)
    }

    /// Why an attempt keeps the credit it has.
    package enum Reason: Sendable, Hashable, CaseIterable {
        /// The bank has no such item any more.
        case gone
        /// Something else was asked then: the key of today says nothing about that answer.
        case reworded
        /// What was chosen then is no longer there to be chosen.
        case unreadable
    }

    /// - Parameters:
    ///   - rulings: on the item, in the revision that the bank holds.
    ///   - includingReworded: the wording of the item may have changed; somebody looked, and the answer still answers it.
    package func outcome(of attempt: Attempt, rulings: [Ruling], includingReworded: Bool = false) -> Outcome {
        guard let item = bank.item(attempt.item) else { return .kept(.gone) }
        let isAsAsked = attempt.semanticRevision == item.semanticRevision || attempt.wording == item.wording
        guard isAsAsked || includingReworded else { return .kept(.reworded) }
        guard case .graded(let graded) = grader.grade(attempt.answer, to: item, order: attempt.optionOrder) else {
            return .kept(.unreadable)
        }
        return .graded(graded.applying(rulings.filter { $0.semanticRevision == item.semanticRevision }))
    }
}

extension Item {
    /// Stands for all that a person reads of the item before the answer, but for the order of its parts: a change of the key
    /// alone leaves it as it is.
    package var wording: UInt64 {
        let parts: [String] =
            switch body {
            case .single(let options, _), .multi(let options, _): options.map { "\($0.id)\u{1f}\($0.text)" }.sorted()
            case .trueFalse, .short: []
            case .numeric(let key): [key.unit ?? ""]
            case .order(let steps): steps.map(\.text).sorted()
            case .match(let pairs, let distractors):
                pairs.map(\.left).sorted() + (pairs.map(\.right) + distractors.map(\.text)).sorted()
            }
        return fnv1a64(([body.typeName, stem] + parts).joined(separator: "\u{1e}"))
    }
}
