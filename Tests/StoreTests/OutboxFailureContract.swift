import Chat
import Foundation
import Store
import Testing

@Suite struct OutboxFailureContract {
    @Test(arguments: Database.all) func aPostponedMessageHoldsUpItsConversationAndNoOther(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.enqueue(
            .named("soon", notBefore: at(15)), .named("t1"), .named("t2"), .named("h1", to: .hiring))
        #expect(try await store.keys(busy: [.hiring], at: at(1)) == ["t1"])
        let wait = DeliveryResult.ended("t1", .postponed(until: at(20), reason: "429"), at: at(2))
        #expect(try await store.keys(after: wait, at: at(2)) == ["h1"])
        // What becomes due meanwhile waits as well, although it is the older one.
        #expect(try await store.keys(busy: [.hiring], at: at(16)).isEmpty)
        #expect(try await store.keys(busy: [.hiring], at: at(20)) == ["soon"])
        let sent = DeliveryResult.sent("soon", as: "M0", at: at(21))
        let again = try await store.settle(sent, busy: [.hiring], at: at(21))
        #expect(again.map(\.key.rawValue) == ["t1"])
        #expect(again.map(\.unclearSince) == [nil], "nothing reached the service")
    }

    @Test(arguments: Database.all) func anUnclearMessageKnowsWhenItWasFirstTried(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("a"), .named("b"))
        #expect(try await store.settle(at: at(1)).map(\.unclearSince) == [nil])
        let unclear = DeliveryResult.ended("a", .unclear(until: at(10), reason: "time-out"), at: at(5))
        #expect(try await store.settle(unclear, at: at(5)).isEmpty)
        #expect(try await store.settle(at: at(10)).map(\.unclearSince) == [at(1)])
        // The second attempt did not get through: the first is still unclear.
        let postponed = DeliveryResult.ended("a", .postponed(until: at(30), reason: "429"), at: at(11))
        #expect(try await store.settle(postponed, at: at(11)).isEmpty)
        #expect(try await store.settle(at: at(30)).map(\.unclearSince) == [at(1)])
        let next = try await store.settle(.sent("a", as: "M1", at: at(31)), at: at(31))
        #expect(next.map(\.key.rawValue) == ["b"])
        #expect(next.map(\.unclearSince) == [nil])
    }

    @Test(arguments: Database.all) func aMessageClaimedWithoutResultIsUnclear(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("a"))
        #expect(try await store.settle(at: at(1)).map(\.unclearSince) == [nil])
        #expect(try await store.settle(at: at(2)).map(\.unclearSince) == [at(1)])
        #expect(try await store.settle(at: at(3)).map(\.unclearSince) == [at(1)])
    }

    @Test(arguments: Database.all) func aDeadMessageIsCountedAndMakesWay(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("a"), .named("b"))
        #expect(try await store.keys(at: at(1)) == ["a"])
        let dead = DeliveryResult.ended("a", .dead(reason: "msg_too_long"), at: at(2))
        #expect(try await store.keys(after: dead, at: at(2)) == ["b"])
        let key = DeliveryKey(rawValue: "a")
        #expect(try await store.read { try $0.sentMessage(key) } == nil)
        #expect(try await store.summary(at: at(2)).dead == 1)
        // Even long after, it is neither sent again nor forgotten.
        try await store.write { try $0.prune(before: at(1000)) }
        #expect(try await store.summary(at: at(1000)).dead == 1)
        #expect(try await store.write { try $0.enqueue(.named("a"), at: at(1000)) } == false)
    }

    @Test(arguments: Database.all) func aClosedConversationLosesWhatWaitsAndIsPaused(_ database: Database) async throws
    {
        let store = try await database.empty()
        try await store.enqueue(
            .named("t1"), .named("t2"), .named("t3", notBefore: at(100)), .named("h1", to: .hiring))
        #expect(try await store.keys(busy: [.hiring], at: at(1)) == ["t1"])
        let closed = DeliveryResult.ended("t1", .conversationClosed(reason: "is_archived"), at: at(2))
        #expect(try await store.keys(after: closed, at: at(2)) == ["h1"])
        #expect(try await store.keys(busy: [.hiring], at: at(200)).isEmpty)
        #expect(try await store.nextDueDate(busy: [.hiring]) == nil)
        #expect(try await store.summary(at: at(200)).dead == 3)
        #expect(try await store.read { try $0.isPaused(.team, in: .slack) })
        #expect(try await store.read { try $0.isPaused(.team, in: .terminal) } == false)
        #expect(try await store.read { try $0.isPaused(.hiring, in: .slack) } == false)
    }

    @Test(arguments: Database.all) func aPausedConversationWaitsUntilItIsResumed(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("t1"))
        #expect(try await store.keys(at: at(1)) == ["t1"])
        let closed = DeliveryResult.ended("t1", .conversationClosed(reason: "not_in_channel"), at: at(2))
        #expect(try await store.keys(after: closed, at: at(2)).isEmpty)
        try await store.enqueue(.named("t2"), .named("t3", notBefore: at(5)), at: at(3))
        #expect(try await store.keys(at: at(10)).isEmpty)
        #expect(try await store.nextDueDate() == nil)
        #expect(try await store.summary(at: at(10)).due == 0)
        try await store.write { try $0.resume(.team, in: .slack) }
        #expect(try await store.read { try $0.isPaused(.team, in: .slack) } == false)
        #expect(try await store.nextDueDate() == at(3))
        #expect(try await store.keys(at: at(10)) == ["t2"])
    }

    @Test(arguments: Database.all) func aResultForASettledOrUnknownMessageChangesNothing(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("a"))
        #expect(try await store.keys(at: at(1)) == ["a"])
        #expect(try await store.keys(after: .sent("a", as: "M1", at: at(2)), at: at(2)).isEmpty)
        let late: [DeliveryResult] = [
            .ended("a", .unclear(until: at(3), reason: "time-out"), at: at(3)),
            .ended("a", .postponed(until: at(3), reason: "429"), at: at(3)),
            .ended("a", .dead(reason: "refused"), at: at(3)), .sent("a", as: "M2", at: at(3)),
            .sent("unknown", as: "M3", at: at(3)),
            .ended("unknown", .conversationClosed(reason: "gone"), at: at(3)),
        ]
        let claimed = try await store.write {
            try $0.settle(late, of: .slack, thenClaim: 10, excluding: [], now: at(100))
        }
        #expect(claimed.isEmpty)
        let key = DeliveryKey(rawValue: "a")
        #expect(try await store.read { try $0.sentMessage(key) } == MessageID(rawValue: "M1"))
        #expect(try await store.summary(at: at(100)) == OutboxSummary(due: 0, oldestDue: nil, dead: 0))
    }
}
