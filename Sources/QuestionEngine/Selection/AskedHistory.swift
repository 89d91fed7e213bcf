/// What a draw needs to know of what was asked in a conversation, by whatever filter. A round of a filter lasts until all of
/// its questions were asked.
package struct AskedHistory {
    /// A question's last time in the conversation.
    package enum Standing: Sendable, Hashable {
        case neverAsked
        case askedBeforeThisRound
        case askedInThisRound
    }

    package struct Entry: Sendable, Hashable {
        package var question: QuestionID
        package var isOfThisRound: Bool

        package init(question: QuestionID, isOfThisRound: Bool) {
            self.question = question
            self.isOfThisRound = isOfThisRound
        }
    }

    package let standing: (QuestionID) throws -> Standing
    package let latest: (_ count: Int) throws -> [Entry]

    /// - Parameter latest: gives at most that many questions, the latest first.
    package init(
        standing: @escaping (QuestionID) throws -> Standing, latest: @escaping (_ count: Int) throws -> [Entry]
    ) {
        self.standing = standing
        self.latest = latest
    }
}
