package import Chat
package import Foundation
package import QuestionEngine

/// A question that was put to a conversation.
package struct AskedQuestion: Sendable, Hashable {
    /// The message that asked it.
    package var key: DeliveryKey
    package var service: ServiceName
    package var conversation: ConversationID
    /// The thread in which it was asked; nil: at the top level.
    package var thread: MessageID?
    package var question: QuestionID
    package var revision: Int
    package var hintsGiven: Int
    package var followUpsGiven: Int
    /// The model answer was shown on request.
    package var isAnswered: Bool
    package var askedAt: Date

    package init(
        key: DeliveryKey, service: ServiceName, conversation: ConversationID, thread: MessageID? = nil,
        question: QuestionID, revision: Int, hintsGiven: Int = 0, followUpsGiven: Int = 0, isAnswered: Bool = false,
        askedAt: Date
    ) {
        self.key = key
        self.service = service
        self.conversation = conversation
        self.thread = thread
        self.question = question
        self.revision = revision
        self.hintsGiven = hintsGiven
        self.followUpsGiven = followUpsGiven
        self.isAnswered = isAnswered
        self.askedAt = askedAt
    }
}

package protocol QuestionReader {
    /// The question meant by someone who speaks in that place. In a thread: the one whose message started the thread, or the
    /// last one asked in it; at the top level: the last one asked at the top level.
    func currentQuestion(
        in conversation: ConversationID, of service: ServiceName, thread: MessageID?
    ) throws -> AskedQuestion?
    /// The question that this message asked.
    func askedQuestion(_ key: DeliveryKey) throws -> AskedQuestion?
    /// Where a conversation is in its way through the questions of a filter, and what was asked there, in whatever way, since the
    /// round of the filter began; if it never did, everything belongs to its first round.
    func drawProgress(
        of filter: Filter, in conversation: ConversationID, of service: ServiceName
    ) throws -> DrawProgress
}

/// - Remark: Looks things up in the transaction that gave it, and means nothing after it.
package struct DrawProgress {
    /// Nil before the first draw.
    package var state: DrawState?
    package var history: AskedHistory
}

package protocol QuestionWriter {
    /// Inserts or replaces by key. The message of that key is enqueued first.
    func save(_ asked: AskedQuestion) throws
    /// - Parameter beginsRound: from now on every question of the filter may come again.
    func setDrawState(
        _ state: DrawState, beginsRound: Bool, for filter: Filter, in conversation: ConversationID,
        of service: ServiceName
    ) throws
}
