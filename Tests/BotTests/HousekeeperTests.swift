import Bot
import Chat
import Foundation
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

    @Test func answersAreKeptForEverUnlessThatIsSet() async throws {
        #expect(try await quizzes(keptFor: nil).left.count == 121)
    }
}
