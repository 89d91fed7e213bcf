/// What a schedule relies on and this installation does not have, such as after a change of the configuration.
package enum ScheduleFlaw: Hashable, Sendable {
    /// The schedule has no prompts at all.
    case unknownZone(String)
    /// Its holidays get prompts.
    case unknownCalendar(String)
}

extension ScheduleFlaw: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownZone(let name): "the time zone \(name) is not known here, so no prompt comes"
        case .unknownCalendar(let name): "the holiday calendar \(name) is not configured, so its holidays get prompts"
        }
    }
}

extension Schedule {
    package func flaws(with holidays: HolidayCalendars) -> [ScheduleFlaw] {
        (timeZone == nil ? [.unknownZone(zone)] : [])
            + calendars.filter { holidays[$0] == nil }.map(ScheduleFlaw.unknownCalendar)
    }
}
