/// The dates of a schedule after exceptions and holidays, in order and each once.
struct PromptDates: Sequence, IteratorProtocol {
    /// How far a prompt may move: over the longest closure of an office. A holiday after which no workday comes within
    /// this time has no prompt.
    static let longestMove = 31

    private let exceptDates: Set<LocalDate>
    private let calendars: [Set<LocalDate>]
    private let moves: Bool
    private let from: LocalDate
    private var nominal: RecurrenceDates
    /// Dates of the rule that have been looked at and may still come, earliest first.
    private var waiting: [LocalDate] = []
    /// The rule's next date, not looked at yet.
    private var upcoming: LocalDate?

    init(of schedule: Schedule, from: LocalDate, holidays: HolidayCalendars) {
        exceptDates = schedule.exceptDates
        calendars = schedule.calendars.compactMap { holidays[$0] }
        moves = schedule.onHoliday == .nextWorkday && !calendars.isEmpty
        self.from = from
        nominal = RecurrenceDates(
            of: schedule.recurrence, startingOn: schedule.startsOn,
            from: moves ? from.adding(days: -Self.longestMove) : from)
        upcoming = nominal.next()
    }

    mutating func next() -> LocalDate? {
        // A date can only move later. So the earliest that waits is next as soon as the rule has gone past it.
        while let date = upcoming, waiting.first.map({ date <= $0 }) ?? true {
            upcoming = nominal.next()
            guard let effective = effectiveDate(of: date), effective >= from else { continue }
            if waiting.contains(effective) { continue }
            waiting.insert(effective, at: waiting.firstIndex { effective < $0 } ?? waiting.endIndex)
        }
        guard !waiting.isEmpty else { return nil }
        return waiting.removeFirst()
    }

    private func effectiveDate(of date: LocalDate) -> LocalDate? {
        if exceptDates.contains(date) { return nil }
        guard isHoliday(date) else { return date }
        guard moves else { return nil }
        return (1...Self.longestMove).lazy.map { date.adding(days: $0) }.first {
            !$0.weekday.isWeekend && !isHoliday($0) && !exceptDates.contains($0)
        }
    }

    private func isHoliday(_ date: LocalDate) -> Bool { calendars.contains { $0.contains(date) } }
}
