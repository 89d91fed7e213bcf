/// Stored with its dates in order, so that one schedule has one text; what a schedule need not have may be missing.
extension Schedule: Codable {
    private enum CodingKeys: String, CodingKey {
        case zone, time, recurrence, startsOn, exceptDates, calendars, onHoliday
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            zone: try container.decode(String.self, forKey: .zone),
            time: try container.decode(LocalTime.self, forKey: .time),
            recurrence: try container.decode(Recurrence.self, forKey: .recurrence),
            startsOn: try container.decode(LocalDate.self, forKey: .startsOn),
            exceptDates: try container.decodeIfPresent(Set<LocalDate>.self, forKey: .exceptDates) ?? [],
            calendars: try container.decodeIfPresent([String].self, forKey: .calendars) ?? [],
            onHoliday: try container.decodeIfPresent(HolidayPolicy.self, forKey: .onHoliday) ?? .skip
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(zone, forKey: .zone)
        try container.encode(time, forKey: .time)
        try container.encode(recurrence, forKey: .recurrence)
        try container.encode(startsOn, forKey: .startsOn)
        if !exceptDates.isEmpty { try container.encode(exceptDates.sorted(), forKey: .exceptDates) }
        if !calendars.isEmpty { try container.encode(calendars, forKey: .calendars) }
        if onHoliday != .skip { try container.encode(onHoliday, forKey: .onHoliday) }
    }
}
