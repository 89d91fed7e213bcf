/// The configured holiday calendars, sets of dates by name.
package struct HolidayCalendars: Hashable, Sendable {
    /// Names are compared without regard to case.
    private var calendars: [String: Set<LocalDate>]
    /// As they were given, in alphabetical order.
    package let names: [String]

    package init(_ calendars: [String: Set<LocalDate>] = [:]) {
        names = calendars.keys.sorted()
        self.calendars = [:]
        for (name, dates) in calendars { self.calendars[name.lowercased(), default: []].formUnion(dates) }
    }

    package static let none = HolidayCalendars()

    /// The dates of one calendar; nil if none has this name. A schedule treats that as no holidays.
    package subscript(name: String) -> Set<LocalDate>? { calendars[name.lowercased()] }
}
