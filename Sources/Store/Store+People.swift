package import Chat
package import Foundation
package import QuestionEngine

/// What a person has used up of the commands they may give.
package struct Allowance: Sendable, Hashable {
    /// What one command costs: a rate of so many a minute pays back as many whole units a millisecond.
    package static let command: Int64 = 60_000

    /// In units of which ``command`` are one command, as of `countedAt`.
    package var spent: Int64
    package var countedAt: Date
    /// They were told that they have to wait, and have not been served since.
    package var isTold: Bool

    package init(spent: Int64, countedAt: Date, isTold: Bool = false) {
        self.spent = spent
        self.countedAt = countedAt
        self.isTold = isTold
    }
}

/// The results of somebody who takes part in a leaderboard.
package struct Standing: Sendable, Hashable {
    package var person: UserID
    package var answered: Int
    package var skipped: Int
    /// Sum of credits; at most `answered`.
    package var points: Double

    package init(person: UserID, answered: Int, skipped: Int, points: Double) {
        self.person = person
        self.answered = answered
        self.skipped = skipped
        self.points = points
    }
}

/// Everything that is stored about one person, but for the bare facts that something was heard and said, which bear no name.
package struct PersonalRecord: Sendable, Hashable {
    package struct Listing: Sendable, Hashable {
        package var conversation: ConversationID
        package var joinedAt: Date
    }

    package struct Draw: Sendable, Hashable {
        package var filter: Filter
        package var state: DrawState
    }

    package struct Offered: Sendable, Hashable {
        package var subject: String
        package var offeredAt: Date
        /// Nil if this version cannot read it.
        package var content: MessageContent?
    }

    package struct Waiting: Sendable, Hashable {
        package var key: DeliveryKey
        package var conversation: ConversationID
        package var enqueuedAt: Date
        /// Nil if this version cannot read it.
        package var content: MessageContent?
    }

    /// All of them, latest first.
    package var quizzes: [QuizRecord] = []
    /// Those they made.
    package var schedules: [ScheduleRecord] = []
    /// The leaderboards they are on.
    package var listings: [Listing] = []
    /// The questions put to them in direct messages, oldest first, and how far they are in the bank there.
    package var asked: [AskedQuestion] = []
    package var draws: [Draw] = []
    /// Messages that only they would see and that are not sent.
    package var waiting: [Waiting] = []
    /// Messages in which they can press something, or could not long ago: only theirs, or about their quizzes.
    package var offers: [Offered] = []
    package var allowance: Allowance?
    package var acquaintance: Acquaintance?
    /// Oldest first.
    package var appeals: [Appeal] = []
    /// Credits of theirs that were changed after the fact, oldest first.
    package var creditChanges: [CreditChange] = []

    package init() {}
}

/// What was deleted about a person.
package struct ForgottenRecord: Sendable, Hashable {
    package var quizzes = 0
    package var answers = 0
    package var listings = 0
    /// Questions put to them in direct messages.
    package var asked = 0
    /// Messages that only they would have seen and that were not sent.
    package var waiting = 0
    /// Schedules of channels, which go on without their name.
    package var unsignedSchedules = 0
    /// Schedules of their direct messages, which ended.
    package var endedSchedules = 0
    package var appeals = 0

    package init() {}
}

package protocol PersonReader {
    func allowance(of person: UserID, in service: ServiceName) throws -> Allowance?
    /// Everybody on the leaderboard of that conversation, with what they answered from that date on (nil: ever), in all
    /// places; in the order in which they joined.
    func standings(
        in conversation: ConversationID, of service: ServiceName, since date: Date?
    ) throws -> [Standing]
    /// - Parameter directMessages: those with that person, as far as they are known; others are found by what happened there.
    func personalRecord(
        of person: UserID, in service: ServiceName, directMessages: Set<ConversationID>
    ) throws -> PersonalRecord
}

package protocol PersonWriter {
    func setAllowance(_ allowance: Allowance, of person: UserID, in service: ServiceName) throws
    /// Puts somebody on the leaderboard of a conversation, or takes them off it; false if it was so before.
    func setListed(
        _ isListed: Bool, _ person: UserID, in conversation: ConversationID, of service: ServiceName, at date: Date
    ) throws -> Bool
    /// Deletes everything that ``PersonReader/personalRecord(of:in:directMessages:)`` tells, but for schedules of channels,
    /// which only lose the person's name.
    func forget(
        _ person: UserID, in service: ServiceName, directMessages: Set<ConversationID>
    ) throws -> ForgottenRecord
    /// Deletes quizzes that ended before that date with all their answers, the oldest first and at most so many; and appeals
    /// about answers from before that date.
    ///
    /// - Returns: how many quizzes were deleted.
    func pruneQuizzes(endedBefore date: Date, limit: Int) throws -> Int
}
