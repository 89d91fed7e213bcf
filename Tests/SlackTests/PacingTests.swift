import Testing

@testable import Slack

@Suite struct PacingTests {
    @Test func aBudgetAllowsAFewAtOnceAndThenItsRate() {
        var budget = RequestBudget(perMinute: 60)
        var atOnce = 0
        while budget.ready(at: .zero) == .zero {
            budget.spend(at: .zero)
            atOnce += 1
        }
        #expect(atOnce == 11)
        #expect(budget.ready(at: .zero) == .seconds(1))
        #expect(budget.ready(at: .seconds(1)) == .seconds(1))
    }

    @Test func silenceDoesNotSaveUpMoreThanTheFew() {
        var budget = RequestBudget(perMinute: 60)
        budget.spend(at: .zero)
        var atOnce = 0
        while budget.ready(at: .seconds(3_600)) == .seconds(3_600) {
            budget.spend(at: .seconds(3_600))
            atOnce += 1
        }
        #expect(atOnce == 11)
    }

    @Test func aHoldLastsAsLongAsTold() {
        var budget = RequestBudget(perMinute: 60)
        budget.hold(until: .seconds(30))
        budget.hold(until: .seconds(20))
        #expect(budget.ready(at: .seconds(1)) == .seconds(30))
        budget.slow(toPerMinute: 1, at: .seconds(1))
        #expect(budget.ready(at: .seconds(1)) == .seconds(61))
    }

    @Test func pausesDoubleUpToTheirBoundAndAreSpread() {
        let backoff = Backoff(bounds: .milliseconds(500) ... .seconds(60))
        #expect(backoff.pause(failures: 1, jitter: 0) == .milliseconds(250))
        #expect(backoff.pause(failures: 3, jitter: 0) == .seconds(1))
        #expect(backoff.pause(failures: 100, jitter: 0) == .seconds(30))
        #expect(backoff.pause(failures: 100, jitter: 0.999) < .seconds(60))
    }

    @Test func fifteenMessagesTwiceShowARestrictedApp() {
        var allowance = HistoryAllowance()
        allowance.sawPage(asked: 200, got: 15, hasMore: true)
        #expect(!allowance.isRestricted)
        allowance.sawPage(asked: 200, got: 15, hasMore: true)
        #expect(allowance.isRestricted)
    }

    @Test func fifteenMessagesAndALimitAtTheSecondCallShowIt() {
        var allowance = HistoryAllowance()
        allowance.sawPage(asked: 200, got: 15, hasMore: true)
        allowance.sawLimit(retryAfter: .seconds(60))
        #expect(allowance.isRestricted)
    }

    @Test func aLimitAtEverySecondCallShowsIt() {
        var allowance = HistoryAllowance()
        for _ in 0..<3 {
            #expect(!allowance.isRestricted)
            allowance.sawPage(asked: 200, got: 0, hasMore: false)
            allowance.sawLimit(retryAfter: .seconds(45))
        }
        #expect(allowance.isRestricted)
    }

    @Test func anOrdinaryAppIsNotTakenForOne() {
        var allowance = HistoryAllowance()
        allowance.sawPage(asked: 200, got: 15, hasMore: false)
        allowance.sawPage(asked: 200, got: 15, hasMore: false)
        for _ in 0..<10 {
            for _ in 0..<50 { allowance.sawPage(asked: 200, got: 0, hasMore: false) }
            allowance.sawLimit(retryAfter: .seconds(60))
        }
        for _ in 0..<5 { allowance.sawLimit(retryAfter: .seconds(1)) }
        #expect(!allowance.isRestricted)
        allowance.sawPage(asked: 200, got: 16, hasMore: true)
        for _ in 0..<5 { allowance.sawPage(asked: 200, got: 15, hasMore: true) }
        #expect(!allowance.isRestricted)
    }
}
