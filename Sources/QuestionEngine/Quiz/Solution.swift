/// What a person is told after the answer.
package struct Solution: Sendable, Hashable {
    /// The right answer in words: `B. The application`, `true`, `6.8 ms`.
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
        }
    }
}
