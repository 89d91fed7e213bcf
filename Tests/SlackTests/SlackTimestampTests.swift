import Foundation
import Testing

@testable import Slack

@Suite struct SlackTimestampTests {
    @Test func aDateIsWrittenWithSixDigits() {
        #expect(SlackTimestamp(Date(timeIntervalSince1970: 1_700_000_000)).rawValue == "1700000000.000000")
        #expect(SlackTimestamp(Date(timeIntervalSince1970: 1_700_000_000.25)).rawValue == "1700000000.250000")
        #expect(SlackTimestamp(Date(timeIntervalSince1970: 1_700_000_000.0625)).rawValue == "1700000000.062500")
        #expect(SlackTimestamp(Date(timeIntervalSince1970: -5)).rawValue == "0.000000")
    }

    @Test func orderIsThatOfTime() {
        let ordered = ["0", "999999999.999999", "1700000000.000001", "1700000000.000010", "1700000001.000000"]
            .map(SlackTimestamp.init(rawValue:))
        #expect(ordered.shuffled().sorted() == ordered)
    }

    @Test func earlierGoesBackInTime() {
        #expect(SlackTimestamp(rawValue: "1700000060.500000").earlier(by: 60).rawValue == "1700000000.500000")
    }
}
