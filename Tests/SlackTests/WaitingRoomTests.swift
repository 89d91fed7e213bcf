import Chat
import Testing

@testable import Slack

@Suite struct WaitingRoomTests {
    private let c = ConversationID(rawValue: "C1")
    private let d = ConversationID(rawValue: "C2")
    private var thread: PollPlan.Target {
        .thread(ThreadID(conversation: c, parent: SlackTimestamp(rawValue: "1700000000.000000")))
    }

    private func standing(gap: Int = 1, _ pending: Set<PollPlan.Target> = []) -> Standing {
        Standing(gap: gap, user: "U0", app: "B0", conversations: [c, d], pending: pending)
    }

    private func room(_ pending: Set<PollPlan.Target>) -> WaitingRoom<String> {
        var room = WaitingRoom<String>()
        room.open(gap: 1)
        _ = room.learn(standing(pending), at: .zero)
        return room
    }

    @Test func whatNeedNotWaitGoesAtOnce() throws {
        var room = room([.conversation(d)])
        let admission = try #require(room.admit("a", to: [.conversation(c)], at: .zero))
        #expect(admission.guest == "a")
        #expect(admission.isInOrder)
        #expect(room.admit("b", to: [.conversation(d)], at: .zero) == nil)
        #expect(room.admit("c", to: [.conversation(c), thread], at: .zero) != nil)
    }

    @Test func inAConversationEverybodyGoesInTheOrderInWhichTheyCame() {
        var room = room([thread])
        #expect(room.admit("in the thread", to: [.conversation(c), thread], at: .zero) == nil)
        #expect(room.admit("behind it", to: [.conversation(c)], at: .zero) == nil)
        #expect(room.admit("elsewhere", to: [.conversation(d)], at: .zero) != nil)
        let admitted = room.learn(standing(), at: .milliseconds(10))
        #expect(admitted.map(\.guest) == ["in the thread", "behind it"])
        #expect(admitted.allSatisfy(\.isInOrder))
    }

    @Test func nobodyWaitsLongerThanTwoSecondsNorTwice() throws {
        var room = room([.conversation(c)])
        #expect(room.admit("a", to: [.conversation(c)], at: .zero) == nil)
        #expect(room.admit("b", to: [.conversation(c)], at: .seconds(1)) == nil)
        #expect(room.release(at: .seconds(1.9)).isEmpty)
        let admitted = room.release(at: .seconds(2))
        #expect(admitted.map(\.guest) == ["a", "b"])
        #expect(!admitted.contains(where: \.isInOrder))
        let next = try #require(room.admit("c", to: [.conversation(c)], at: .seconds(3)))
        #expect(!next.isInOrder)
        // The next gap is waited for again.
        room.open(gap: 2)
        #expect(room.admit("d", to: [.conversation(c)], at: .seconds(4)) == nil)
    }

    @Test func whatWasKnownBeforeTheGapDoesNotCount() {
        var room = room([])
        room.open(gap: 2)
        #expect(room.admit("a", to: [.conversation(c)], at: .zero) == nil)
        #expect(room.learn(standing(gap: 1), at: .zero).isEmpty)
        #expect(room.learn(standing(gap: 2), at: .zero).map(\.guest) == ["a"])
    }

    @Test func aConversationThatIsNotListedIsWaitedFor() {
        var room = room([])
        let new = ConversationID(rawValue: "C9")
        #expect(room.admit("a", to: [.conversation(new)], at: .zero) == nil)
        #expect(room.learn(standing(), at: .zero).isEmpty)
        var listed = standing()
        listed.conversations.insert(new)
        #expect(room.learn(listed, at: .zero).map(\.guest) == ["a"])
    }

    @Test func whatConcernsNoConversationWaitsUntilAnythingIsKnown() {
        var room = WaitingRoom<String>()
        #expect(room.admit("a", to: [], at: .zero) == nil)
        #expect(room.learn(standing(), at: .zero).map(\.guest) == ["a"])
        var other = WaitingRoom<String>()
        #expect(other.admit("a", to: [], at: .zero) == nil)
        #expect(other.release(at: .seconds(2)).map(\.guest) == ["a"])
    }

    @Test func theLastMessagesAreRemembered() {
        var heard = HeardMessages()
        for index in 0..<3_000 { #expect(heard.insert("\(index)")) }
        #expect(!heard.insert("2999"))
        #expect(!heard.insert("1000"))
        #expect(heard.insert("999"))
        #expect(!heard.insert("999"))
        #expect(heard.insert("1000"))
    }
}
