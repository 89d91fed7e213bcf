/// Why something else should come before a question; the later case is the stronger reason.
enum Objection: Int, Comparable {
    case none
    /// Something much like it was asked lately.
    case nearDuplicate
    /// It was asked lately itself, before this round.
    case askedLately
    /// It was among the last of the round before, and this one has only begun.
    case justAsked

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
