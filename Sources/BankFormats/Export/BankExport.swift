/// A bank in another format, and what of it that format has no words for.
package struct BankExport: Sendable {
    package var text: String
    /// By item, in the order of the bank.
    package var losses: [Loss]

    package init(text: String, losses: [Loss]) {
        self.text = text
        self.losses = losses
    }

    package struct Loss: Hashable, Sendable, CustomStringConvertible {
        package var item: String
        /// What is not kept, or why the item is left out.
        package var what: String
        package var isLeftOut: Bool

        package var description: String {
            isLeftOut ? "`\(item)` is left out: \(what)" : "`\(item)`: \(what)"
        }
    }
}
