import Bot
import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct HousekeeperTests {
    private let day: TimeInterval = 86_400

    private func quizzes(keptFor keepAnswers: Duration?) async throws -> (
        left: [String], log: [LogBook.Entry], writes: Int
    ) {
        let base = try SQLiteStore.inMemory()
        let now = Scene.start
        try await base.write { [day] store in
            try store.add(.finished("young", by: "alice", at: now - 364 * day, credits: [1]))
            for number in 1...120 {
                try store.add(.finished("old\(number)", by: "alice", at: now - 366 * day, credits: [1, 0]))
            }
        }
        let writes = Watched(0)
        let store = FaultyStore(base) { number in writes.change { $0 = number } }
        let log = LogBook()
        try await Housekeeper(store: store, keepAnswers: keepAnswers, logger: log.logger, now: { now }).tidy()
        let person = UserID(rawValue: "alice")
        let left = try await base.read { try $0.endedQuizzes(of: person, in: Scene.service, limit: 999).map(\.id) }
        return (left, log.entries, writes.value)
    }

    @Test func answersAreForgottenWhenTheirTimeIsOverAFewAtATime() async throws {
        let (left, log, writes) = try await quizzes(keptFor: .seconds(365 * 86_400))
        #expect(left == ["young"])
        #expect(writes > 3, "one transaction would hold up everybody else")
        #expect(log.last?.metadata == ["quizzes": "120"])
    }

    /// A memory is whole or gone: half a log would lead to wrong cards.
    @Test func reviewsOutliveTheAnswersAsLongAsTheirPersonPractises() async throws {
        let store = try SQLiteStore.inMemory(secret: 1)
        let scene = try Scene(store: store)
        let (alice, bob) = (scene.person("alice"), scene.person("bob"))
        for person in [alice, bob] {
            try await PracticeTests.finish(try await person.says("practice 2").first, by: person)
        }
        scene.move(by: 300 * day)
        try await PracticeTests.finish(try await alice.says("practice 2").first, by: alice)
        scene.move(by: 100 * day)
        let log = LogBook()
        try await Housekeeper(
            store: store, keepAnswers: .seconds(365 * 86_400), logger: log.logger, now: { scene.now }
        ).tidy()
        #expect(log.entries.suffix(2).map(\.metadata) == [["quizzes": "2"], ["people": "1"]])
        #expect(try await store.read { try $0.reviews(of: alice.user, in: Scene.service) }.count == 4)
        #expect(try await store.read { try $0.reviews(of: bob.user, in: Scene.service) }.isEmpty)
        #expect(try await CardRebuild.run(in: store, isDry: true).differences.isEmpty)
    }

    @Test func whatPeopleSaidInTheirOwnWordsGoesToo() async throws {
        let store = try SQLiteStore.inMemory()
        let (now, alice) = (Scene.start, UserID(rawValue: "alice"))
        try await store.write { [day] store in
            for age in [1] + Array(repeating: 91, count: 120) {
                _ = try store.add(
                    OpenAnswer(
                        service: Scene.service, person: alice, conversation: alice.address,
                        question: QuestionID(rawValue: "be-0001"), semanticRevision: 1, text: "\(age)",
                        answeredAt: now - Double(age) * day))
            }
            let new = DeskCase(
                service: Scene.service, person: alice, conversation: alice.address, kind: .report, text: "wrong",
                madeAt: now - 200 * day)
            for age in [89.0, 91] {
                let id = try store.add(new)
                let decision = DeskCase.Decision(by: alice, at: now - age * day)
                _ = try store.move(id, in: Scene.service, to: .active, decision)
            }
            _ = try store.add(new)
        }
        let log = LogBook()
        try await Housekeeper(store: store, keepOpenAnswers: .seconds(90 * day), logger: log.logger, now: { now })
            .tidy()
        let record = try await store.read { try $0.personalRecord(of: alice, in: Scene.service, directMessages: []) }
        #expect(record.openAnswers.map(\.text) == ["1"])
        #expect(record.deskCases.map(\.id.rawValue) == [1, 3], "what still waits is kept")
        #expect(log.entries.last?.metadata == ["answers": "120", "cases": "1"])
    }

    @Test func answersAreKeptForEverUnlessThatIsSet() async throws {
        #expect(try await quizzes(keptFor: nil).left.count == 121)
    }
}
