import Foundation

/// Collects the dates on which the events of an iCalendar object lie. What is not an event is passed over.
struct ICalendarHolidays {
    private var dates: Set<LocalDate> = []
    private var problems: [HolidayFileError.Problem] = []
    private var open: [(name: String, line: Int)] = []
    private var event: ICalendarEvent?
    private var hasEvents = false

    static func dates(in lines: [HolidayFileLine]) throws(HolidayFileError) -> Set<LocalDate> {
        var reader = ICalendarHolidays()
        for line in unfolded(lines) where !line.text.isEmpty { reader.read(line) }
        for component in reader.open { reader.report(.missingEnd(component.name), at: component.line) }
        if !reader.hasEvents, reader.problems.isEmpty { reader.report(.noEvents, at: 1) }
        guard reader.problems.isEmpty else { throw HolidayFileError(problems: reader.problems) }
        return reader.dates
    }

    /// A line that begins with a space or a tab goes on with the one before it (RFC 5545, section 3.1).
    private static func unfolded(_ lines: [HolidayFileLine]) -> [HolidayFileLine] {
        var unfolded: [HolidayFileLine] = []
        for line in lines {
            if let first = line.text.utf8.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"),
                !unfolded.isEmpty
            {
                unfolded[unfolded.count - 1].text += line.text.dropFirst()
            } else {
                unfolded.append(line)
            }
        }
        return unfolded
    }

    private mutating func report(_ kind: HolidayFileError.Kind, at line: Int) {
        problems.append(.init(line: line, kind: kind))
    }

    private mutating func read(_ line: HolidayFileLine) {
        guard let property = ICalendarProperty(line) else { return report(.malformedLine(line.text), at: line.number) }
        switch property.name {
        case "BEGIN":
            let name = property.value.uppercased()
            open.append((name, line.number))
            if name == "VEVENT" {
                event = ICalendarEvent(line: line.number)
                hasEvents = true
            }
        case "END":
            let name = property.value.uppercased()
            guard open.last?.name == name else { return report(.unexpectedEnd(name), at: line.number) }
            open.removeLast()
            guard name == "VEVENT", let event else { return }
            self.event = nil
            do {
                dates.formUnion(try event.dates())
            } catch {
                problems += error.problems
            }
        default:
            // An alarm inside an event has properties of its own.
            if open.last?.name == "VEVENT" { event?.add(property) }
        }
    }
}

/// `NAME;PARAMETER=value:value`. Parameters are not kept: nothing here depends on them that the value does not show.
struct ICalendarProperty {
    /// Upper case.
    var name: String
    var value: String
    var line: Int

    init?(_ line: HolidayFileLine) {
        var isQuoted = false
        let colon = line.text.firstIndex {
            if $0 == "\"" { isQuoted.toggle() }
            return $0 == ":" && !isQuoted
        }
        guard let colon else { return nil }
        name = line.text[..<colon].prefix { $0 != ";" }.uppercased()
        value = String(line.text[line.text.index(after: colon)...].trimmingPrefix(while: \.isWhitespace))
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
            return nil
        }
        while value.last?.isWhitespace == true { value.removeLast() }
        self.line = line.number
    }
}
