/// What can be done about answers that somebody wants judged by an editor.
package enum AppealCommand: Sendable, Equatable {
    /// About the last answer, with what the person says to it; may be empty.
    case make(String)
    case list
    case show(Int64)
    case decide(Int64, isAccepted: Bool, reason: String)
}
