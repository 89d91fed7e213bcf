/// What a GIFT file holds, and what is wrong with it.
package struct GIFTReading: Sendable {
    package enum Entry: Hashable, Sendable {
        /// All questions after it belong to it.
        case category(String)
        case question(GIFTQuestion)
    }

    /// In the order of the file, without those that have an error.
    package var entries: [Entry]
    /// In the order of the file.
    package var problems: [ImportProblem]

    package var questions: [GIFTQuestion] {
        entries.compactMap { entry in
            guard case .question(let question) = entry else { return nil }
            return question
        }
    }
}
