import Bot
import Chat
import Foundation
import Store
import Testing

/// What the courier makes of each error of a chat service.
@Suite(.timeLimit(.minutes(1))) struct CourierFailureTests {
    @Test func aConversationThatFailsHoldsUpNoOther() async throws {
        let office = try PostOffice(["a1": [.fails(.unavailable(reason: "down"))]])
        try await office.enqueue("a1", "a2")
        try await office.enqueue("b1", "b2", "b3", to: "hiring")
        try await office.open { _ in
            await office.chat.untilAttempted("b3")
            await office.clock.untilSomebodySleeps(until: Scene.start + 0.5)
            #expect(office.chat.attempts(of: "a2").isEmpty)
            office.clock.advance(to: Scene.start + 0.5)
            await office.chat.untilAttempted("a2")
        }
        #expect(office.chat.keys.filter { $0.hasPrefix("a") } == ["a1", "a1", "a2"])
        #expect(office.chat.times(of: "b3") == [0])
        #expect(office.chat.attempts(of: "a1").allSatisfy { $0.delivery.unclearSince == nil })
    }

    @Test func aServiceThatStaysAwayIsAskedLessAndLess() async throws {
        let office = try PostOffice(["a1": Array(repeating: .fails(.unavailable(reason: "down")), count: 9)])
        let pauses = [0.5, 1, 2, 4, 8, 16, 32, 60, 60]
        try await office.enqueue("a1")
        try await office.open { _ in
            var date = Scene.start
            for (index, pause) in pauses.enumerated() {
                await office.chat.untilAttempted("a1", times: index + 1)
                date += pause
                // The courier also wakes every minute to look at the clock: that is not what is waited for.
                try await office.untilNextIsDue(at: date)
                await office.clock.advanceToSleeper(at: date)
            }
            await office.chat.untilAttempted("a1", times: 10)
        }
        let times = office.chat.times(of: "a1")
        #expect(zip(times.dropFirst(), times).map(-) == pauses)
        #expect(try await office.sent("a1") == ["a1"])
    }

    @Test func afterASuccessThePausesAreShortAgain() async throws {
        let down = ScriptedChat.Answer.fails(.unavailable(reason: "down"))
        let office = try PostOffice(["a1": [down, down], "a2": [down]])
        try await office.enqueue("a1", "a2")
        try await office.open { _ in
            for time in [0.5, 1.5] { await office.clock.advanceToSleeper(at: Scene.start + time) }
            await office.chat.untilAttempted("a2")
            await office.clock.advanceToSleeper(at: Scene.start + 2)
            await office.chat.untilAttempted("a2", times: 2)
        }
        #expect(office.chat.times(of: "a1") == [0, 0.5, 1.5])
        #expect(office.chat.times(of: "a2") == [1.5, 2])
    }

    @Test func theWaitThatTheServiceAsksForIsKept() async throws {
        let office = try PostOffice(["a1": [.fails(.rateLimited(retryAfter: .seconds(30)))]])
        try await office.enqueue("a1", "a2")
        try await office.open { _ in
            await office.clock.untilSomebodySleeps(until: Scene.start + 30)
            office.clock.advance(to: Scene.start + 29.9)
            // Looking before its time changes nothing; other conversations go on.
            try await office.look()
            #expect(office.chat.keys == ["a1", "probe-1"])
            office.clock.advance(to: Scene.start + 30)
            await office.chat.untilAttempted("a2")
        }
        #expect(office.chat.times(of: "a1") == [0, 30])
        #expect(office.chat.times(of: "a2") == [30])
        #expect(office.chat.attempts(of: "a1").last?.delivery.unclearSince == nil)
    }

    @Test func theNextAttemptKnowsThatTheFirstMayHaveArrived() async throws {
        let office = try PostOffice([
            "a1": [
                .fails(.unavailable(reason: "down")), .fails(.outcomeUnknown(reason: "no answer")),
                .fails(.unavailable(reason: "down")),
            ]
        ])
        try await office.enqueue("a1", "a2")
        try await office.open { _ in
            for time in [0.5, 1.5, 3.5] { await office.clock.advanceToSleeper(at: Scene.start + time) }
            await office.chat.untilAttempted("a2")
        }
        let attempts = office.chat.attempts(of: "a1")
        // The second attempt is the one that may have arrived, and stays so whatever the third says.
        let second = Scene.start + 0.5
        #expect(attempts.map(\.delivery.unclearSince) == [nil, nil, second, second])
        #expect(Set(attempts.map(\.delivery.key)).count == 1)
        #expect(office.chat.attempts(of: "a2").map(\.delivery.unclearSince) == [nil])
        #expect(try await office.sent("a1") == ["a1"])
    }

    @Test func aRefusedMessageIsPutAsideAndTheNextOneGoes() async throws {
        let office = try PostOffice(["a1": [.fails(.rejected(reason: "msg_too_long"))]])
        try await office.enqueue("a1", "a2")
        try await office.open { _ in await office.chat.untilAttempted("a2") }
        #expect(office.chat.keys == ["a1", "a2"])
        #expect(office.chat.times(of: "a2") == [0])
        #expect(try await office.sent("a1", "a2") == ["a2"])
        let summary = try await office.summary()
        #expect(summary.dead == 1 && summary.due == 0)
    }

    @Test func aClosedConversationIsLeftUntilTheBotIsBack() async throws {
        let office = try PostOffice(["a1": [.fails(.conversationClosed(reason: "not_in_channel"))]])
        let team = ConversationID(rawValue: "team")
        try await office.enqueue("a1", "a2")
        try await office.enqueue("a3", after: 3600)
        try await office.enqueue("b1", "b2", to: "hiring")
        try await office.open { _ in
            await office.chat.untilAttempted("b2")
            try await office.store.until { try $0.isPaused(team, in: Scene.service) }
            try await office.enqueue("a4")
            try await office.look()
            #expect(office.chat.attempts(of: "a4").isEmpty)
            try await office.store.write { try $0.resume(team, in: Scene.service) }
            office.didEnqueue.signal()
            await office.chat.untilAttempted("a4")
        }
        #expect(office.chat.keys.filter { $0.hasPrefix("a") } == ["a1", "a4"])
        #expect(try await office.sent("a4", "b1", "b2").count == 3)
        #expect(try await office.summary().dead == 3)
    }

    @Test func whereVivaIsRefusedTheMessagesWait() async throws {
        let office = try PostOffice(["a1": [.fails(.unauthorized(reason: "token_revoked"))]])
        try await office.enqueue("a1")
        try await office.open { _ in
            await office.chat.untilAttempted("a1")
            await office.clock.untilSomebodySleeps(until: Scene.start + 60)
        }
        let summary = try await office.summary()
        #expect(summary.due == 1 && summary.dead == 0)
        office.clock.advance(to: Scene.start + 60)
        try await office.open { _ in await office.chat.untilAttempted("a1", times: 2) }
        #expect(try await office.sent("a1") == ["a1"])
    }
}
