import QuestionEngine
import Testing

@Suite struct ScheduleHolidayFileTests {
    private func calendar(_ events: String..., lineEnd: String = "\r\n") -> String {
        let bodies = events.map { "BEGIN:VEVENT\n\($0)\nEND:VEVENT\n" }.joined()
        return "BEGIN:VCALENDAR\nVERSION:2.0\n\(bodies)END:VCALENDAR\n".replacing("\n", with: lineEnd)
    }

    private func read(_ text: String) throws -> [String] { try HolidayFile.dates(in: text).sorted().map(\.description) }

    private func problems(_ text: String) -> [HolidayFileError.Problem] {
        do {
            _ = try HolidayFile.dates(in: text)
            return []
        } catch { return error.problems }
    }

    @Test(arguments: ["\r\n", "\n"])
    func aCalendarAsServicesExportItIsRead(lineEnd: String) throws {
        let text = """
            BEGIN:VCALENDAR
            PRODID:-//Example//Holidays//EN
            BEGIN:VTIMEZONE
            TZID:Europe/Vilnius
            BEGIN:STANDARD
            DTSTART:19701025T040000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261224
            DTEND;VALUE=DATE:20261227
            SUMMARY:A long description that goes on in the next line: and has a colon\\,
              a comma and DTSTART:20200101 in it
            DESCRIPTION;ALTREP="http://example.com/a:b;c":Christmas
            BEGIN:VALARM
            TRIGGER:-PT15M
            DTSTART:20200101T000000
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;TZID=Europe/Vilnius:20260216T000000
            DTEND;TZID=Europe/Vilnius:20260217T000000
            END:VEVENT
            BEGIN:VEVENT
            dtstart;value=date:2026
             0311
            END:VEVENT
            BEGIN:VTODO
            DTSTART:20200101
            END:VTODO
            BEGIN:VEVENT
            STATUS:CANCELLED
            DTSTART;VALUE=DATE:20200101
            END:VEVENT
            END:VCALENDAR

            """.replacing("\n", with: lineEnd)
        let expected = ["2026-02-16", "2026-03-11", "2026-12-24", "2026-12-25", "2026-12-26"]
        #expect(try read(text) == expected)
        #expect(try read("\u{FEFF}" + text) == expected)
    }

    @Test(arguments: [
        ("DTSTART:20260501", ["2026-05-01"]), ("DTSTART:20260501\nDTEND:20260501", ["2026-05-01"]),
        ("DTSTART:20260501\nDTEND:20260503", ["2026-05-01", "2026-05-02"]),
        ("DTSTART:20260501T220000\nDTEND:20260502T020000", ["2026-05-01", "2026-05-02"]),
        ("DTSTART:20260501T000000Z\nDTEND:20260502T000000Z", ["2026-05-01"]),
        ("DTSTART:20260501\nDURATION:P2D", ["2026-05-01", "2026-05-02"]),
        ("DTSTART:20260501T090000\nDURATION:PT8H", ["2026-05-01"]),
        ("DTSTART:20260501\nRRULE:FREQ=DAILY;COUNT=2", ["2026-05-01", "2026-05-02"]),
        ("DTSTART:20260501\nRDATE;VALUE=DATE:20260505,20260506\nEXDATE:20260501", ["2026-05-05", "2026-05-06"]),
        ("DTSTART:20240229\nRRULE:FREQ=YEARLY;COUNT=2", ["2024-02-29", "2028-02-29"]),
        ("DTSTART:20260501\nRRULE:FREQ=YEARLY;UNTIL=20280501", ["2026-05-01", "2027-05-01", "2028-05-01"]),
        ("DTSTART:20260501\nRRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20290101T000000Z", ["2026-05-01", "2028-05-01"]),
        // Thanksgiving, and the Monday that ends May.
        (
            "DTSTART:20261126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3",
            ["2026-11-26", "2027-11-25", "2028-11-23"]
        ),
        ("DTSTART:20260525\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2", ["2026-05-25", "2027-05-31"]),
        ("DTSTART:20260501\nRRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=6;COUNT=1", ["2026-05-01", "2027-01-06"]),
    ])
    func eventsLieOnTheirDates(event: String, expected: [String]) throws {
        #expect(try read(calendar(event)) == expected)
    }

    @Test func anEventForEverIsFollowedForGenerations() throws {
        let dates = try HolidayFile.dates(in: calendar("DTSTART;VALUE=DATE:19900311\nRRULE:FREQ=YEARLY"))
        #expect(dates.count == 111)
        #expect(dates.max()?.description == "2100-03-11")
    }

    @Test func everyProblemIsReportedWithItsLine() {
        let text = """
            BEGIN:VCALENDAR
            what is this
            BEGIN:VEVENT
            SUMMARY:no start
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:2026-05-01
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20260501
            DTEND:20260401
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20260501
            DTSTART:20260502
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20260501
            RRULE:FREQ=YEARLY;BYWEEKNO=20
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20260501
            RRULE:FREQ=YEARLY;BYDAY=20MO
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20260501
            DURATION:two days
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20260501
            RECURRENCE-ID:20260502
            END:VEVENT
            END:VTODO
            """
        let found = problems(text)
        #expect(found.map(\.line) == [2, 3, 7, 11, 15, 19, 23, 27, 31, 33, 1])
        #expect(found[0].kind == .malformedLine("what is this"))
        #expect(found[1].kind == .missingStart)
        #expect(found[2].kind == .badDate("2026-05-01"))
        #expect(found[4].kind == .repeatedProperty("DTSTART"))
        #expect(found[5].kind == .rule(.unsupportedPart("BYWEEKNO")))
        #expect(found[9].kind == .unexpectedEnd("VTODO"))
        #expect(found[10].kind == .missingEnd("VCALENDAR"))
        let error = #expect(throws: HolidayFileError.self) { try HolidayFile.dates(in: text) }
        #expect(error?.description.split(separator: "\n").count == found.count)
        #expect(error?.description.contains("\nline 3: the event has no DTSTART\n") == true)
    }

    @Test func aFoldedLineKeepsTheNumberOfItsFirst() {
        #expect(
            problems(calendar("SUMMARY:a\n b\n c\nDTSTART:2026\n 99")) == [.init(line: 7, kind: .badDate("202699"))])
        #expect(problems("BEGIN:VCALENDAR\nEND:VCALENDAR") == [.init(line: 1, kind: .noEvents)])
    }

    @Test func aListOfDatesIsRead() throws {
        let text = """
            # Closed
            2026-12-31 New Year's Eve
            2027-05-01..2027-05-03   # May

            """
        #expect(try read(text) == ["2026-12-31", "2027-05-01", "2027-05-02", "2027-05-03"])
        let yearly = try HolidayFile.dates(in: "12-25 Christmas\r\n02-29\r\n")
        #expect(yearly.contains(LocalDate(year: 2026, month: 12, day: 25)))
        #expect(yearly.contains(LocalDate(year: 2028, month: 2, day: 29)))
        #expect(!yearly.contains { $0.month == 2 && !LocalDate.isLeapYear($0.year) })
        #expect(try read("") == [])
    }

    @Test func aBadListNamesItsLines() {
        #expect(
            problems("2026-12-25\n25.12.2026\n\n2026-02-30\n2026-05-03..2026-05-01\n13-01")
                == [
                    .init(line: 2, kind: .badDate("25.12.2026")), .init(line: 4, kind: .badDate("2026-02-30")),
                    .init(
                        line: 5,
                        kind: .badSpan(
                            from: LocalDate(year: 2026, month: 5, day: 3), to: LocalDate(year: 2026, month: 5, day: 1))),
                    .init(line: 6, kind: .badDate("13-01")),
                ])
    }
}
