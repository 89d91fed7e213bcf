import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct StatisticsContract {
    private func quiz(_ id: String, of person: UserID, _ items: [QuizItemRecord]) -> QuizRecord {
        QuizRecord(
            id: id, service: .slack, person: person, conversation: .direct, thread: nil, filter: Filter(),
            state: .finished,
            startedAt: at(0), endedAt: at(99), items: items)
    }

    private func item(
        _ name: String, revision: Int = 1, _ outcome: QuizItemRecord.Outcome?, credit: Double? = nil,
        at second: Double = 1
    ) -> QuizItemRecord {
        QuizItemRecord(
            item: ItemID(rawValue: name), semanticRevision: revision, topic: TopicID(rawValue: "t"),
            optionOrder: ["b", "a"],
            outcome: outcome, answer: outcome == .answered ? "A" : nil, credit: credit,
            answeredAt: outcome.map { _ in at(second) })
    }

    @Test(arguments: Database.all) func onlyFirstAttemptsCount(_ database: Database) async throws {
        let store = try await database.empty()
        let quizzes = [
            // Begun first, answered last.
            quiz("z1", of: .ann, [item("it-1", .answered, credit: 1, at: 50), item("it-2", nil)]),
            quiz("z2", of: .ann, [item("it-1", .answered, credit: 0.5, at: 10), item("it-3", .skipped, at: 11)]),
            quiz(
                "z3", of: .ann,
                [item("it-3", .answered, credit: 1, at: 20), item("it-1", revision: 2, .answered, credit: 1, at: 21)]),
            quiz("z4", of: .bob, [item("it-1", .answered, credit: 0, at: 30), item("it-4", .withdrawn, at: 31)]),
        ]
        try await store.write { store in
            for quiz in quizzes { try store.add(quiz) }
        }
        let attempts = try await store.read { try $0.firstAttempts() }
        #expect(attempts.map(\.item.rawValue) == ["it-1", "it-3", "it-1", "it-1"])
        #expect(attempts.map(\.semanticRevision) == [1, 1, 2, 1])
        #expect(attempts.map(\.credit) == [0.5, 0, 1, 0])
        #expect(attempts.map(\.answer) == ["A", nil, "A", "A"])
        #expect(attempts[0].optionOrder == ["b", "a"])
        #expect(attempts[0].quiz == attempts[1].quiz)
        #expect(Set(attempts.map(\.quiz)).count == 3)
    }

    @Test(arguments: Database.all) func withoutQuizzesThereIsNothing(_ database: Database) async throws {
        let store = try await database.empty()
        #expect(try await store.read { try $0.firstAttempts() } == [])
    }
}
