/// What a person may see of an item before the answer: it holds no key, no reason and no explanation.
package struct ShownItem: Sendable, Hashable {
    package var stem: String
    /// In the order shown, lettered `A`, `B`, …; empty for items without options.
    package var options: [Option]
    package var kind: Kind

    package struct Option: Sendable, Hashable {
        package var letter: String
        package var text: String
    }

    package enum Kind: Sendable, Hashable {
        case single, multi, trueFalse, short
        /// The unit in which the answer is expected, if there is one.
        case numeric(unit: String?)
    }

    /// - Parameter order: the option ids as ``QuizAssembly/optionOrder(of:seed:)`` gave them.
    package init(_ item: Item, order: [String]) {
        stem = item.stem
        options = item.letteredOptions(order: order).map { Option(letter: $0.letter, text: $0.option.text) }
        switch item.body {
        case .single: kind = .single
        case .multi: kind = .multi
        case .trueFalse: kind = .trueFalse
        case .short: kind = .short
        case .numeric(let key): kind = .numeric(unit: key.unit)
        }
    }
}
