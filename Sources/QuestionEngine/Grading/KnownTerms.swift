import OrderedCollections

/// Terms that mean something of their own, so that none of them passes for a misspelling of another.
package struct KnownTerms: Sendable {
    /// By length in Unicode scalars, so that only terms of about the same length are compared.
    private let termsByLength: [Int: [String]]

    /// - Parameter terms: in any spelling; wildcards do not count.
    package init(_ terms: some Sequence<String>) {
        let normalised = Set(terms.lazy.map { AnswerText.normalised($0) }.filter { !$0.isEmpty })
        termsByLength = Dictionary(grouping: normalised.sorted()) { $0.unicodeScalars.count }
    }

    /// All answers listed in a bank, right and wrong, and terms of the trade that are easily mistaken for each other.
    package init(bank: Bank) {
        var terms = Self.confusable
        for item in bank.items.values {
            guard case .short(let key) = item.body else { continue }
            terms += key.answers.map(\.text).filter { !$0.contains("*") }
        }
        self.init(terms)
    }

    /// Whether another term than `key` is as near to `answer` as `distance`. A plural is no other term.
    func hasRival(of key: String, for answer: String, within distance: Int) -> Bool {
        let answer = answer.lowercased()
        let key = Self.singular(key.lowercased())
        let length = answer.unicodeScalars.count
        return (length - distance...length + distance).contains { length in
            termsByLength[length, default: []].contains { term in
                Self.singular(term) != key && Spelling.distance(term, answer) <= distance
            }
        }
    }

    private static func singular(_ term: String) -> String {
        for (suffix, replacement) in [("ies", "y"), ("es", ""), ("s", "")]
        where term.count > suffix.count + 2 && term.hasSuffix(suffix) && !term.hasSuffix("ss") {
            return term.dropLast(suffix.count) + replacement
        }
        return term
    }
}
