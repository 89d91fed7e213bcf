package import Foundation

extension Recurrence {
    /// Reads the value of an `RRULE` property, with or without `RRULE:` before it.
    ///
    /// Strict: a part that is unknown, repeated, out of range or forbidden beside another (RFC 5545, section 3.3.10) is an
    /// error, not something to be passed over.
    /// - Parameters:
    ///   - wallTime: time and zone of the prompts. They are needed only to read an `UNTIL` with a time of day, which becomes
    ///     the last date whose prompt is not after it.
    package init(
        rrule text: some StringProtocol, at wallTime: (time: LocalTime, zone: TimeZone)? = nil
    ) throws(RecurrenceError) {
        var text = Substring(text.uppercased()).trimmingSpaces()
        if text.hasPrefix("RRULE:") { text = text.dropFirst("RRULE:".count) }
        guard !text.isEmpty else { throw .empty }

        var frequency: Frequency?
        var rule = Recurrence(frequency: .daily)
        var seen: Set<Substring> = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { throw .malformedPart(String(part)) }
            let (name, value) = (sides[0], sides[1])
            guard seen.insert(name).inserted else { throw .repeatedPart(String(name)) }
            switch name {
            case "FREQ":
                frequency = Frequency(rawValue: String(value))
                guard frequency != nil else { throw .unsupportedFrequency(String(value)) }
            case "INTERVAL":
                rule.interval = try Self.number(value, in: name, from: 1...9999, "a number from 1 to 9999")
            case "COUNT":
                rule.end = .count(try Self.number(value, in: name, from: 1...9999, "a number from 1 to 9999"))
            case "UNTIL":
                rule.end = .until(try Self.lastDate(value, at: wallTime))
            case "BYDAY":
                rule.byDay = try Self.list(value) { item throws(RecurrenceError) in try ByDay(rrule: item) }
            case "BYMONTHDAY":
                rule.byMonthDay = try Self.list(value) { item throws(RecurrenceError) in
                    try Self.number(item, in: name, from: -31...31, "days from 1 to 31, or -31 to -1 from the end")
                }
            case "BYSETPOS":
                rule.bySetPosition = try Self.list(value) { item throws(RecurrenceError) in
                    try Self.number(item, in: name, from: -366...366, "positions from 1 to 366, or -366 to -1")
                }
            case "WKST":
                guard let day = Weekday(rrule: value) else {
                    throw .badValue(String(value), in: "WKST", allowed: "one of \(Weekday.codes)")
                }
                rule.weekStart = day
            case "BYHOUR", "BYMINUTE", "BYSECOND", "BYMONTH", "BYYEARDAY", "BYWEEKNO":
                throw .unsupportedPart(String(name))
            default:
                throw .unknownPart(String(name))
            }
        }
        guard let frequency else { throw .missingFrequency }
        if seen.contains("COUNT"), seen.contains("UNTIL") {
            throw .conflict(reason: "COUNT and UNTIL must not stand together")
        }
        self.init(
            frequency: frequency, interval: rule.interval, byDay: rule.byDay, byMonthDay: rule.byMonthDay,
            bySetPosition: rule.bySetPosition, weekStart: rule.weekStart, end: rule.end)
        if let conflict { throw conflict }
    }

    /// What the RFC forbids beside each other; nil if the rule may stand.
    var conflict: RecurrenceError? {
        if frequency != .monthly, byDay.contains(where: { $0.ordinal != nil }) {
            return .conflict(reason: "BYDAY with a number, such as 1MO, needs FREQ=MONTHLY")
        }
        if frequency == .weekly, !byMonthDay.isEmpty {
            return .conflict(reason: "BYMONTHDAY cannot stand beside FREQ=WEEKLY")
        }
        if !bySetPosition.isEmpty, byDay.isEmpty, byMonthDay.isEmpty {
            return .conflict(reason: "BYSETPOS needs BYDAY or BYMONTHDAY to choose from")
        }
        return nil
    }

    /// The value of an `RRULE` property, parts with their default value left out.
    package var rrule: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if !byDay.isEmpty { parts.append("BYDAY=" + byDay.map(\.rrule).joined(separator: ",")) }
        if !byMonthDay.isEmpty { parts.append("BYMONTHDAY=" + byMonthDay.map(String.init).joined(separator: ",")) }
        if !bySetPosition.isEmpty {
            parts.append("BYSETPOS=" + bySetPosition.map(String.init).joined(separator: ","))
        }
        if weekStart != .monday { parts.append("WKST=\(weekStart.rrule)") }
        switch end {
        case .count(let count): parts.append("COUNT=\(count)")
        case .until(let date): parts.append("UNTIL=\(date.basicDescription)")
        case nil: break
        }
        return parts.joined(separator: ";")
    }
}

// MARK: - Values

extension Recurrence {
    private static func list<Element>(
        _ value: Substring, _ element: (Substring) throws(RecurrenceError) -> Element
    ) throws(RecurrenceError) -> [Element] {
        var elements: [Element] = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) { elements.append(try element(item)) }
        return elements
    }

    private static func number(
        _ text: Substring, in name: Substring, from range: ClosedRange<Int>, _ allowed: String
    ) throws(RecurrenceError) -> Int {
        var digits = text
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits.removeFirst() }
        guard let magnitude = digits.utf8.decimalValue, magnitude != 0,
            range.contains(isNegative ? -magnitude : magnitude)
        else { throw .badValue(String(text), in: String(name), allowed: allowed) }
        return isNegative ? -magnitude : magnitude
    }

    /// `20261224`, or with a time of day `20261224T090000` (local) and `20261224T080000Z` (UTC).
    private static func lastDate(
        _ value: Substring, at wallTime: (time: LocalTime, zone: TimeZone)?
    ) throws(RecurrenceError) -> LocalDate {
        if let date = LocalDate(basic: value) { return date }
        let allowed = "a date such as 20261224"
        let (day, clock) = (value.prefix(8), value.dropFirst(8))
        guard let wallTime, let date = LocalDate(basic: day), clock.first == "T", [7, 8].contains(clock.count),
            let digits = clock.dropFirst().prefix(6).utf8.decimalValue,
            clock.count == 7 || clock.last == "Z", digits / 10_000 < 24, digits / 100 % 100 < 60, digits % 100 < 60
        else { throw .badValue(String(value), in: "UNTIL", allowed: allowed) }
        let second = (digits / 10_000 * 60 + digits / 100 % 100) * 60 + digits % 100
        if clock.count == 7 {
            let prompt = (wallTime.time.hour * 60 + wallTime.time.minute) * 60
            return prompt <= second ? date : date.adding(days: -1)
        }
        let limit = Date(timeIntervalSince1970: Double(date.dayNumber * 86_400 + second))
        let last = LocalDate(of: limit, in: wallTime.zone)
        return wallTime.zone.instant(of: last, at: wallTime.time).instant <= limit ? last : last.adding(days: -1)
    }
}

extension Recurrence.Weekday {
    static let codes = "MO, TU, WE, TH, FR, SA, SU"

    /// `MO` to `SU`.
    var rrule: String { ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][rawValue - 1] }

    init?(rrule code: Substring) {
        guard let day = Self.allCases.first(where: { $0.rrule == code }) else { return nil }
        self = day
    }
}

extension Recurrence.ByDay {
    var rrule: String { (ordinal.map(String.init) ?? "") + weekday.rrule }

    init(rrule item: Substring) throws(RecurrenceError) {
        let error = RecurrenceError.badValue(
            String(item), in: "BYDAY",
            allowed: "\(Recurrence.Weekday.codes), with FREQ=MONTHLY also numbered, such as 1MO to 5MO or -1FR")
        guard let weekday = Recurrence.Weekday(rrule: item.suffix(2)) else { throw error }
        var digits = item.dropLast(2)
        guard !digits.isEmpty else {
            self.init(weekday)
            return
        }
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits.removeFirst() }
        guard let magnitude = digits.utf8.decimalValue, (1...5).contains(magnitude) else { throw error }
        self.init(weekday, ordinal: isNegative ? -magnitude : magnitude)
    }
}

/// Stored as the text of an `RRULE`.
extension Recurrence: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            try self.init(rrule: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rrule)
    }
}

extension Substring {
    func trimmingSpaces() -> Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
