/// What can be put before the editors of the bank, and what they can do about it.
package enum DeskCommand: Sendable, Equatable {
    case suggest(String)
    /// The subject is the id of a question or item; nil: what is at hand.
    case report(subject: String?, String)
    case list
    case show(Int64)
    case decide(Int64, Verdict, reason: String)

    package enum Verdict: String, Sendable, CaseIterable {
        /// An editor works on it.
        case accept
        /// It is in the bank, or mended.
        case done
        case reject
    }

    var label: String {
        switch self {
        case .suggest: "suggest"
        case .report: "report"
        case .list, .show, .decide: "reviews"
        }
    }
}
