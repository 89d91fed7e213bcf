/// Grades an order of steps by how many follow each other as they should.
struct OrderGrading {
    /// In the right order.
    let steps: [Item.Step]
    let shown: [Item.Lettered]

    func grade(_ answer: String) -> Grade {
        switch OrderReader(shown: shown).read(answer) {
        case .unreadable(let advice): return .unreadable(advice)
        case .ids(let ids):
            let order = ids.compactMap { id in steps.firstIndex { $0.id == id } }
            let right = Scoring.rightNeighbours(order)
            return .graded(
                Grade.Graded(
                    credit: Scoring.relativeNext(order), remarks: remarks(order),
                    rule: .neighbours(right: right, of: steps.count - 1), reading: .sequence(ids)))
        }
    }

    /// One for each step, first step first. Right is what stands before or after a step that it belongs before or after.
    private func remarks(_ order: [Int]) -> [Grade.Remark] {
        let following = zip(order, order.dropFirst()).filter { $0 + 1 == $1 }
        let right = Set(following.flatMap { [$0, $1] })
        return steps.enumerated().map { index, step in
            let letter = shown.first { $0.id == step.id }?.letter ?? ""
            return Grade.Remark(
                subject: "\(letter). \(step.text)", isRight: right.contains(index), why: step.why)
        }
    }
}
