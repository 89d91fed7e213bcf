import StrictYAML
import Testing

@Suite struct StrictYAMLTimeTests {
    @Test(
        arguments: [
            ("30s", .seconds(30)), ("5m", .seconds(300)), ("1h30m", .seconds(5_400)), ("250ms", .milliseconds(250)),
            ("2d", .seconds(172_800)), ("0s", .zero), ("PT24H", .seconds(86_400)), ("P1DT12H", .seconds(129_600)),
            ("P2W", .seconds(1_209_600)), ("PT1M30S", .seconds(90)),
        ] as [(String, Duration)])
    func readsDurations(text: String, duration: Duration) {
        #expect(YAMLReading(text) { $0.duration() }.value == duration)
    }

    @Test(arguments: [
        "30", "s", "5 m", "30m1h", "-5s", "1.5h", "P", "PT", "P1M", "P1Y", "PT1H1D", "PTT1H", "P1DT",
        "99999999999999999999s",
    ])
    func refusesOtherDurations(text: String) {
        let reading = YAMLReading(text) { $0.duration() }
        #expect(reading.value == nil)
        #expect(reading.problems.count == 1)
    }

    @Test func namesTheRangeOfADuration() {
        let reading = YAMLReading("500ms") { $0.duration(in: .seconds(1) ... .seconds(5_400)) }
        #expect(reading.problems == ["f:1:1: expected a duration from 1s to 1h30m, found `500ms`"])
    }

    @Test(arguments: ["2026-12-01", "2028-02-29", "2000-02-29"])
    func readsDates(text: String) throws {
        let date = try #require(YAMLReading(text) { $0.date() }.value)
        let digits = text.split(separator: "-").compactMap { Int($0) }
        #expect([date.year, date.month, date.day] == digits)
    }

    @Test(arguments: ["2026-02-29", "1900-02-29", "2026-13-01", "2026-1-1", "01.12.2026", "2026-04-31", "2026-00-10"])
    func refusesOtherDates(text: String) {
        #expect(YAMLReading(text) { $0.date() }.problems.count == 1)
    }
}
