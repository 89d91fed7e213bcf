import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct AttemptContract {
    private static let item = ItemID(rawValue: "it-0")

    private static func key(_ quiz: String, _ position: Int = 0) -> AttemptKey {
        AttemptKey(quiz: quiz, position: position)
    }

    @Test(arguments: Database.all) func theLastGradedAnswerIsFound(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            #expect(try store.lastAttempt(of: .ann, in: .slack) == nil)
            try store.add(.ended("slack/m1", by: .ann, at: at(100), credits: [1, 0.5, nil]))
            try store.add(.ended("slack/m2", by: .ann, at: at(90), credits: [1]))
            try store.add(.ended("slack/m3", by: .bob, at: at(110), credits: [1]))
            let attempt = try #require(try store.lastAttempt(of: .ann, in: .slack))
            #expect(attempt.key == Self.key("slack/m1", 1))
            #expect(
                attempt.attempt
                    == Attempt(
                        item: ItemID(rawValue: "it-1"), semanticRevision: 1, wording: nil, optionOrder: [],
                        answer: "an answer", credit: 0.5))
            #expect((attempt.person, attempt.answeredAt) == (.ann, at(100)))
            #expect(try store.lastAttempt(of: .ann, in: .terminal) == nil)
        }
    }

    @Test(arguments: Database.all) func whatWasAskedIsRecordedWithTheAnswer(_ database: Database) async throws {
        let store = try await database.empty()
        var quiz = QuizRecord.open("z", by: .ann, in: .direct, at: at(0))
        quiz.items = [
            QuizItemRecord(
                item: Self.item, semanticRevision: 3, topic: TopicID(rawValue: "ops"), optionOrder: ["b", "a"])
        ]
        let asked = quiz
        quiz.items[0].outcome = .answered
        (quiz.items[0].answer, quiz.items[0].credit, quiz.items[0].answeredAt) = ("A", 0, at(1))
        quiz.items[0].wording = .max - 5
        let answered = quiz
        try await store.write { store throws in
            try store.add(asked)
            #expect(try store.lastAttempt(of: .ann, in: .slack) == nil)
            try store.update(answered)
            #expect(try store.quiz("z") == answered)
            #expect(try store.lastAttempt(of: .ann, in: .slack)?.attempt.wording == .max - 5)
        }
    }

    @Test(arguments: Database.all) func creditsChangeWithARecordOfWhatChanged(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            try store.add(.ended("a", by: .ann, at: at(10), credits: [0, 1]))
            try store.add(.ended("b", by: .bob, at: at(20), credits: [1]))
            let attempts = try store.attempts(at: Self.item)
            #expect(attempts.map(\.key) == [Self.key("a"), Self.key("b")])
            #expect(try store.gradedRevisions() == [Self.item: [1], ItemID(rawValue: "it-1"): [1]])

            let changes = try store.rescore(
                Self.item, by: 2, [(Self.key("a"), 0, 0.5), (Self.key("b"), 1, 1)], after: nil, at: at(30))
            let change = CreditChange(attempt: Self.key("a"), old: 0, new: 0.5, appeal: nil, date: at(30))
            #expect(changes == [change])
            #expect(try store.attempts(at: Self.item).map(\.attempt.credit) == [0.5, 1])
            #expect(try store.attempts(at: Self.item).map(\.attempt.gradedRevision) == [2, 2])
            #expect(try store.attempts(at: Self.item).map(\.attempt.semanticRevision) == [1, 1])
            #expect(try store.gradedRevisions()[Self.item] == [2])
            #expect(try store.quiz("a")?.items.map(\.gradedRevision) == [2, nil])
            #expect(try store.topicScores(of: .ann, in: .slack).map(\.points) == [1.5], "scores follow")

            let appeal = AppealID(rawValue: 7)
            _ = try store.rescore(Self.item, by: 1, [(Self.key("a"), 0.5, 1)], after: appeal, at: at(40))
            #expect(
                try store.creditChanges(of: Self.key("a")) == [
                    change, CreditChange(attempt: Self.key("a"), old: 0.5, new: 1, appeal: appeal, date: at(40)),
                ])
            #expect(try store.creditChanges(of: Self.key("b")).isEmpty)
            #expect(try store.quiz("a")?.items.map(\.gradedRevision) == [nil, nil])
            // The same once more changes nothing, and leaves no record.
            #expect(try store.rescore(Self.item, by: 1, [(Self.key("a"), 1, 1)], after: nil, at: at(50)).isEmpty)
            #expect(try store.creditChanges(of: Self.key("a")).count == 2)
            #expect(try store.pruneQuizzes(endedBefore: at(15), limit: 9) == 1)
            #expect(try store.creditChanges(of: Self.key("a")).isEmpty)
        }
    }

    @Test(arguments: Database.all) func aRulingIsOnOneReadingOfOneRevision(_ database: Database) async throws {
        let store = try await database.empty()
        let ruling = { @Sendable (revision: Int, reading: String, credit: Double) in
            Ruling(item: Self.item, semanticRevision: revision, reading: reading, credit: credit)
        }
        try await store.write { store throws in
            for (number, next) in [
                ruling(2, "text lru", 1), ruling(1, "text mru", 1), ruling(1, "text lru", 1),
                ruling(1, "text lru", 0.5),
            ].enumerated() { try store.add(next, at: at(Double(number))) }
            #expect(
                try store.rulings(on: Self.item) == [
                    ruling(1, "text lru", 0.5), ruling(1, "text mru", 1), ruling(2, "text lru", 1),
                ])
            #expect(try store.rulings(on: ItemID(rawValue: "it-1")).isEmpty)
        }
    }

    @Test(arguments: Database.all) func anAppealIsDecidedOnce(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            try store.add(.ended("a", by: .ann, at: at(10), credits: [0, 0]))
            let attempts = try store.attempts(at: Self.item) + store.attempts(at: ItemID(rawValue: "it-1"))
            let first = try store.addAppeal(about: attempts[0], saying: "LRU \"is\" right", at: at(11))
            let second = try store.addAppeal(about: attempts[1], saying: "", at: at(12))
            let appeal = Appeal(id: first, attempt: attempts[0], text: "LRU \"is\" right", madeAt: at(11))
            #expect(try store.appeal(first, in: .slack) == appeal)
            #expect(try store.appeal(first, in: .terminal) == nil)
            #expect(try store.appeal(about: attempts[0].key) == appeal)
            #expect(try store.openAppeals(in: .slack).map(\.id) == [first, second])

            let decision = Appeal.Decision(by: .bob, at: at(20), reason: "So it is")
            #expect(try store.decide(first, as: .accepted, decision))
            #expect(try !store.decide(first, as: .rejected, decision))
            #expect(try !store.decide(AppealID(rawValue: 99), as: .rejected, decision))
            #expect(try store.openAppeals(in: .slack).map(\.id) == [second])
            let decided = try store.appeals(of: .ann, in: .slack)
            #expect(decided.map(\.state) == [.accepted, .open])
            #expect(decided.map(\.decision) == [decision, nil])
            #expect(try store.appeals(of: .bob, in: .slack).isEmpty)
        }
        await #expect(throws: StoreError.self) {
            try await store.write { store in
                let again = try store.attempts(at: Self.item)[0]
                _ = try store.addAppeal(about: again, saying: "again", at: at(30))
            }
        }
    }

    @Test(arguments: Database.all) func appealsGoWithTheAnswersOfTheirTime(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            try store.add(.ended("a", by: .ann, at: at(10), credits: [0]))
            let attempt = try store.attempts(at: Self.item)[0]
            _ = try store.addAppeal(about: attempt, saying: "why", at: at(500))
            _ = try store.pruneQuizzes(endedBefore: at(10), limit: 9)
            #expect(try store.openAppeals(in: .slack).count == 1)
            _ = try store.pruneQuizzes(endedBefore: at(10.001), limit: 9)
            #expect(try store.openAppeals(in: .slack).isEmpty)
        }
    }
}
