import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct PracticeContract {
    private static let key = CardKey(item: ItemID(rawValue: "it-1"), semanticRevision: 2)
    private static let other = CardKey(item: ItemID(rawValue: "it-2"), semanticRevision: 1)
    private static let odd = CardScheduler(learningSteps: [], relearningSteps: [90_000], longestInterval: 30)

    private static func review(
        _ quiz: String, _ position: Int = 0, of key: CardKey = key, by person: UserID = .ann, at seconds: Double = 0,
        _ rating: Rating = .good, credit: Double? = 1, scheduler: CardScheduler = .standard
    ) -> ReviewRecord {
        ReviewRecord(
            service: .slack, person: person, key: key, quiz: quiz, position: position,
            logged: LoggedReview(
                Review(
                    rating: rating, credit: credit, date: at(seconds), duration: .milliseconds(4_321),
                    desiredRetention: 0.85), scheduler: scheduler))
    }

    private func add(_ reviews: ReviewRecord..., to store: any Store) async throws {
        try await store.write { store throws in
            for review in reviews { #expect(try store.add(review)) }
        }
    }

    @Test(arguments: Database.all) func theLogIsReadAsItWasWritten(_ database: Database) async throws {
        let store = try await database.empty()
        var unknown = Self.review("z2", 7, of: Self.other, at: 3, .again, credit: nil, scheduler: Self.odd)
        unknown.logged.review.duration = nil
        let reviews = [Self.review("z1", at: 1.234), unknown, Self.review("z3", at: 2, .hard, credit: 0.5)]
        try await add(reviews[0], reviews[1], reviews[2], Self.review("z4", by: .bob), to: store)
        #expect(try await store.read { try $0.reviews(of: .ann, in: .slack) } == reviews)
        #expect(
            try await store.read { try $0.reviews(of: Self.key, by: .ann, in: .slack) } == [reviews[0], reviews[2]])
        #expect(try await store.read { try $0.lastReview(of: .ann, in: .slack) } == unknown)
        #expect(try await store.read { try $0.reviews(of: .ann, in: .terminal) }.isEmpty)
        #expect(try await store.read { try $0.lastReview(of: .ann, in: .terminal) } == nil)
        #expect(try await store.read { try $0.learners() }.map(\.person) == [.ann, .bob])
    }

    @Test(arguments: Database.all) func aPlaceInAQuizIsReviewedOnce(_ database: Database) async throws {
        let store = try await database.empty()
        let first = Self.review("z1", 0)
        try await add(first, Self.review("z1", 1, at: 1), to: store)
        #expect(try await store.write { try $0.add(Self.review("z1", 0, at: 5, .again)) } == false)
        #expect(try await store.read { try $0.reviews(of: .ann, in: .slack) }.first == first)
    }

    @Test(arguments: Database.all) func whatWasSaidOfAReviewCanBeChanged(_ database: Database) async throws {
        let store = try await database.empty()
        var review = Self.review("z1", 3)
        try await add(review, to: store)
        #expect(try await store.write { try $0.setRating(.easy, credit: 0.75, ofReviewIn: "z1", at: 3) })
        #expect(try await store.write { try $0.setRating(.easy, credit: 1, ofReviewIn: "z1", at: 4) } == false)
        (review.logged.review.rating, review.logged.review.credit) = (.easy, 0.75)
        #expect(try await store.read { try $0.reviews(of: .ann, in: .slack) } == [review])
    }

    @Test(arguments: Database.all) func cardsAreOfAPersonAndARevision(_ database: Database) async throws {
        let store = try await database.empty()
        var card = Card(
            phase: .learning, step: 1, stability: 0.1 + 0.2, difficulty: 6.4133, due: at(60), lastReview: at(0),
            reviewCount: 1)
        let newer = CardKey(item: Self.key.item, semanticRevision: 3)
        try await store.write { [card] store in
            for person in [UserID.ann, .bob] { try store.save(card, Self.key, of: person, in: .slack) }
            try store.save(card, newer, of: .ann, in: .slack)
        }
        (card.phase, card.step, card.reviewCount, card.due) = (.review, nil, 2, at(90_000.001))
        let changed = card
        try await store.write { try $0.save(changed, Self.key, of: .ann, in: .slack) }
        #expect(try await store.read { try $0.card(Self.key, of: .ann, in: .slack) } == changed)
        #expect(try await store.read { try $0.card(Self.key, of: .bob, in: .slack) }?.step == 1)
        #expect(try await store.read { try $0.cards(of: .ann, in: .slack) }.keys.sorted() == [Self.key, newer])
        try await store.write { try $0.removeCard(newer, of: .ann, in: .slack) }
        #expect(try await store.read { try $0.cards(of: .ann, in: .slack) } == [Self.key: changed])
        #expect(try await store.read { try $0.card(newer, of: .ann, in: .slack) } == nil)
    }

    @Test(arguments: Database.all) func settingsAreKeptAndThoseWithAReminderFound(_ database: Database) async throws {
        let store = try await database.empty()
        #expect(try await store.read { try $0.practiceSettings(of: .ann, in: .slack) } == nil)
        var settings = PracticeSettings(service: .slack, person: .ann)
        try await store.write { [settings] in try $0.save(settings) }
        #expect(try await store.read { try $0.practiceSettings(of: .ann, in: .slack) } == settings)
        #expect(try await store.read { try $0.reminders(of: .slack) }.isEmpty)
        settings = PracticeSettings(
            service: .slack, person: .ann, desiredRetention: 0.8, budget: 7, zone: "Europe/Vilnius",
            remindAt: LocalTime(hour: 9, minute: 5),
            quietHours: QuietHours(from: LocalTime(hour: 22, minute: 30), until: LocalTime(hour: 0, minute: 0)),
            remindersSettledUntil: at(3.5))
        try await store.write { [settings] in try $0.save(settings) }
        #expect(try await store.read { try $0.reminders(of: .slack) } == [settings])
        #expect(try await store.read { try $0.reminders(of: .terminal) }.isEmpty)
    }

    @Test(arguments: Database.all) func aDateIsClaimedOnceForEachPerson(_ database: Database) async throws {
        let store = try await database.empty()
        func claim(_ day: Int, _ person: UserID = .ann) async throws -> Bool {
            try await store.write {
                try $0.claimReminder(LocalDate(year: 2026, month: 11, day: day), for: person, in: .slack, at: at(0))
            }
        }
        #expect(try await [claim(1), claim(1), claim(2), claim(1, .bob)] == [true, false, true, true])
    }

    @Test(arguments: Database.all) func ratingsAreKept(_ database: Database) async throws {
        let store = try await database.empty()
        #expect(try await store.read { try $0.ability(of: .ann, in: .slack) } == nil)
        for rating in [SkillRating(value: 0.5, count: 1), SkillRating(value: -1.25, count: 2)] {
            try await store.write { store in
                try store.setAbility(rating, of: .ann, in: .slack)
                try store.setRating(rating, of: Self.key)
            }
            #expect(try await store.read { try $0.ability(of: .ann, in: .slack) } == rating)
            #expect(try await store.read { try $0.itemRatings() } == [Self.key: rating])
        }
        #expect(try await store.read { try $0.ability(of: .bob, in: .slack) } == nil)
    }

    /// Retention takes a memory as a whole, or not at all.
    @Test(arguments: Database.all) func onlyWholeMemoriesAreForgotten(_ database: Database) async throws {
        let store = try await database.empty()
        try await add(
            Self.review("z1", at: 1), Self.review("z2", at: 100), Self.review("z3", by: .bob, at: 2),
            Self.review("z4", by: .bob, at: 3), to: store)
        try await store.write { store in
            for person in [UserID.ann, .bob] {
                try store.save(
                    Card(
                        phase: .learning, step: 0, stability: 1, difficulty: 5, due: at(1), lastReview: at(0),
                        reviewCount: 1), Self.key, of: person, in: .slack)
                try store.save(PracticeSettings(service: .slack, person: person))
                try store.setAbility(SkillRating(value: 1, count: 1), of: person, in: .slack)
            }
        }
        #expect(try await store.write { try $0.pruneMemories(lastReviewedBefore: at(3), limit: 9) } == 0)
        #expect(try await store.write { try $0.pruneMemories(lastReviewedBefore: at(50), limit: 9) } == 1)
        #expect(try await store.read { try $0.reviews(of: .ann, in: .slack) }.count == 2, "also what is older")
        #expect(try await store.read { try $0.learners() }.map(\.person) == [.ann])
        try await store.read { store throws in
            #expect(try store.practiceSettings(of: .bob, in: .slack) == nil)
            #expect(try store.ability(of: .bob, in: .slack) == nil)
            #expect(try store.practiceSettings(of: .ann, in: .slack) != nil)
        }
    }

    @Test(arguments: Database.all) func aReviewOutlivesItsQuizAndKeepsTheDay(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { try $0.add(.ended("z1", by: .ann, at: at(10), credits: [1])) }
        try await add(Self.review("z1", at: 10), Self.review("z1", 1, at: 9_000, .again, credit: nil), to: store)
        #expect(try await store.write { try $0.pruneQuizzes(endedBefore: at(99), limit: 9) } == 1)
        #expect(try await store.read { try $0.reviews(of: .ann, in: .slack) }.count == 2)
        // A skipped item is no answer.
        #expect(try await store.read { try $0.answerTimes(of: .ann, in: .slack) } == [at(200 - 900)])
    }

    @Test(arguments: Database.all) func anAdaptiveQuizGrows(_ database: Database) async throws {
        let store = try await database.empty()
        func item(_ name: String) -> QuizItemRecord {
            QuizItemRecord(
                item: ItemID(rawValue: name), semanticRevision: 1, topic: TopicID(rawValue: "x"), optionOrder: [])
        }
        var quiz = QuizRecord(
            id: "z1", service: .slack, person: .ann, conversation: .direct, thread: nil, kind: .adaptive,
            filter: Filter(), length: 3, startedAt: at(0), items: [item("it-1")])
        try await store.write { [quiz] in try $0.add(quiz) }
        #expect(try await store.read { try $0.quiz("z1") } == quiz)
        quiz.items[0].outcome = .answered
        quiz.items[0].credit = 1
        quiz.items[0].answeredAt = at(1)
        quiz.items.append(item("it-2"))
        try await store.write { [quiz] in try $0.update(quiz) }
        #expect(try await store.read { try $0.quiz("z1") } == quiz)
    }
}
