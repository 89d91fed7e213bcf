package import QuestionEngine

/// What an operator can set about the bot's behaviour.
package struct BotSettings: Sendable {
    /// Items of a quiz that asks for no number.
    package var quizLength: Int
    package var longestQuiz: Int
    /// From a prompt to its model answer, where the schedule does not say.
    package var revealAfter: Duration
    /// How late a prompt may still be posted after downtime.
    package var catchUp: Duration
    /// Messages older than that, heard after an outage, are no longer answered.
    package var answerWithin: Duration
    /// Schedules one conversation may have.
    package var schedulesPerConversation: Int
    /// The zone of schedules that name none; nil: they have to.
    package var defaultZone: String?
    package var holidays: HolidayCalendars
    package var people: PeopleSettings

    package init(
        quizLength: Int = 5, longestQuiz: Int = 20, revealAfter: Duration = .seconds(86400),
        catchUp: Duration = .seconds(4 * 3600), answerWithin: Duration = .seconds(3600),
        schedulesPerConversation: Int = 10, defaultZone: String? = nil, holidays: HolidayCalendars = .none,
        people: PeopleSettings = PeopleSettings()
    ) {
        self.quizLength = quizLength
        self.longestQuiz = longestQuiz
        self.revealAfter = revealAfter
        self.catchUp = catchUp
        self.answerWithin = answerWithin
        self.schedulesPerConversation = schedulesPerConversation
        self.defaultZone = defaultZone
        self.holidays = holidays
        self.people = people
    }
}
