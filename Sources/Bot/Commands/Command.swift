package import QuestionEngine

/// Everything a person can ask of the bot. Adding a case means adding its words in ``CommandGuide``, its parsing in
/// ``CommandParser`` and its handling in ``Bot``.
package enum Command: Sendable, Equatable {
    case question(QuestionRequest)
    case hint
    case answer
    case rubric
    case followUp
    case topics
    case search(String)
    case daily(DailyCommand)
    case quiz(QuizCommand)
    case score
    /// What decided about the last answer.
    case why
    case appeal(AppealCommand)
    case leaderboard(LeaderboardCommand)
    case exportMe
    case forgetMe(isConfirmed: Bool)
    case help(CommandName?)
    case status
    /// Said to be polite; deserves no more than that back.
    case thanks
}

/// Which question is wanted: one by name, or any that the filter lets through.
package struct QuestionRequest: Sendable, Equatable {
    package var id: QuestionID?
    package var filter: Filter

    package init(id: QuestionID? = nil, filter: Filter = Filter()) {
        self.id = id
        self.filter = filter
    }
}

/// What can be done about a conversation's daily prompts. Numbers count its schedules from 1, as `daily` lists them.
package enum DailyCommand: Sendable, Equatable {
    case list
    case on(DailyRequest)
    /// A dialog for a new one.
    case new
    /// Puts another in the place of a schedule; without a request in a dialog.
    case edit(Int?, DailyRequest?)
    case off(Int?)
    case pause(Int?)
    case resume(Int?)
    /// Without a date: the next prompt.
    case skip(Int?, LocalDate?)
    case now(Int?)
    case preview(Int?, count: Int)
    case queue(Int?, QuestionID, LocalDate?)
    case unqueue(Int?, QuestionID)
    case showQueue(Int?)
}

package struct DailyRequest: Sendable, Equatable {
    package var schedule: Schedule
    package var filter: Filter
    /// Nil: as configured.
    package var revealAfter: Duration?

    package init(schedule: Schedule, filter: Filter = Filter(), revealAfter: Duration? = nil) {
        self.schedule = schedule
        self.filter = filter
        self.revealAfter = revealAfter
    }
}

package enum QuizCommand: Sendable, Equatable {
    case start(QuizRequest)
    case resume
    case skip
    case stop
    case history
}

package struct QuizRequest: Sendable, Equatable {
    package var filter: Filter
    /// Nil: as many as configured.
    package var count: Int?

    package init(filter: Filter = Filter(), count: Int? = nil) {
        self.filter = filter
        self.count = count
    }
}
