/// What a phrase has said so far.
struct PhraseDraft {
    enum Start: Hashable {
        case on(LocalDate)
        /// Days after the day on which the phrase is read.
        case inDays(Int)
    }

    var time: LocalTime?
    var zone: String?
    var start: Start?
    var end: Recurrence.End?
    var exceptDates: Set<LocalDate> = []
    var calendars: [String] = []
    var onHoliday = Schedule.HolidayPolicy.skip

    /// Given as a whole, by an `RRULE` or a cron line.
    var rule: Recurrence?
    var frequency: Recurrence.Frequency?
    var interval = 1
    var weekdays: [Recurrence.Weekday] = []
    var numberedDays: [Recurrence.ByDay] = []
    var monthDays: [Int] = []
    /// Which of the workdays of a month, from the front or from the end.
    var workdayPositions: [Int] = []

    mutating func setTime(_ time: LocalTime) throws(SchedulePhraseError) {
        guard self.time == nil else { throw .repeated(.time) }
        self.time = time
    }

    mutating func setZone(_ zone: String) throws(SchedulePhraseError) {
        guard self.zone == nil || self.zone == zone else { throw .repeated(.zone) }
        self.zone = zone
    }

    mutating func setStart(_ start: Start) throws(SchedulePhraseError) {
        guard self.start == nil else { throw .repeated(.start) }
        self.start = start
    }

    mutating func setEnd(_ end: Recurrence.End) throws(SchedulePhraseError) {
        guard self.end == nil else { throw .repeated(.end) }
        self.end = end
    }

    mutating func setRule(_ rule: Recurrence) throws(SchedulePhraseError) {
        guard self.rule == nil else { throw .repeated(.rule) }
        self.rule = rule
    }

    mutating func setFrequency(_ frequency: Recurrence.Frequency, interval: Int = 1) throws(SchedulePhraseError) {
        guard self.frequency == nil || (self.frequency == frequency && (interval == 1 || self.interval == 1)) else {
            throw .repeated(.rule)
        }
        self.frequency = frequency
        self.interval = max(self.interval, interval)
    }

    func recurrence() throws(SchedulePhraseError) -> Recurrence {
        let kinds = [!weekdays.isEmpty, !numberedDays.isEmpty, !monthDays.isEmpty, !workdayPositions.isEmpty]
        let given = kinds.count { $0 }
        guard given <= 1 else { throw .repeated(.rule) }
        if var rule {
            guard frequency == nil, given == 0 else { throw .repeated(.rule) }
            if let end {
                guard rule.end == nil else { throw .repeated(.end) }
                rule.end = end
            }
            return rule
        }

        let isMonthly = given == 1 && weekdays.isEmpty
        switch frequency {
        case .daily where given > 0: throw .repeated(.rule)
        case .weekly where isMonthly: throw .repeated(.rule)
        case .weekly where weekdays.isEmpty: throw .incomplete(after: "weekly", expected: "a day, such as “on monday”")
        case .monthly where given == 0:
            throw .incomplete(after: "monthly", expected: "a day, such as “on the 1st” or “on the first monday”")
        case .monthly where !weekdays.isEmpty:
            let day = weekdays[0].name
            throw .unclear(
                "monthly on \(day)", proposals: ["on the first \(day)", "on the last \(day)", "every \(day)"])
        default: break
        }
        return Recurrence(
            frequency: frequency ?? (isMonthly ? .monthly : weekdays.isEmpty ? .daily : .weekly),
            interval: interval,
            byDay: workdayPositions.isEmpty
                ? weekdays.map { .init($0) } + numberedDays : Recurrence.Weekday.workdays.map { .init($0) },
            byMonthDay: monthDays,
            bySetPosition: workdayPositions,
            end: end
        )
    }
}

extension Recurrence.Weekday {
    static let workdays: [Self] = [.monday, .tuesday, .wednesday, .thursday, .friday]

    /// Such as `Monday`.
    package var name: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    /// Reads `monday`, `mondays` and the usual short forms, in lower case.
    init?(spoken word: some StringProtocol) {
        let singular = word.count > 4 && word.hasSuffix("days") ? String(word.dropLast()) : String(word)
        let short = ["tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu"][singular]
        let found = Self.allCases.first {
            let name = $0.name.lowercased()
            return name == singular || name.hasPrefix(short ?? singular) && (short ?? singular).count == 3
        }
        guard let found else { return nil }
        self = found
    }
}
