import Chat
import Foundation
import Store
import Testing

@Suite struct OutboxDatesContract {
    @Test(arguments: Database.all) func nothingIsDueInAnEmptyOutbox(_ database: Database) async throws {
        let store = try await database.empty()
        #expect(try await store.nextDueDate() == nil)
        #expect(try await store.summary(at: at(0)) == OutboxSummary(due: 0, oldestDue: nil, dead: 0))
    }

    @Test(arguments: Database.all) func theNextDueDateIsThatOfTheFirstMessageThatCanGo(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.enqueue(
            .named("t1"), .named("t2", notBefore: at(70)), .named("h1", to: .hiring, notBefore: at(60)))
        #expect(try await store.nextDueDate() == at(0))
        #expect(try await store.keys(at: at(1)) == ["t1"])
        #expect(try await store.nextDueDate(busy: [.team]) == at(60))
        #expect(try await store.nextDueDate(busy: [.team, .hiring]) == nil)
        let wait = DeliveryResult.ended("t1", .postponed(until: at(30), reason: "429"), at: at(2))
        #expect(try await store.keys(after: wait, at: at(2)).isEmpty)
        #expect(try await store.nextDueDate() == at(30))
        #expect(try await store.keys(at: at(30)) == ["t1"])
        #expect(try await store.keys(after: .sent("t1", as: "M1", at: at(31)), at: at(31)).isEmpty)
        #expect(try await store.nextDueDate() == at(60))
    }

    @Test(arguments: Database.all) func theNextDueDateOfADelayedConversationIsTheEndOfTheDelay(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("soon", notBefore: at(10)), .named("now"))
        #expect(try await store.keys(at: at(1)) == ["now"])
        let wait = DeliveryResult.ended("now", .unclear(until: at(90), reason: "time-out"), at: at(2))
        #expect(try await store.keys(after: wait, at: at(2)).isEmpty)
        #expect(try await store.keys(at: at(11)).isEmpty)
        #expect(try await store.nextDueDate() == at(90), "else the courier would ask in vain without a pause")
    }

    @Test(arguments: Database.all) func theSummaryCountsWhatShouldBeOutAlready(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("t1", notBefore: at(5)), .named("h1", to: .hiring), at: at(1))
        try await store.enqueue(.named("t2", notBefore: at(0)), .named("t3", notBefore: at(50)), at: at(2))
        #expect(try await store.summary(at: at(4)) == OutboxSummary(due: 2, oldestDue: at(1), dead: 0))
        #expect(try await store.keys(at: at(4)) == ["h1", "t2"])
        _ = try await store.settle(.sent("h1", as: "M1", at: at(5)), claim: 0, at: at(5))
        #expect(try await store.summary(at: at(5)) == OutboxSummary(due: 2, oldestDue: at(2), dead: 0))
        let wait = DeliveryResult.ended("t2", .postponed(until: at(600), reason: "down"), at: at(6))
        _ = try await store.settle(wait, at: at(6))
        #expect(try await store.summary(at: at(60)) == OutboxSummary(due: 3, oldestDue: at(2), dead: 0))
    }
}
