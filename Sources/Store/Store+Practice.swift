package import Chat
package import Foundation
package import QuestionEngine

/// A line of the review log: what else is to be known of a review to repeat it. No words of the person are in it.
package struct ReviewRecord: Sendable, Hashable {
    package var service: ServiceName
    package var person: UserID
    package var key: CardKey
    /// The quiz in which it happened, and its place there: together they are reviewed once.
    package var quiz: String
    package var position: Int
    package var logged: LoggedReview

    package init(
        service: ServiceName, person: UserID, key: CardKey, quiz: String, position: Int, logged: LoggedReview
    ) {
        self.service = service
        self.person = person
        self.key = key
        self.quiz = quiz
        self.position = position
        self.logged = logged
    }
}

/// How a person wants to practise.
package struct PracticeSettings: Sendable, Hashable {
    package var service: ServiceName
    package var person: UserID
    /// The probability of recall at which an item comes back: 0.7 to 0.97.
    package var desiredRetention: Double
    /// Items a day.
    package var budget: Int
    /// IANA name; nil: as configured for schedules.
    package var zone: String?
    package var remindAt: LocalTime?
    package var quietHours: QuietHours?
    /// No reminder is due any more for a time at or before this.
    package var remindersSettledUntil: Date

    package static let standardRetention = 0.9
    package static let standardBudget = 10

    package init(
        service: ServiceName, person: UserID, desiredRetention: Double = standardRetention,
        budget: Int = standardBudget, zone: String? = nil, remindAt: LocalTime? = nil, quietHours: QuietHours? = nil,
        remindersSettledUntil: Date = .distantPast
    ) {
        self.service = service
        self.person = person
        self.desiredRetention = desiredRetention
        self.budget = budget
        self.zone = zone
        self.remindAt = remindAt
        self.quietHours = quietHours
        self.remindersSettledUntil = remindersSettledUntil
    }
}

/// Somebody about whose memory something is stored.
package struct Learner: Sendable, Hashable {
    package var service: ServiceName
    package var person: UserID

    package init(service: ServiceName, person: UserID) {
        self.service = service
        self.person = person
    }
}

package protocol PracticeReader {
    /// Everybody who has a review or a card, in all services.
    func learners() throws -> [Learner]
    /// The whole log of a person, in the order in which it was written.
    func reviews(of person: UserID, in service: ServiceName) throws -> [ReviewRecord]
    /// That of one card.
    func reviews(of key: CardKey, by person: UserID, in service: ServiceName) throws -> [ReviewRecord]
    func lastReview(of person: UserID, in service: ServiceName) throws -> ReviewRecord?
    func cards(of person: UserID, in service: ServiceName) throws -> [CardKey: Card]
    func card(_ key: CardKey, of person: UserID, in service: ServiceName) throws -> Card?
    /// Nil if the person has never changed anything.
    func practiceSettings(of person: UserID, in service: ServiceName) throws -> PracticeSettings?
    /// Of all who want to be reminded.
    func reminders(of service: ServiceName) throws -> [PracticeSettings]
    /// Nil before the first answer.
    func ability(of person: UserID, in service: ServiceName) throws -> SkillRating?
    /// Nil before anybody's first answer.
    func itemRating(of key: CardKey) throws -> SkillRating?
    /// Difficulties, of all items that anybody has answered.
    func itemRatings() throws -> [CardKey: SkillRating]
}

package protocol PracticeWriter {
    /// Adds to the log; false if the place in the quiz was reviewed before: then nothing was stored.
    func add(_ review: ReviewRecord) throws -> Bool
    /// Changes what was said of a review afterwards, and nothing else of it. False if there is none at that place.
    func setRating(_ rating: Rating, credit: Double?, ofReviewIn quiz: String, at position: Int) throws -> Bool
    /// Inserts or replaces what follows from the log.
    func save(_ card: Card, _ key: CardKey, of person: UserID, in service: ServiceName) throws
    func removeCard(_ key: CardKey, of person: UserID, in service: ServiceName) throws
    /// Inserts or replaces by service and person.
    func save(_ settings: PracticeSettings) throws
    /// Takes the one reminder of a person's local date. False if it was taken before: then nothing may be sent for it.
    func claimReminder(_ date: LocalDate, for person: UserID, in service: ServiceName, at instant: Date) throws -> Bool
    func setAbility(_ ability: SkillRating, of person: UserID, in service: ServiceName) throws
    func setRating(_ rating: SkillRating, of key: CardKey) throws
    /// Deletes the memory of people whose last review is before that date, at most of so many: their log, cards, abilities,
    /// settings and reminders. That of others stays whole, however old its beginning is: half a log leads to wrong cards.
    ///
    /// - Returns: of how many.
    func pruneMemories(lastReviewedBefore date: Date, limit: Int) throws -> Int
}
