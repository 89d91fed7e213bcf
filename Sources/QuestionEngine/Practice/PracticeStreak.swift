/// Days in a row with an answer. Every seventh of them earns a freeze, which makes up for a day without one; it does not count as
/// a day itself.
package struct PracticeStreak: Sendable, Hashable {
    package static let daysForAFreeze = 7
    package static let mostFreezes = 2

    package private(set) var days = 0
    /// Those that are left.
    package private(set) var freezes = 0
    /// Today is among the days. If not, there is still time.
    package private(set) var countsToday = false
    /// The day before today had no answer, and a freeze made up for it.
    package private(set) var isFrozen = false

    /// - Parameter days: those with an answer, of the person's own calendar. Later ones than today do not count.
    package init(days practised: Set<LocalDate> = [], today: LocalDate) {
        guard var day = practised.min() else { return }
        while day <= today {
            if practised.contains(day) {
                days += 1
                if days.isMultiple(of: Self.daysForAFreeze) { freezes = min(freezes + 1, Self.mostFreezes) }
                if day == today { countsToday = true } else { isFrozen = false }
            } else if day < today {
                isFrozen = days > 0 && freezes > 0
                freezes = isFrozen ? freezes - 1 : 0
                if !isFrozen { days = 0 }
            }
            day = day.adding(days: 1)
        }
    }
}
