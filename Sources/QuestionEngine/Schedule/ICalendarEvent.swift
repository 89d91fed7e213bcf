import Foundation

/// A `VEVENT` as far as its dates go.
struct ICalendarEvent {
    /// That of its `BEGIN`.
    var line: Int
    private var properties: [String: [ICalendarProperty]] = [:]

    init(line: Int) { self.line = line }

    mutating func add(_ property: ICalendarProperty) { properties[property.name, default: []].append(property) }

    /// All dates on which it lies, recurrences too. A cancelled event lies on none.
    func dates() throws(HolidayFileError) -> Set<LocalDate> {
        if properties["STATUS"]?.first?.value.uppercased() == "CANCELLED" { return [] }
        if let override = properties["RECURRENCE-ID"]?.first {
            throw Self.error(.unsupported("RECURRENCE-ID, the change of one recurrence,"), override.line)
        }
        guard let start = try single("DTSTART") else { throw Self.error(.missingStart, line) }
        let first = try Self.moment(start.value, start.line).date
        let length = try length(from: first)

        var starts: Set<LocalDate> = [first]
        if let rule = try single("RRULE") { starts.formUnion(try recurrences(of: rule, from: first)) }
        for property in properties["RDATE"] ?? [] { starts.formUnion(try Self.list(property)) }
        for property in properties["EXDATE"] ?? [] { starts.subtract(try Self.list(property)) }
        return Set(starts.flatMap { start in (0..<length).map { start.adding(days: $0) } })
    }

    /// In days; 1 without an end.
    private func length(from first: LocalDate) throws(HolidayFileError) -> Int {
        if let duration = try single("DURATION") {
            guard let days = Self.days(duration.value) else {
                throw Self.error(.badDuration(duration.value), duration.line)
            }
            return max(1, days)
        }
        guard let end = try single("DTEND") else { return 1 }
        // The end is exclusive. But an event that ends where it starts still has its date, and one that ends during a day
        // lies on that day.
        let (last, isMidnight) = try Self.moment(end.value, end.line)
        let days = first.days(to: last) + (isMidnight ? 0 : 1)
        guard (0...HolidayFile.longestEvent).contains(days) else {
            throw Self.error(.badSpan(from: first, to: last), end.line)
        }
        return max(1, days)
    }

    /// A yearly rule is read as one of every twelfth month.
    private func recurrences(
        of property: ICalendarProperty, from first: LocalDate
    ) throws(HolidayFileError) -> Set<LocalDate> {
        var start = first
        var parts = property.value.uppercased().split(separator: ";").map(String.init)
        if let frequency = parts.firstIndex(of: "FREQ=YEARLY") {
            parts[frequency] = "FREQ=MONTHLY"
            var interval = 1
            if let index = parts.firstIndex(where: { $0.hasPrefix("INTERVAL=") }) {
                guard let years = parts[index].dropFirst("INTERVAL=".count).utf8.decimalValue, (1...800).contains(years)
                else { throw Self.error(.unsupported(parts[index]), property.line) }
                interval = years
                parts.remove(at: index)
            }
            parts.append("INTERVAL=\(interval * 12)")
            let namesDay = parts.contains { $0.hasPrefix("BYDAY=") || $0.hasPrefix("BYMONTHDAY=") }
            if let index = parts.firstIndex(where: { $0.hasPrefix("BYMONTH=") }) {
                guard let month = parts[index].dropFirst("BYMONTH=".count).utf8.decimalValue, (1...12).contains(month)
                else { throw Self.error(.unsupported("a yearly rule with \(parts[index])"), property.line) }
                parts.remove(at: index)
                if !namesDay { parts.append("BYMONTHDAY=\(first.day)") }
                if month != first.month {
                    start = LocalDate(year: first.year + (month < first.month ? 1 : 0), month: month, day: 1)
                }
            } else if namesDay {
                throw Self.error(.unsupported("a yearly rule with days but without BYMONTH"), property.line)
            }
        }
        let rule: Recurrence
        do {
            let midnight = TimeZone(secondsFromGMT: 0).map { (time: LocalTime(hour: 0, minute: 0), zone: $0) }
            rule = try Recurrence(rrule: parts.joined(separator: ";"), at: midnight)
        } catch { throw Self.error(.rule(error), property.line) }
        let dates = RecurrenceDates(of: rule, startingOn: start, from: start)
        return Set(dates.prefix { $0.year <= HolidayFile.lastYear })
    }

    // MARK: - Values

    private func single(_ name: String) throws(HolidayFileError) -> ICalendarProperty? {
        let found = properties[name] ?? []
        guard found.count <= 1 else { throw Self.error(.repeatedProperty(name), found[1].line) }
        return found.first
    }

    private static func list(_ property: ICalendarProperty) throws(HolidayFileError) -> Set<LocalDate> {
        var dates: Set<LocalDate> = []
        for value in property.value.split(separator: ",") {
            dates.insert(try moment(String(value), property.line).date)
        }
        return dates
    }

    /// A date, or the date of a time of day as it is written, whatever its zone.
    private static func moment(
        _ value: String, _ line: Int
    ) throws(HolidayFileError) -> (date: LocalDate, isMidnight: Bool) {
        let clock = value.dropFirst(8)
        guard let date = LocalDate(basic: value.prefix(8)),
            clock.isEmpty || clock.first == "T" && clock.dropFirst().prefix(6).utf8.decimalValue != nil
        else { throw error(.badDate(value), line) }
        return (date, clock.isEmpty || clock.hasPrefix("T000000"))
    }

    /// `P1D`, `P2W`; with a time of day after it the day counts too.
    private static func days(_ duration: String) -> Int? {
        var rest = Substring(duration.uppercased())
        if rest.first == "+" { rest.removeFirst() }
        guard rest.first == "P" else { return nil }
        rest.removeFirst()
        let clock = rest.drop { $0 != "T" }
        let day = rest.prefix { $0 != "T" }
        guard let unit = day.last else { return clock.isEmpty ? nil : 1 }
        guard let number = day.dropLast().utf8.decimalValue, number <= HolidayFile.longestEvent else { return nil }
        let extra = clock.isEmpty ? 0 : 1
        return unit == "D" ? number + extra : unit == "W" ? number * 7 + extra : nil
    }

    private static func error(_ kind: HolidayFileError.Kind, _ line: Int) -> HolidayFileError {
        HolidayFileError(problems: [.init(line: line, kind: kind)])
    }
}
