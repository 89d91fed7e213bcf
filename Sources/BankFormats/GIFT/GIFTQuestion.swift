/// A question as a GIFT file says it; nothing is decided about what a bank makes of it.
package struct GIFTQuestion: Hashable, Sendable {
    /// Where its block begins.
    package var place: SourcePlace
    /// From `[id:…]` in a comment.
    package var id: String?
    /// From `[tag:…]` in comments.
    package var tags: [String] = []
    /// From `[why:1:…]` in comments, viva's own: reasons of steps or pairs, by their number from 1.
    package var reasons: [Int: String] = [:]
    /// From the latest `$CATEGORY:` line.
    package var category: String?
    /// Between `::` and `::`; nil if there is none.
    package var name: String?
    package var text: GIFTText
    package var generalFeedback: GIFTText
    package var body: Body

    package enum Body: Hashable, Sendable {
        case description
        case essay
        case trueFalse(isTrue: Bool, wrongFeedback: GIFTText, rightFeedback: GIFTText)
        /// One answer can be chosen, or several.
        case choice(allowsSeveral: Bool, [Answer])
        case short([Answer])
        case numerical([Number])
        case matching([Pair])
        case ordering([GIFTText])
    }

    package struct Answer: Hashable, Sendable {
        package var place: SourcePlace
        package var text: GIFTText
        /// -1 to 1.
        package var fraction: Double
        package var feedback: GIFTText
    }

    package struct Number: Hashable, Sendable {
        package var place: SourcePlace
        /// Nil: any other number, for its feedback.
        package var value: Double?
        /// Absolute, not negative.
        package var tolerance: Double
        package var fraction: Double
        package var feedback: GIFTText
    }

    package struct Pair: Hashable, Sendable {
        package var place: SourcePlace
        /// Empty: the right side belongs to nothing, and misleads.
        package var left: GIFTText
        package var right: String
    }
}
