package import Chat
package import Foundation
package import QuestionEngine

/// A quiz of one person in one place.
package struct QuizRecord: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable {
        case open, finished, stopped
    }

    /// Derived from the command that started it.
    package var id: String
    package var service: ServiceName
    package var person: UserID
    package var conversation: ConversationID
    /// The thread in which it runs; nil: at the top level of a direct message.
    package var thread: MessageID?
    package var filter: Filter
    package var state: State
    package var startedAt: Date
    package var endedAt: Date?
    /// In the order in which they are asked.
    package var items: [QuizItemRecord]

    package init(
        id: String, service: ServiceName, person: UserID, conversation: ConversationID, thread: MessageID?,
        filter: Filter, state: State = .open, startedAt: Date, endedAt: Date? = nil, items: [QuizItemRecord]
    ) {
        self.id = id
        self.service = service
        self.person = person
        self.conversation = conversation
        self.thread = thread
        self.filter = filter
        self.state = state
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.items = items
    }
}

/// One item of a quiz, and what became of it. The first answer counts.
package struct QuizItemRecord: Sendable, Hashable {
    package enum Outcome: String, Sendable, CaseIterable {
        case answered, skipped
        /// Taken out of the bank, or changed in its meaning, before it was answered; counts for nothing.
        case withdrawn
    }

    package var item: ItemID
    package var semanticRevision: Int
    /// The main topic, kept so that scores survive a change of the bank.
    package var topic: TopicID
    /// Option ids in the order shown; empty for items without options.
    package var optionOrder: [String]
    package var outcome: Outcome?
    /// What the person wrote.
    package var answer: String?
    /// 0 to 1; nil while open.
    package var credit: Double?
    package var answeredAt: Date?
    /// What was asked, as `Item.wording` gives it; recorded with the answer.
    package var wording: UInt64?
    /// By whose key the credit is, once the answer was rescored by another than ``semanticRevision``.
    package var gradedRevision: Int?

    package init(
        item: ItemID, semanticRevision: Int, topic: TopicID, optionOrder: [String], outcome: Outcome? = nil,
        answer: String? = nil, credit: Double? = nil, answeredAt: Date? = nil, wording: UInt64? = nil,
        gradedRevision: Int? = nil
    ) {
        self.item = item
        self.semanticRevision = semanticRevision
        self.topic = topic
        self.optionOrder = optionOrder
        self.outcome = outcome
        self.answer = answer
        self.credit = credit
        self.answeredAt = answeredAt
        self.wording = wording
        self.gradedRevision = gradedRevision
    }
}

/// A person's results in one topic, over all quizzes.
package struct TopicScore: Sendable, Hashable {
    package var topic: TopicID
    package var answered: Int
    package var skipped: Int
    /// Sum of credits; at most `answered`.
    package var points: Double

    package init(topic: TopicID, answered: Int, skipped: Int, points: Double) {
        self.topic = topic
        self.answered = answered
        self.skipped = skipped
        self.points = points
    }
}

package protocol QuizReader {
    /// The person's open quiz in that place.
    func openQuiz(
        of person: UserID, in conversation: ConversationID, of service: ServiceName, thread: MessageID?
    ) throws -> QuizRecord?
    func quiz(_ id: String) throws -> QuizRecord?
    /// All open quizzes of a person, latest first.
    func openQuizzes(of person: UserID, in service: ServiceName) throws -> [QuizRecord]
    /// Finished and stopped quizzes, latest first.
    func endedQuizzes(of person: UserID, in service: ServiceName, limit: Int) throws -> [QuizRecord]
    func endedQuizCount(of person: UserID, in service: ServiceName) throws -> Int
    func topicScores(of person: UserID, in service: ServiceName) throws -> [TopicScore]
    /// When the person answered items: rounded down to quarters of an hour, by which all zones' days are told apart, each once,
    /// latest first.
    func answerTimes(of person: UserID, in service: ServiceName) throws -> [Date]
    /// When the person last was given each item.
    func itemsSeen(by person: UserID, in service: ServiceName) throws -> [ItemID: Date]
}

package protocol QuizWriter {
    /// Inserts the quiz with its items.
    func add(_ quiz: QuizRecord) throws
    /// Writes the state, the end, and the outcomes of the items. An outcome that was recorded stays: the first answer counts.
    func update(_ quiz: QuizRecord) throws
}
