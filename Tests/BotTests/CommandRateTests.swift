import Foundation
import Store
import Testing

@testable import Bot

@Suite struct CommandRateTests {
    private func date(_ milliseconds: Int) -> Date { Scene.start.addingTimeInterval(Double(milliseconds) / 1000) }

    @Test func soManyAtOnceAndThenAsTheyArePaidBack() throws {
        let rate = CommandRate(perMinute: 30, atOnce: 3)
        var allowance: Allowance?
        for _ in 1...3 { allowance = rate.taking(from: allowance, at: date(0)) }
        let used = try #require(allowance)
        #expect(rate.taking(from: used, at: date(0)) == nil)
        #expect(rate.wait(after: date(0), with: used) == .milliseconds(2_000))
        #expect(rate.taking(from: used, at: date(1_999)) == nil)
        #expect(rate.wait(after: date(1_999), with: used) == .milliseconds(1))
        #expect(rate.taking(from: used, at: date(2_000)) != nil)
        let rested = try #require(rate.taking(from: used, at: date(6_000)))
        #expect(rested.spent == Allowance.command, "everything was paid back, and nothing more")
    }

    /// Rates that do not divide a minute evenly neither lose nor win a command, however often they are asked.
    @Test(arguments: [1, 7, 13, 59, 1_000]) func overAnHourExactlyTheRateIsTaken(perMinute: Int) throws {
        let rate = CommandRate(perMinute: perMinute, atOnce: 5)
        var allowance: Allowance?
        var taken = 0
        for tick in stride(from: 0, through: 3_600_000, by: 7) {
            guard let left = rate.taking(from: allowance, at: date(tick)) else { continue }
            allowance = left
            taken += 1
        }
        let last = 3_600_000 / 7 * 7
        #expect(taken == 5 + last * perMinute / 60_000)
    }

    @Test func aClockThatIsPutBackPaysNothing() throws {
        let rate = CommandRate(perMinute: 60, atOnce: 1)
        let used = try #require(rate.taking(from: nil, at: date(0)))
        #expect(rate.taking(from: used, at: date(-3_600_000)) == nil)
        #expect(rate.taking(from: used, at: date(1_000)) != nil)
    }
}
