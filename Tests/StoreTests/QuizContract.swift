import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct QuizContract {
    private static func item(_ name: String, topic: String = "dist.caching") -> QuizItemRecord {
        QuizItemRecord(
            item: ItemID(rawValue: name), semanticRevision: 2, topic: TopicID(rawValue: topic),
            optionOrder: ["c", "a", "b"])
    }

    private static func quiz(
        _ id: String, of person: UserID = .ann, in conversation: ConversationID = .direct, thread: String? = nil,
        items: [QuizItemRecord] = [item("it-1"), item("it-2")], startedAt: Date = at(0)
    ) -> QuizRecord {
        QuizRecord(
            id: id, service: .slack, person: person, conversation: conversation, thread: thread.map(MessageID.init),
            filter: Filter(topics: [TopicID(rawValue: "dist")], levels: [.junior]), startedAt: startedAt, items: items)
    }

    private func add(_ quizzes: QuizRecord..., to store: any Store) async throws {
        try await store.write { store in
            for quiz in quizzes { try store.add(quiz) }
        }
    }

    private func open(in store: any Store, thread: String? = nil) async throws -> QuizRecord? {
        try await store.read {
            try $0.openQuiz(of: .ann, in: .direct, of: .slack, thread: thread.map(MessageID.init))
        }
    }

    @Test(arguments: Database.all) func aQuizIsReadAsItWasAdded(_ database: Database) async throws {
        let store = try await database.empty()
        var answered = Self.item("it-1")
        answered.outcome = .answered
        answered.answer = "b, c \"both\""
        answered.credit = 2.0 / 3
        answered.answeredAt = at(3.141)
        var skipped = Self.item("it-2", topic: "data.sql")
        skipped.outcome = .skipped
        skipped.answeredAt = at(4)
        var free = Self.item("it-3")
        free.optionOrder = []
        let quiz = Self.quiz("z1", items: [answered, skipped, free])
        try await add(quiz, Self.quiz("z2", thread: "T1", items: []), to: store)
        #expect(try await open(in: store) == quiz)
        #expect(try await open(in: store, thread: "T1")?.items == [])
    }

    @Test(arguments: Database.all) func theOpenQuizOfAPlaceIsFoundThere(_ database: Database) async throws {
        let store = try await database.empty()
        #expect(try await open(in: store) == nil)
        try await add(
            Self.quiz("top"), Self.quiz("threaded", thread: "T1"), Self.quiz("elsewhere", in: .team, thread: "T2"),
            Self.quiz("of bob", of: .bob), to: store)
        #expect(try await open(in: store)?.id == "top")
        #expect(try await open(in: store, thread: "T1")?.id == "threaded")
        #expect(try await open(in: store, thread: "T9") == nil)
        let all = try await store.read { try $0.openQuizzes(of: .ann, in: .slack) }
        #expect(all.map(\.id) == ["elsewhere", "threaded", "top"])
        #expect(try await store.read { try $0.openQuizzes(of: .ann, in: .terminal) }.isEmpty)
    }

    @Test(arguments: Database.all) func aPersonHasOneOpenQuizInAPlace(_ database: Database) async throws {
        let store = try await database.empty()
        var first = Self.quiz("first")
        try await add(first, to: store)
        await #expect(throws: StoreError.self) { try await add(Self.quiz("second"), to: store) }
        #expect(try await open(in: store)?.id == "first")
        first.state = .stopped
        first.endedAt = at(5)
        let ended = first
        try await store.write { try $0.update(ended) }
        try await add(Self.quiz("second"), to: store)
        #expect(try await open(in: store)?.id == "second")
    }

    @Test(arguments: Database.all) func theFirstAnswerCounts(_ database: Database) async throws {
        let store = try await database.empty()
        var quiz = Self.quiz("z1")
        try await add(quiz, to: store)
        quiz.items[0].outcome = .answered
        quiz.items[0].answer = "a"
        quiz.items[0].credit = 0
        quiz.items[0].answeredAt = at(1)
        let answered = quiz
        try await store.write { try $0.update(answered) }
        quiz.items[0].answer = "b"
        quiz.items[0].credit = 1
        quiz.items[1].outcome = .skipped
        quiz.items[1].answeredAt = at(2)
        let changed = quiz
        try await store.write { try $0.update(changed) }
        let items = try await open(in: store)?.items
        #expect(items == [answered.items[0], changed.items[1]])
    }

    @Test(arguments: Database.all) func endedQuizzesComeLatestFirst(_ database: Database) async throws {
        let store = try await database.empty()
        for (id, state, end) in [("a", QuizRecord.State.finished, 30.0), ("b", .stopped, 10), ("c", .finished, 20)] {
            var quiz = Self.quiz(id, startedAt: at(1))
            try await add(quiz, to: store)
            quiz.state = state
            quiz.endedAt = at(end)
            let ended = quiz
            try await store.write { try $0.update(ended) }
        }
        try await add(Self.quiz("open"), to: store)
        let two = try await store.read { try $0.endedQuizzes(of: .ann, in: .slack, limit: 2) }
        #expect(two.map(\.id) == ["a", "c"])
        #expect(two.map(\.state) == [.finished, .finished])
        #expect(two.map(\.endedAt) == [at(30), at(20)])
        #expect(try await store.read { try $0.endedQuizzes(of: .ann, in: .slack, limit: 9) }.count == 3)
        #expect(try await store.read { try $0.endedQuizzes(of: .bob, in: .slack, limit: 9) }.isEmpty)
        #expect(try await open(in: store)?.id == "open")
    }

    @Test(arguments: Database.all) func scoresSumUpWhatWasAnsweredByTopic(_ database: Database) async throws {
        let store = try await database.empty()
        func item(_ name: String, _ topic: String, _ credit: Double?) -> QuizItemRecord {
            var item = Self.item(name, topic: topic)
            item.outcome = credit == nil ? .skipped : .answered
            item.credit = credit
            item.answeredAt = at(1)
            return item
        }
        try await add(
            Self.quiz("a", items: [item("1", "x", 1), item("2", "x", 0.25), item("3", "y", nil), Self.item("4")]),
            Self.quiz("b", thread: "T1", items: [item("1", "x", 0), item("5", "x", nil), item("6", "y", 0.5)]),
            Self.quiz("of bob", of: .bob, items: [item("1", "x", 1)]), to: store)
        let scores = try await store.read { try $0.topicScores(of: .ann, in: .slack) }
        #expect(
            Set(scores) == [
                TopicScore(topic: TopicID(rawValue: "x"), answered: 3, skipped: 1, points: 1.25),
                TopicScore(topic: TopicID(rawValue: "y"), answered: 1, skipped: 1, points: 0.5),
            ])
        #expect(try await store.read { try $0.topicScores(of: .ann, in: .terminal) }.isEmpty)
    }

    @Test(arguments: Database.all) func withdrawnItemsAreKeptAndCountForNothing(_ database: Database) async throws {
        let store = try await database.empty()
        var quiz = Self.quiz("a", items: [Self.item("1", topic: "x"), Self.item("2", topic: "y")])
        try await add(quiz, to: store)
        quiz.items[0].outcome = .withdrawn
        quiz.items[0].answeredAt = at(3)
        let changed = quiz
        try await store.write { try $0.update(changed) }
        #expect(try await open(in: store) == changed)
        #expect(try await store.read { try $0.topicScores(of: .ann, in: .slack) }.isEmpty)
        // The next one has come in its place.
        #expect(try await store.read { try $0.itemsSeen(by: .ann, in: .slack) }.map(\.key.rawValue) == ["2"])
    }

    @Test(arguments: Database.all) func itemsAreSeenOnceTheirTurnHasCome(_ database: Database) async throws {
        let store = try await database.empty()
        var first = Self.item("it-1")
        first.outcome = .answered
        first.credit = 1
        first.answeredAt = at(100)
        try await add(
            Self.quiz("a", items: [first, Self.item("it-2"), Self.item("it-3")], startedAt: at(50)),
            Self.quiz("b", thread: "T1", items: [Self.item("it-1"), Self.item("it-4")], startedAt: at(70)),
            Self.quiz("of bob", of: .bob, items: [Self.item("it-9")]), to: store)
        let seen = try await store.read { try $0.itemsSeen(by: .ann, in: .slack) }
        #expect(seen == [ItemID(rawValue: "it-1"): at(100), ItemID(rawValue: "it-2"): at(50)])
    }

    @Test(arguments: Database.all) func aCreditIsAtMostOne(_ database: Database) async throws {
        let store = try await database.empty()
        var item = Self.item("it-1")
        item.outcome = .answered
        item.credit = 1.5
        item.answeredAt = at(1)
        let quiz = Self.quiz("a", items: [item])
        await #expect(throws: StoreError.self) { try await add(quiz, to: store) }
        #expect(try await open(in: store) == nil)
    }

    @Test(arguments: Database.all) func aQuizIsFoundByItsIdWhateverBecameOfIt(_ database: Database) async throws {
        let store = try await database.empty()
        var quiz = Self.quiz("z1", items: [Self.item("it-1")])
        try await add(quiz, Self.quiz("z2", of: .bob), to: store)
        #expect(try await store.read { try $0.quiz("z1") } == quiz)
        quiz.state = .stopped
        quiz.endedAt = at(3)
        let ended = quiz
        try await store.write { try $0.update(ended) }
        #expect(try await store.read { try $0.quiz("z1") } == ended)
        #expect(try await store.read { try $0.quiz("z9") } == nil)
        #expect(try await store.read { try $0.endedQuizCount(of: .ann, in: .slack) } == 1)
        #expect(try await store.read { try $0.endedQuizCount(of: .bob, in: .slack) } == 0)
    }

    /// A quarter of an hour has 900 s; ``at(_:)`` counts from 700 s after one began.
    @Test(arguments: Database.all) func answersAreKnownByTheQuarterOfTheHour(_ database: Database) async throws {
        let store = try await database.empty()
        func item(_ name: String, _ outcome: QuizItemRecord.Outcome, _ seconds: Double) -> QuizItemRecord {
            var item = Self.item(name)
            item.outcome = outcome
            if outcome == .answered { item.credit = 1 }
            item.answeredAt = at(seconds)
            return item
        }
        try await add(
            Self.quiz("a", items: [item("1", .answered, 10), item("2", .answered, 600), item("3", .skipped, 9_000)]),
            Self.quiz("b", thread: "T1", items: [item("1", .answered, 700), item("2", .withdrawn, 90_000)]),
            Self.quiz("of bob", of: .bob, items: [item("1", .answered, 5_000)]), to: store)
        let times = try await store.read { try $0.answerTimes(of: .ann, in: .slack) }
        #expect(times == [at(200), at(-700)])
    }
}
