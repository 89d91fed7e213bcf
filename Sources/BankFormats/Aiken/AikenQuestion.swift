/// A question of an Aiken file: one right option, no feedback.
package struct AikenQuestion: Hashable, Sendable {
    package var place: SourcePlace
    package var text: String
    package var options: [String]
    /// Index of the right option.
    package var right: Int
}

/// What an Aiken file holds, and what is wrong with it.
package struct AikenReading: Sendable {
    /// In the order of the file, without those that have an error.
    package var questions: [AikenQuestion]
    package var problems: [ImportProblem]
}
