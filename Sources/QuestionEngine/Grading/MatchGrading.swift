/// Grades pairs by the share of the right ones.
struct MatchGrading {
    let pairs: [Item.Pair]
    let distractors: [Item.Distractor]
    let lefts: [Item.Numbered]
    let rights: [Item.Lettered]

    func grade(_ answer: String) -> Grade {
        switch MatchReader(lefts: lefts, rights: rights).read(answer) {
        case .unreadable(let advice): return .unreadable(advice)
        case .pairs(let chosen):
            let right = pairs.count { chosen[$0.leftID] == $0.rightID }
            return .graded(
                Grade.Graded(
                    credit: Double(right) / Double(pairs.count), remarks: remarks(chosen),
                    rule: .pairs(right: right, of: pairs.count), reading: .pairs(chosen)))
        }
    }

    /// One for each pair as it should be, and one for each distractor that was taken.
    private func remarks(_ chosen: [String: String]) -> [Grade.Remark] {
        let made = lefts.compactMap { left -> Grade.Remark? in
            guard let pair = pairs.first(where: { $0.leftID == left.id }) else { return nil }
            return Grade.Remark(
                subject: "\(left.number)\(letter(pair.rightID)). \(pair.left): \(pair.right)",
                isRight: chosen[left.id] == pair.rightID, why: pair.why)
        }
        let taken = distractors.filter { chosen.values.contains($0.id) }
        return made
            + taken.map { Grade.Remark(subject: "\(letter($0.id)). \($0.text)", isRight: false, why: $0.why) }
    }

    private func letter(_ id: String) -> String { rights.first { $0.id == id }?.letter ?? "" }
}
