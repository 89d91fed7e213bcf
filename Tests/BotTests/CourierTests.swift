import Bot
import Chat
import Foundation
import ServiceLifecycleTestKit
import Store
import Testing

/// What becomes of messages when all goes well, and how the courier stops.
@Suite(.timeLimit(.minutes(1))) struct CourierTests {
    @Test func theOrderWithinAConversationIsKept() async throws {
        let office = try PostOffice(["a1": [.waits]])
        try await office.enqueue("a1", "a2", "a3", "a4")
        try await office.enqueue("b1", "b2", to: "hiring")
        try await office.open { _ in
            await office.chat.untilAttempted("a1")
            await office.chat.untilAttempted("b2")
            try await office.look()
            // One at a time in each conversation, and none waits for another one.
            #expect(office.chat.keys.filter { $0.hasPrefix("a") } == ["a1"])
            office.chat.release("a1")
            await office.chat.untilAttempted("a4")
        }
        #expect(office.chat.keys.filter { $0.hasPrefix("a") } == ["a1", "a2", "a3", "a4"])
        #expect(office.chat.keys.filter { $0.hasPrefix("b") } == ["b1", "b2"])
        #expect(try await office.sent("a1", "a2", "a3", "a4", "b1", "b2").count == 6)
    }

    @Test func whatIsEnqueuedWhileTheCourierRunsIsSent() async throws {
        let office = try PostOffice()
        try await office.open { _ in
            await office.clock.untilSomebodySleeps(until: Scene.start + 60)
            try await office.enqueue("a1")
            await office.chat.untilAttempted("a1")
        }
        #expect(try await office.sent("a1") == ["a1"])
    }

    @Test func manyConversationsAreServedAtATime() async throws {
        let keys = (0..<40).map { "a\($0)" }
        let office = try PostOffice(Dictionary(uniqueKeysWithValues: keys.map { ($0, [.waits]) }))
        for key in keys { try await office.enqueue(key, to: "conversation of \(key)") }
        try await office.open { _ in
            for key in keys.prefix(32) { await office.chat.untilAttempted(key) }
            #expect(office.chat.attempts.count == 32)
            for key in keys { office.chat.release(key) }
            for key in keys { await office.chat.untilAttempted(key) }
        }
        #expect(office.chat.attempts.count == 40)
    }

    @Test func aMessageWithATimeIsSentThen() async throws {
        let office = try PostOffice()
        try await office.enqueue("later", after: 20)
        try await office.enqueue("now")
        try await office.open { _ in
            await office.chat.untilAttempted("now")
            await office.clock.advanceToSleeper(at: Scene.start + 20)
            await office.chat.untilAttempted("later")
        }
        #expect(office.chat.times(of: "now") == [0])
        #expect(office.chat.times(of: "later") == [20])
    }

    @Test func theClockIsLookedAtEveryMinute() async throws {
        let office = try PostOffice()
        try await office.enqueue("later", after: 3600)
        try await office.open { _ in
            await office.clock.advanceToSleeper(at: Scene.start + 60)
            await office.clock.untilSomebodySleeps(until: Scene.start + 120)
            // The clock is put forward; nobody signals that.
            office.clock.advance(to: Scene.start + 4000)
            await office.chat.untilAttempted("later")
        }
        #expect(office.chat.times(of: "later") == [4000])
    }

    @Test func messagesAreSpacedAsTheServiceAllows() async throws {
        let office = try PostOffice(limits: Pacer.Limits(rate: 1, burst: 3))
        try await office.enqueue("a1", "a2", "a3", "a4", "a5")
        try await office.enqueue("b1", to: "hiring")
        try await office.open { _ in
            await office.chat.untilAttempted("a3")
            await office.clock.advanceToSleeper(at: Scene.start + 1)
            await office.chat.untilAttempted("a4")
            await office.clock.advanceToSleeper(at: Scene.start + 2)
            await office.chat.untilAttempted("a5")
        }
        #expect((1...5).flatMap { office.chat.times(of: "a\($0)") } == [0, 0, 0, 1, 2])
        #expect(office.chat.times(of: "b1") == [0])
    }

    @Test func aReplyInAThreadWaitsForTheMessageThatOpensIt() async throws {
        let office = try PostOffice(["prompt": [.fails(.unavailable(reason: "down")), .waits]])
        try await office.enqueue("prompt")
        try await office.enqueue("reveal", to: "team", thread: .delivery(DeliveryKey(rawValue: "prompt")))
        try await office.open { _ in
            await office.clock.advanceToSleeper(at: Scene.start + 0.5)
            await office.chat.untilAttempted("prompt", times: 2)
            try await office.look()
            #expect(office.chat.attempts(of: "reveal").isEmpty)
            office.chat.release("prompt")
            await office.chat.untilAttempted("reveal")
        }
        #expect(office.chat.attempts(of: "reveal").map(\.delivery.thread?.rawValue) == ["sent-prompt"])
    }

    @Test func aReplyWhoseThreadNeverComesHoldsUpNothing() async throws {
        let office = try PostOffice(["prompt": [.fails(.rejected(reason: "too long"))]])
        try await office.enqueue("prompt")
        try await office.enqueue("reveal", to: "team", thread: .delivery(DeliveryKey(rawValue: "prompt")))
        try await office.enqueue("next")
        try await office.open { _ in await office.chat.untilAttempted("next") }
        #expect(office.chat.keys == ["prompt", "next"])
        #expect(try await office.summary().dead == 2)
    }

    @Test func aGracefulStopEndsWhatIsUnderWayAndBeginsNothing() async throws {
        let office = try PostOffice(["a1": [.waits], "b1": [.waits]])
        try await office.enqueue("a1", "a2")
        try await office.enqueue("b1", to: "hiring")
        try await office.open { trigger in
            await office.chat.untilAttempted("a1")
            await office.chat.untilAttempted("b1")
            trigger.triggerGracefulShutdown()
            try await office.enqueue("c1", to: "late")
            office.chat.release("a1")
            office.chat.release("b1")
        }
        #expect(office.chat.keys.sorted() == ["a1", "b1"])
        #expect(try await office.sent("a1", "a2", "b1", "c1") == ["a1", "b1"])
        #expect(try await office.summary().due == 2)
        // Nothing is unclear to the next run.
        let rest = try await office.store.write { store in
            try store.settle([], of: Scene.service, thenClaim: 9, excluding: [], now: Scene.start)
        }
        #expect(rest.map(\.key.rawValue).sorted() == ["a2", "c1"])
        #expect(rest.allSatisfy { $0.unclearSince == nil })
    }

    @Test func anIdleCourierStopsAtOnce() async throws {
        let office = try PostOffice()
        try await office.open { _ in }
        #expect(office.chat.attempts.isEmpty)
    }
}
