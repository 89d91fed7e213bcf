/// What a person may see of an item before the answer: it holds no key, no reason and no explanation.
package struct ShownItem: Sendable, Hashable {
    package var stem: String
    /// In the order shown, lettered `A`, `B`, …; empty for items without options.
    package var options: [Option]
    package var kind: Kind

    package struct Option: Sendable, Hashable {
        package var letter: String
        package var text: String

        package init(letter: String, text: String) {
            self.letter = letter
            self.text = text
        }
    }

    package enum Kind: Sendable, Hashable {
        case single, multi, trueFalse, short
        /// The unit in which the answer is expected, if there is one.
        case numeric(unit: String?)
    }

    package init(stem: String, options: [Option], kind: Kind) {
        self.stem = stem
        self.options = options
        self.kind = kind
    }
}
