/// When a conversation gets its prompts: dates by a recurrence rule, one wall-clock time, one zone.
package struct Schedule: Hashable, Sendable {
    /// IANA name, such as `Europe/Vilnius`.
    package var zone: String
    package var time: LocalTime
    package var recurrence: Recurrence
    /// The first date that may count; the anchor of intervals.
    package var startsOn: LocalDate
    /// Dates without a prompt.
    package var exceptDates: Set<LocalDate>
    /// Names of configured holiday calendars, whose dates have no prompt either.
    package var calendars: [String]
    package var onHoliday: HolidayPolicy

    package enum HolidayPolicy: String, Hashable, Codable, Sendable {
        /// No prompt on that date.
        case skip
        /// The prompt moves to the next date that is neither a Saturday, a Sunday nor a holiday, unless that has one itself.
        case nextWorkday
    }

    package init(
        zone: String, time: LocalTime, recurrence: Recurrence, startsOn: LocalDate,
        exceptDates: Set<LocalDate> = [], calendars: [String] = [], onHoliday: HolidayPolicy = .skip
    ) {
        self.zone = zone
        self.time = time
        self.recurrence = recurrence
        self.startsOn = startsOn
        self.exceptDates = exceptDates
        self.calendars = calendars
        self.onHoliday = onHoliday
    }
}
