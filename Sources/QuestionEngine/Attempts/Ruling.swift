/// What an editor decided about an answer: whoever gives it to that revision of the item earns at least so much.
package struct Ruling: Sendable, Hashable {
    package var item: ItemID
    package var semanticRevision: Int
    /// ``AnswerReading/canonical``.
    package var reading: String
    /// 0 to 1.
    package var credit: Double

    package init(item: ItemID, semanticRevision: Int, reading: String, credit: Double) {
        self.item = item
        self.semanticRevision = semanticRevision
        self.reading = reading
        self.credit = credit
    }
}

extension Grade.Graded {
    /// The grade after what editors decided about such an answer. It is never worse than before.
    ///
    /// - Parameter rulings: on the item, in the revision by which the answer was graded.
    package func applying(_ rulings: [Ruling]) -> Self {
        let canonical = reading.canonical
        guard let best = rulings.filter({ $0.reading == canonical }).map(\.credit).max(), best > credit else {
            return self
        }
        var graded = self
        graded.credit = best
        graded.rule = .ruling(best)
        graded.isForeseen = true
        if best >= 1 {
            for index in graded.remarks.indices { graded.remarks[index].isRight = true }
        }
        return graded
    }
}

extension Grade {
    package func applying(_ rulings: [Ruling]) -> Self {
        guard !rulings.isEmpty, case .graded(let graded) = self else { return self }
        return .graded(graded.applying(rulings))
    }
}
