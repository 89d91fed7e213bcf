/// How well an item was recalled, in FSRS's words and numbers.
package enum Rating: Int, Sendable, CaseIterable, Codable {
    /// Not recalled.
    case again = 1
    case hard, good, easy

    /// What an answer says about the memory of it. Less than half of the point is no recall: `hard` would count as one, and the
    /// item would come back too late.
    ///
    /// - Parameter credit: 0 to 1; nil if the item was skipped, which shows the answer as a wrong one does.
    package init(credit: Double?) {
        switch credit ?? 0 {
        case 1...: self = .good
        case 0.5...: self = .hard
        default: self = .again
        }
    }
}
