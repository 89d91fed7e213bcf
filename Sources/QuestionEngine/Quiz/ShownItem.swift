/// What a person may see of an item before the answer: it holds no key, no reason and no explanation.
package struct ShownItem: Sendable, Hashable {
    package var stem: String
    /// Options, steps or right sides in the order shown, lettered `A`, `B`, …; empty for items without any.
    package var options: [Option]
    /// To each of which a right side belongs, numbered from 1 in that order.
    package var lefts: [String]
    package var kind: Kind

    package struct Option: Sendable, Hashable {
        package var letter: String
        package var text: String
    }

    package enum Kind: Sendable, Hashable {
        case single, multi, trueFalse, short
        /// The unit in which the answer is expected, if there is one.
        case numeric(unit: String?)
        case order, match
    }

    /// - Parameter order: the option ids as ``QuizAssembly/optionOrder(of:seed:)`` gave them.
    package init(_ item: Item, order: [String]) {
        stem = item.stem
        options = item.lettered(order: order).map { Option(letter: $0.letter, text: $0.text) }
        lefts = item.numbered(order: order).map(\.text)
        switch item.body {
        case .single: kind = .single
        case .multi: kind = .multi
        case .trueFalse: kind = .trueFalse
        case .short: kind = .short
        case .numeric(let key): kind = .numeric(unit: key.unit)
        case .order: kind = .order
        case .match: kind = .match
        }
    }

    /// How an answer may look where that needs saying: it hangs on nothing but how much there is to order or to match.
    package var example: String? {
        switch kind {
        case .order: AddressSigns.example(count: options.count).joined(separator: " ")
        case .match: MatchReader.example(count: lefts.count)
        case .single, .multi, .trueFalse, .short, .numeric: nil
        }
    }
}
