/// What a person is told after the answer.
package struct Solution: Sendable, Hashable {
    /// The right answer in words: `B. The application`, `true`, `6.8 ms`, `B, A, C`, `1B, 2A, 3C`.
    package var answer: String
    package var explanation: String
    package var reference: Question.Reference?

    /// - Parameter order: the option ids in the order in which they were shown.
    package init(_ item: Item, order: [String]) {
        explanation = item.explanation
        reference = item.reference
        switch item.body {
        case .single, .multi:
            answer = item.letteredOptions(order: order).filter(\.option.isCorrect)
                .map { "\($0.letter). \($0.option.text)" }.joined(separator: "; ")
        case .trueFalse(let isTrue, let why):
            answer = isTrue ? "true" : "false"
            if !why.isEmpty, why != explanation { explanation = "\(why) \(explanation)" }
        case .short(let key):
            let plain = key.answers.first { $0.credit >= 1 && !$0.text.contains("*") }
            answer = (plain ?? key.answers.first)?.text ?? ""
        case .numeric(let key):
            answer = key.unit.map { "\(key.value.plainText) \($0)" } ?? key.value.plainText
        case .order(let steps):
            let shown = item.lettered(order: order)
            answer = steps.compactMap { step in shown.first { $0.id == step.id }?.letter }.joined(separator: ", ")
        case .match(let pairs, _):
            let shown = item.lettered(order: order)
            answer = item.numbered(order: order).map { left in
                let right = pairs.first { $0.leftID == left.id }?.rightID
                return "\(left.number)\(shown.first { $0.id == right }?.letter ?? "")"
            }.joined(separator: ", ")
        }
    }
}
