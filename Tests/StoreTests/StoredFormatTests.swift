import Foundation
import QuestionEngine
import Testing

@testable import Store

@Suite struct StoredFormatTests {
    @Test(arguments: [0, 1, -1, 999, 1_780_000_000_123, -62_135_596_800_000, 253_402_300_799_999] as [Int64])
    func aDateIsExactToTheMillisecond(_ milliseconds: Int64) {
        let date = Date(milliseconds: milliseconds)
        #expect(date.milliseconds == milliseconds)
        #expect(Date(milliseconds: date.milliseconds) == date)
    }

    @Test func everyMillisecondOfASecondSurvives() {
        for fraction in 0..<1000 as Range<Int64> {
            let milliseconds = 1_780_000_000_000 + fraction
            #expect(Date(milliseconds: milliseconds).milliseconds == milliseconds)
            #expect(Date(timeIntervalSince1970: 1_780_000_000 + Double(fraction) / 1000).milliseconds == milliseconds)
        }
    }

    @Test func datesOutOfRangeAreTheFirstOrTheLast() {
        #expect(Date(timeIntervalSince1970: .infinity).milliseconds == .max)
        #expect(Date(timeIntervalSince1970: -1e300).milliseconds == .min)
        #expect(Date.distantPast.milliseconds < 0)
        #expect(Date.distantFuture.milliseconds > Date.now.milliseconds)
    }

    @Test(arguments: [(2026, 12, 1, "2026-12-01"), (1, 1, 1, "0001-01-01"), (9999, 12, 31, "9999-12-31")])
    func aLocalDateIsISO8601(_ year: Int, _ month: Int, _ day: Int, _ text: String) throws {
        let date = LocalDate(year: year, month: month, day: day)
        #expect(date.isoText == text)
        #expect(try LocalDate(isoText: text) == date)
    }

    @Test(arguments: ["", "2026", "2026-12", "2026-12-01-02", "2026-xx-01", "2026--01", "1. 12. 2026"])
    func whatIsNoLocalDateIsRefused(_ text: String) {
        #expect(throws: StoreError.self) { try LocalDate(isoText: text) }
    }

    @Test func aFilterHasOneForm() throws {
        let filter = Filter(
            topics: Set(["ops", "dist.caching", "data"].map(TopicID.init)), levels: [.senior, .junior],
            kinds: [.process])
        let text = #"{"kinds":["process"],"levels":["junior","senior"],"topics":["data","dist.caching","ops"]}"#
        #expect(StoredFilter(filter).text == text)
        #expect(try CanonicalJSON.text(of: StoredFilter(filter)) == text)
        #expect(try CanonicalJSON.value(StoredFilter.self, from: text).filter == filter)
    }

    @Test func aFilterOfDrawsHasOneShortForm() {
        let filter = Filter(
            topics: Set(["ops", "dist.caching", "data"].map(TopicID.init)), levels: [.senior, .junior],
            kinds: [.process])
        for (filter, text) in [
            (filter, "data,dist.caching,ops/junior,senior/process"), (Filter(), ""),
            (Filter(topics: [TopicID(rawValue: "ops")]), "ops"), (Filter(levels: [.mid]), "/mid"),
            (Filter(kinds: [.design]), "//design"),
        ] {
            #expect(DrawnFilter.text(filter) == text)
            #expect(DrawnFilter.filter(text) == filter)
        }
        #expect(DrawnFilter.filter("ops/expert") == nil)
        #expect(DrawnFilter.filter("a/mid/design/x") == nil)
    }

    @Test(
        arguments: [
            (DrawState(), 0, 0, nil), (DrawState(cycle: 3, order: .hashes(reached: 7)), 3, 0, 7),
            (DrawState(cycle: .max, order: .hashes(reached: .max)), 4_294_967_295, 0, -1),
            (DrawState(cycle: 1, order: .slots(bits: 20, passed: 1_000_000)), 1, 20, 1_000_000),
        ] as [(DrawState, Int64, Int64, Int64?)])
    func aDrawIsThreeNumbers(_ state: DrawState, _ cycle: Int64, _ bits: Int64, _ place: Int64?) {
        #expect(state.columns.cycle == cycle)
        #expect(state.columns.bits == bits)
        #expect(state.columns.place == place)
        #expect(DrawState(cycle: cycle, bits: bits, place: place) == state)
    }

    @Test(
        arguments: [(-1, 0, nil), (4_294_967_296, 0, nil), (0, 41, 1), (0, -1, 1), (0, 20, -1)]
            as [(Int64, Int64, Int64?)])
    func whatIsNoDrawIsRefused(_ cycle: Int64, _ bits: Int64, _ place: Int64?) {
        #expect(DrawState(cycle: cycle, bits: bits, place: place) == nil)
    }

    @Test(arguments: [Duration.zero, .milliseconds(1), .seconds(10_800), .milliseconds(1_234_567)])
    func aDurationIsExactToTheMillisecond(_ duration: Duration) {
        #expect(Duration.milliseconds(duration.milliseconds) == duration)
    }
}
