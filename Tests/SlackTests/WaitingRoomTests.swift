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
        let first = room.admit("a", to: [.conversation(c)], at: .zero)
        let admission = try #require(first)
        #expect(admission.guest == "a")
        #expect(admission.isInOrder)
        let guest1 = room.admit("b", to: [.conversation(d)], at: .zero)
        #expect(guest1 == nil)
        let guest2 = room.admit("c", to: [.conversation(c), thread], at: .zero)
        #expect(guest2 != nil)
    }

    @Test func inAConversationEverybodyGoesInTheOrderInWhichTheyCame() {
        var room = room([thread])
        let guest3 = room.admit("in the thread", to: [.conversation(c), thread], at: .zero)
        #expect(guest3 == nil)
        let guest4 = room.admit("behind it", to: [.conversation(c)], at: .zero)
        #expect(guest4 == nil)
        let guest5 = room.admit("elsewhere", to: [.conversation(d)], at: .zero)
        #expect(guest5 != nil)
        let admitted = room.learn(standing(), at: .milliseconds(10))
        #expect(admitted.map(\.guest) == ["in the thread", "behind it"])
        #expect(admitted.map(\.isInOrder) == [true, true])
    }

    @Test func nobodyWaitsLongerThanTwoSecondsNorTwice() throws {
        var room = room([.conversation(c)])
        let guest6 = room.admit("a", to: [.conversation(c)], at: .zero)
        #expect(guest6 == nil)
        let guest7 = room.admit("b", to: [.conversation(c)], at: .seconds(1))
        #expect(guest7 == nil)
        let admitted13 = room.release(at: .seconds(1.9))
        #expect(admitted13.isEmpty)
        let admitted = room.release(at: .seconds(2))
        #expect(admitted.map(\.guest) == ["a", "b"])
        #expect(admitted.map(\.isInOrder) == [false, false])
        let third = room.admit("c", to: [.conversation(c)], at: .seconds(3))
        let next = try #require(third)
        #expect(!next.isInOrder)
        // The next gap is waited for again.
        room.open(gap: 2)
        let guest8 = room.admit("d", to: [.conversation(c)], at: .seconds(4))
        #expect(guest8 == nil)
    }

    @Test func whatWasKnownBeforeTheGapDoesNotCount() {
        var room = room([])
        room.open(gap: 2)
        let guest9 = room.admit("a", to: [.conversation(c)], at: .zero)
        #expect(guest9 == nil)
        let admitted14 = room.learn(standing(gap: 1), at: .zero)
        #expect(admitted14.isEmpty)
        let admitted15 = room.learn(standing(gap: 2), at: .zero)
        #expect(admitted15.map(\.guest) == ["a"])
    }

    @Test func aConversationThatIsNotListedIsWaitedFor() {
        var room = room([])
        let new = ConversationID(rawValue: "C9")
        let guest10 = room.admit("a", to: [.conversation(new)], at: .zero)
        #expect(guest10 == nil)
        let admitted16 = room.learn(standing(), at: .zero)
        #expect(admitted16.isEmpty)
        var listed = standing()
        listed.conversations.insert(new)
        let admitted17 = room.learn(listed, at: .zero)
        #expect(admitted17.map(\.guest) == ["a"])
    }

    @Test func whatConcernsNoConversationWaitsUntilAnythingIsKnown() {
        var room = WaitingRoom<String>()
        let guest11 = room.admit("a", to: [], at: .zero)
        #expect(guest11 == nil)
        let admitted18 = room.learn(standing(), at: .zero)
        #expect(admitted18.map(\.guest) == ["a"])
        var other = WaitingRoom<String>()
        let guest12 = other.admit("a", to: [], at: .zero)
        #expect(guest12 == nil)
        let admitted19 = other.release(at: .seconds(2))
        #expect(admitted19.map(\.guest) == ["a"])
    }

    @Test func theLastMessagesAreRemembered() {
        var heard = HeardMessages()
        let ids = (0..<3_000).map(String.init) + ["2999", "1000", "999", "999", "1000"]
        let isNew = ids.map { heard.insert($0) }
        #expect(isNew.prefix(3_000).allSatisfy { $0 })
        // Two thousand are remembered; 999 takes the place of 1000.
        #expect(isNew.suffix(5) == [false, false, true, false, true])
    }
}
