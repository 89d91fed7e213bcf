extension Item {
    /// A step of what is to be put in order.
    package struct Step: Sendable, Hashable {
        package var text: String
        /// Why it comes at its place.
        package var why: String

        package init(text: String, why: String) {
            self.text = text
            self.why = why
        }
    }

    package struct Pair: Sendable, Hashable {
        package var left: String
        package var right: String
        /// Why they belong together.
        package var why: String

        package init(left: String, right: String, why: String) {
            self.left = left
            self.right = right
            self.why = why
        }
    }

    /// A right side that belongs to no left side.
    package struct Distractor: Sendable, Hashable {
        package var text: String
        /// What it would be instead.
        package var why: String

        package init(text: String, why: String) {
            self.text = text
            self.why = why
        }
    }
}

/// Steps and sides have no ids in the bank. Theirs come from their texts, so that an answer is still understood after the
/// right order, or who belongs to whom, was mended; nothing of it tells the place in the bank.
extension Item.Step {
    package var id: String { "s" + String(fnv1a64(text), radix: 16) }
}

extension Item.Pair {
    package var leftID: String { "l" + String(fnv1a64(left), radix: 16) }
    package var rightID: String { "r" + String(fnv1a64(right), radix: 16) }
}

extension Item.Distractor {
    package var id: String { "r" + String(fnv1a64(text), radix: 16) }
}
