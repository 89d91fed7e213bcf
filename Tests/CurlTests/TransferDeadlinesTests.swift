import Testing

@testable import Curl

struct TransferDeadlinesTests {
    private let start = ContinuousClock.now
    private let timeouts = HTTPTimeouts(connect: .seconds(10), idle: .seconds(30), total: .seconds(60))

    @Test func untilAConnectionStandsTheConnectTimeoutCounts() {
        let deadlines = TransferDeadlines(start: start, timeouts: timeouts)
        #expect(deadlines.next.instant == start + .seconds(10))
        #expect(deadlines.next.kind == .connectTimeout)
    }

    @Test func everyByteBeginsTheIdleTimeAnew() {
        var deadlines = TransferDeadlines(start: start, timeouts: timeouts)
        for second in [5, 9, 14, 29] {
            deadlines.noteActivity(at: start + .seconds(second))
            #expect(deadlines.next.instant == start + .seconds(second + 30))
            #expect(deadlines.next.kind == .idleTimeout)
        }
    }

    @Test func noActivityPutsOffTheEnd() {
        var deadlines = TransferDeadlines(start: start, timeouts: timeouts)
        deadlines.noteActivity(at: start + .seconds(31))
        #expect(deadlines.next.instant == start + .seconds(60))
        #expect(deadlines.next.kind == .totalTimeout)
    }

    @Test func aTotalShorterThanTheConnectTimeoutComesFirst() {
        let deadlines = TransferDeadlines(start: start, timeouts: .init(connect: .seconds(10), total: .milliseconds(1)))
        #expect(deadlines.next.instant == start + .milliseconds(1))
        #expect(deadlines.next.kind == .totalTimeout)
    }

    @Test(arguments: [Duration.seconds(Int64.max), .seconds(Int64.min), .zero])
    func extremeDurationsDoNotTrap(duration: Duration) {
        let timeouts = HTTPTimeouts(connect: duration, idle: duration, total: duration)
        var deadlines = TransferDeadlines(start: start, timeouts: timeouts)
        deadlines.noteActivity(at: start)
        #expect(deadlines.next.instant >= start)
    }
}
