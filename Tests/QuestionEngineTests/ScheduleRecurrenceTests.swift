import Foundation
import QuestionEngine
import Testing

@Suite struct ScheduleRecurrenceTests {
    @Test(arguments: [
        "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3;COUNT=10", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "FREQ=MONTHLY;BYDAY=1MO,-1FR", "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1;UNTIL=20281231", "FREQ=DAILY;BYDAY=SA;BYMONTHDAY=-7",
    ])
    func rulesGoInAndOut(text: String) throws {
        let rule = try Recurrence(rrule: text)
        #expect(rule.rrule == text)
        #expect(try Recurrence(rrule: "RRULE:" + text.lowercased()) == rule)
        let json = try JSONEncoder().encode([rule])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
        #expect(try JSONDecoder().decode([Recurrence].self, from: json) == [rule])
    }

    @Test func theOrderOfPartsAndListsDoesNotMatter() throws {
        let rule = try Recurrence(rrule: "BYMONTHDAY=-1,15,+1,15;WKST=MO;INTERVAL=1;FREQ=MONTHLY")
        #expect(rule.rrule == "FREQ=MONTHLY;BYMONTHDAY=1,15,-1")
        #expect(try Recurrence(rrule: "FREQ=WEEKLY;BYDAY=FR,MO,FR").byDay.map(\.weekday) == [.monday, .friday])
    }

    @Test(arguments: [
        ("", "empty"), ("RRULE:", "empty"), ("DAILY", "“DAILY”"), ("FREQ=", "“FREQ=”"), ("FREQ=DAILY;", "“”"),
        ("FREQ=DAILY=1", "“FREQ=DAILY=1”"), ("FREQ=DAILY;FREQ=DAILY", "FREQ stands twice"),
        ("FREQ=YEARLY", "FREQ=YEARLY is not supported"), ("FREQ=HOURLY", "FREQ=HOURLY is not supported"),
        ("INTERVAL=2", "has no FREQ"), ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL=-1"),
        ("FREQ=DAILY;INTERVAL=99999999999999999999", "INTERVAL"), ("FREQ=DAILY;INTERVAL=x", "INTERVAL=X"),
        ("FREQ=DAILY;COUNT=0", "COUNT=0"), ("FREQ=DAILY;COUNT=1;UNTIL=20260101", "COUNT and UNTIL"),
        ("FREQ=DAILY;UNTIL=20260230", "UNTIL=20260230"), ("FREQ=DAILY;UNTIL=20260101T090000Z", "a date such as"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY takes MO"), ("FREQ=WEEKLY;BYDAY=MO,,TU", "BYDAY="),
        ("FREQ=WEEKLY;BYDAY=1MO", "needs FREQ=MONTHLY"), ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY=6MO"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY=0MO"), ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY cannot"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0"), ("FREQ=MONTHLY;BYMONTHDAY=32", "from 1 to 31"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS needs"), ("FREQ=DAILY;BYHOUR=9", "one time of day"),
        ("FREQ=DAILY;BYMONTH=1", "BYMONTH is not supported"), ("FREQ=DAILY;BYEASTER=1", "knows no BYEASTER"),
        ("FREQ=DAILY;WKST=1", "WKST takes one of MO"),
    ])
    func whatIsNoRuleIsRefusedWithTheReason(text: String, reason: String) throws {
        do {
            let rule = try Recurrence(rrule: text)
            Issue.record("\(text) was read as \(rule.rrule)")
        } catch {
            #expect(error.description.contains(reason), "\(error.description)")
        }
    }

    @Test func anEndWithATimeIsTheLastDateBeforeIt() throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let nine = (time: LocalTime(hour: 9, minute: 0), zone: berlin)
        for (end, last) in [
            ("20260601T070000Z", "2026-06-01"), ("20260601T065959Z", "2026-05-31"), ("20260601T090000", "2026-06-01"),
            ("20260601T085959", "2026-05-31"), ("20260601T235959Z", "2026-06-01"), ("20260601", "2026-06-01"),
        ] {
            let rule = try Recurrence(rrule: "FREQ=DAILY;UNTIL=\(end)", at: nine)
            #expect(rule.end == .until(try #require(LocalDate(last))), "\(end)")
        }
        for end in ["20260601T250000Z", "20260601T0700Z", "20260601X070000", "20260601T070000X"] {
            #expect(throws: RecurrenceError.self) { try Recurrence(rrule: "FREQ=DAILY;UNTIL=\(end)", at: nine) }
        }
    }

    @Test(arguments: [
        ("FREQ=MONTHLY", "2026-01-31", ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=29;INTERVAL=12", "2026-02-01", ["2028-02-29", "2032-02-29", "2036-02-29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=29;INTERVAL=12", "2096-02-01", ["2096-02-29", "2104-02-29", "2108-02-29"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-01-01", ["2026-02-13", "2026-03-13", "2026-11-13"]),
        ("FREQ=MONTHLY;BYDAY=5MO", "2026-01-01", ["2026-03-30", "2026-06-29", "2026-08-31"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=-1", "2026-01-01", ["2026-01-01", "2026-01-08", "2026-01-15"]),
        ("FREQ=WEEKLY", "2026-12-31", ["2026-12-31", "2027-01-07", "2027-01-14"]),
        ("FREQ=DAILY;BYMONTHDAY=-1", "2028-01-01", ["2028-01-31", "2028-02-29", "2028-03-31"]),
        ("FREQ=DAILY;COUNT=2", "2027-12-31", ["2027-12-31", "2028-01-01"]),
        ("FREQ=DAILY;UNTIL=20280301", "2028-02-28", ["2028-02-28", "2028-02-29", "2028-03-01"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "9999-10-31", ["9999-10-31", "9999-12-31"]),
    ])
    func rulesHaveTheDatesOfTheirSense(rule: String, start: String, dates: [String]) throws {
        let start = try #require(LocalDate(start))
        let found = RecurrenceDates(of: try Recurrence(rrule: rule), startingOn: start, from: start).prefix(3)
        #expect(found.map(\.description) == dates)
    }

    @Test(arguments: [
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTHDAY=15;BYSETPOS=2", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "FREQ=DAILY;BYDAY=MO;BYSETPOS=2",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=MONTHLY;INTERVAL=9999;BYMONTHDAY=31", "FREQ=DAILY;UNTIL=20260131",
    ])
    func aRuleThatNeverFiresEnds(rule: String) throws {
        // A Sunday, and 12 months from it is February again.
        let start = LocalDate(year: 2026, month: 2, day: 1)
        var dates = RecurrenceDates(of: try Recurrence(rrule: rule), startingOn: start, from: start)
        #expect(dates.next() == nil)
        #expect(dates.next() == nil)
    }

    /// Rules at random against a reading of the RFC that goes through the calendar day by day and knows no periods.
    @Test func randomRulesMatchADayByDayReading() {
        var random = SplitMix64(seed: 5_545)
        for _ in 0..<400 {
            let rule = Recurrence.random(using: &random)
            let start = LocalDate(dayNumber: Int.random(in: 19_000...22_000, using: &random))
            let from = start.adding(days: Int.random(in: -40...600, using: &random))
            let last = start.adding(days: 900)
            let expected = NaiveRecurrence(rule: rule, start: start).dates(through: last).filter { $0 >= from }
            let found = Array(RecurrenceDates(of: rule, startingOn: start, from: from).prefix { $0 <= last })
            #expect(found == expected, "\(rule.rrule) from \(start), as of \(from)")
        }
    }
}
