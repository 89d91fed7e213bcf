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

    @Test func whatNeedNotWaitGoesAtOnce() {
        var room = room([.conversation(d)])
        let guests = [("a", [.conversation(c)]), ("b", [.conversation(d)]), ("c", [.conversation(c), thread])]
        let admitted = guests.map { room.admit($0.0, to: $0.1, at: .zero) }
        #expect(admitted.map { $0?.guest } == ["a", nil, "c"])
        #expect(admitted.map { $0?.isInOrder } == [true, nil, true])
    }

    @Test func inAConversationEverybodyGoesInTheOrderInWhichTheyCame() {
        var room = room([thread])
        let guests = [
            ("in the thread", [.conversation(c), thread]), ("behind it", [.conversation(c)]),
            ("elsewhere", [.conversation(d)]),
        ]
        let atOnce = guests.map { room.admit($0.0, to: $0.1, at: .zero)?.guest }
        #expect(atOnce == [nil, nil, "elsewhere"])
        let later = room.learn(standing(), at: .milliseconds(10))
        #expect(later.map(\.guest) == ["in the thread", "behind it"])
        #expect(later.map(\.isInOrder) == [true, true])
    }

    @Test func nobodyWaitsLongerThanTwoSecondsNorTwice() {
        var room = room([.conversation(c)])
        func come(_ guest: String, at time: Duration) -> Bool? {
            room.admit(guest, to: [.conversation(c)], at: time)?.isInOrder
        }
        let first = [come("a", at: .zero), come("b", at: .seconds(1))]
        #expect(first == [nil, nil])
        let early = room.release(at: .seconds(1.9))
        #expect(early.isEmpty)
        let due = room.release(at: .seconds(2))
        #expect(due.map(\.guest) == ["a", "b"])
        #expect(due.map(\.isInOrder) == [false, false])
        let next = come("c", at: .seconds(3))
        #expect(next == false)
        // The next gap is waited for again.
        room.open(gap: 2)
        let again = come("d", at: .seconds(4))
        #expect(again == nil)
    }

    @Test func whatWasKnownBeforeTheGapDoesNotCount() {
        var room = room([])
        room.open(gap: 2)
        let atOnce = room.admit("a", to: [.conversation(c)], at: .zero)?.guest
        let released = [1, 2].map { room.learn(standing(gap: $0), at: .zero).map(\.guest) }
        #expect(atOnce == nil)
        #expect(released == [[], ["a"]])
    }

    @Test func aConversationThatIsNotListedIsWaitedFor() {
        var room = room([])
        let new = ConversationID(rawValue: "C9")
        var listed = standing()
        listed.conversations.insert(new)
        let atOnce = room.admit("a", to: [.conversation(new)], at: .zero)?.guest
        let released = [standing(), listed].map { room.learn($0, at: .zero).map(\.guest) }
        #expect(atOnce == nil)
        #expect(released == [[], ["a"]])
    }

    @Test func whatConcernsNoConversationWaitsUntilAnythingIsKnown() {
        var (told, untold) = (WaitingRoom<String>(), WaitingRoom<String>())
        let atOnce = [told.admit("a", to: [], at: .zero)?.guest, untold.admit("a", to: [], at: .zero)?.guest]
        #expect(atOnce == [nil, nil])
        let released = [told.learn(standing(), at: .zero), untold.release(at: .seconds(2))]
        #expect(released.map { $0.map(\.guest) } == [["a"], ["a"]])
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
