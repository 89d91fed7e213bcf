package import Chat
package import Foundation
package import QuestionEngine

/// Counts from 1; never used twice.
package struct OpenAnswerID: RawRepresentable, Hashable, Codable, Sendable {
    package var rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// What somebody answered to a question in their own words.
package struct OpenAnswer: Sendable, Hashable {
    package var service: ServiceName
    package var person: UserID
    /// Where the question was asked.
    package var conversation: ConversationID
    package var question: QuestionID
    package var semanticRevision: Int
    package var text: String
    package var answeredAt: Date

    package init(
        service: ServiceName, person: UserID, conversation: ConversationID, question: QuestionID, semanticRevision: Int,
        text: String, answeredAt: Date
    ) {
        self.service = service
        self.person = person
        self.conversation = conversation
        self.question = question
        self.semanticRevision = semanticRevision
        self.text = text
        self.answeredAt = answeredAt
    }
}

package protocol OpenAnswerReader {
    func openAnswer(_ id: OpenAnswerID) throws -> OpenAnswer?
    /// The one that a person gave last, in whatever place.
    func lastOpenAnswer(of person: UserID, in service: ServiceName) throws -> OpenAnswerID?
}

package protocol OpenAnswerWriter {
    func add(_ answer: OpenAnswer) throws -> OpenAnswerID
    /// Deletes answers that were given before that date, with what was said about them at the desk; the oldest first, and at most so
    /// many.
    ///
    /// - Returns: how many were deleted.
    func pruneOpenAnswers(before date: Date, limit: Int) throws -> Int
}
