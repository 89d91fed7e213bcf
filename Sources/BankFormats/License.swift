internal import StrictYAML

/// Under what terms texts may be part of a bank.
package enum License {
    /// Licences under which a text can be given away and changed, by their SPDX names.
    private static let open = [
        "CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "MIT", "MIT-0", "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause", "ISC", "Unlicense", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later",
    ]
    /// Before a word of one's own: a text that is not given away.
    private static let privatePrefix = "LicenseRef-"

    /// What is wrong with a licence, and what to do; nil if texts under it can be part of a bank.
    package static func problem(with name: String) -> String? {
        if open.contains(name) || isPrivate(name) { return nil }
        let words = Set(name.uppercased().split { !$0.isLetter })
        if !words.isDisjoint(with: ["NC", "ND", "NONCOMMERCIAL", "NODERIVATIVES", "NODERIVS"]) {
            return "the licence `\(name)` forbids commercial use or changes; such texts cannot be part of a bank"
        }
        let suggestion = NearestWord.of(name, among: open).map { "Did you mean `\($0)`? " } ?? ""
        return "unknown licence `\(name)`. \(suggestion)Use an SPDX name such as `CC-BY-4.0`, or `LicenseRef-Internal`"
    }

    /// What is wrong with a text under one licence in a bank under another.
    package static func problem(with name: String, in bank: String) -> String? {
        if let problem = problem(with: name) { return problem }
        guard isPrivate(name), !isPrivate(bank) else { return nil }
        return "a text under `\(name)` is not given away, but the bank is, under `\(bank)`: it needs a bank of its own"
    }

    static func isPrivate(_ name: String) -> Bool {
        name.hasPrefix(privatePrefix) && name.count > privatePrefix.count
    }
}
