import Chat
import Foundation
import Testing

@testable import Bot

@Suite struct PacerTests {
    private static let team = ConversationID(rawValue: "team")
    private static let hiring = ConversationID(rawValue: "hiring")
    private let start = Scene.start

    /// When each of so many messages may go out, if all want to go at once.
    private func departures(_ count: Int, rate: Double, burst: Int) -> [TimeInterval] {
        var pacer = Pacer(limits: .init(rate: rate, burst: burst))
        var now = start
        return (0..<count).map { _ in
            if let until = pacer.blocked(at: now).until { now = until }
            pacer.sent(in: Self.team, at: now)
            return now.timeIntervalSince(start)
        }
    }

    @Test func aBurstGoesOutAtOnceAndTheRestAtTheRate() {
        #expect(departures(6, rate: 1, burst: 3) == [0, 0, 0, 1, 2, 3])
        #expect(departures(4, rate: 2, burst: 1) == [0, 0.5, 1, 1.5])
        #expect(departures(5, rate: 0.25, burst: 2) == [0, 0, 4, 8, 12])
    }

    @Test(arguments: [0.1, 0.3, 1, 3, 7], [1, 2, 3, 10])
    func theRateHoldsOverAnyTime(rate: Double, burst: Int) {
        let departures = departures(60, rate: rate, burst: burst)
        for (index, earlier) in departures.enumerated() {
            for (distance, later) in departures[index...].enumerated() {
                #expect(Double(distance + 1) <= Double(burst) + (later - earlier) * rate + 1e-3)
            }
        }
        // Not slower than promised either.
        #expect((departures.last ?? 0) <= Double(60 - burst) / rate + 1e-3)
    }

    @Test func aPauseFillsTheBucketButNotOver() {
        var pacer = Pacer(limits: .init(rate: 1, burst: 3))
        for _ in 1...3 { pacer.sent(in: Self.team, at: start) }
        // Two tokens have come back.
        for second in [2.0, 2] {
            #expect(pacer.blocked(at: start + second).conversations.isEmpty)
            pacer.sent(in: Self.team, at: start + second)
        }
        #expect(pacer.blocked(at: start + 2).until == start + 3)
        for _ in 1...3 {
            #expect(pacer.blocked(at: start + 3600).conversations.isEmpty)
            pacer.sent(in: Self.team, at: start + 3600)
        }
        #expect(pacer.blocked(at: start + 3600).conversations == [Self.team])
        #expect(pacer.blocked(at: start + 3600).until == start + 3601)
    }

    @Test func conversationsDoNotShareABucket() {
        var pacer = Pacer(limits: .init(rate: 1, burst: 1))
        pacer.sent(in: Self.team, at: start)
        #expect(pacer.blocked(at: start).conversations == [Self.team])
        pacer.sent(in: Self.hiring, at: start + 0.5)
        let both = pacer.blocked(at: start + 0.5)
        #expect(both.conversations == [Self.team, Self.hiring])
        #expect(both.until == start + 1)
        let one = pacer.blocked(at: start + 1)
        #expect(one.conversations == [Self.hiring])
        #expect(one.until == start + 1.5)
    }

    @Test func ofThousandsEachKeepsItsOwnPace() {
        var pacer = Pacer(limits: .init(rate: 1, burst: 2))
        let many = (0..<2000).map { ConversationID(rawValue: "c\($0)") }
        for (index, conversation) in many.enumerated() {
            pacer.sent(in: conversation, at: start)
            if index.isMultiple(of: 4) { pacer.sent(in: conversation, at: start) }
        }
        let blocked = pacer.blocked(at: start)
        #expect(blocked.conversations.count == 500)
        #expect(blocked.conversations.allSatisfy { Int($0.rawValue.dropFirst())?.isMultiple(of: 4) == true })
        #expect(blocked.until == start + 1)
        #expect(pacer.blocked(at: start + 1) == ([], nil))
    }

    @Test func aClockThatIsPutBackHoldsNobodyUp() {
        var pacer = Pacer(limits: .init(rate: 1, burst: 2))
        for _ in 1...2 { pacer.sent(in: Self.team, at: start) }
        #expect(pacer.blocked(at: start - 3600) == ([], nil))
        // From there on the pace is kept again.
        for _ in 1...2 { pacer.sent(in: Self.team, at: start - 3600) }
        #expect(pacer.blocked(at: start - 3600).until == start - 3599)
    }
}
