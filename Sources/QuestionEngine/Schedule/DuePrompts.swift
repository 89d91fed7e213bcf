package import Foundation

/// What a schedule asks for at one moment.
package struct DuePrompts: Hashable, Sendable {
    /// To be claimed and posted now. If its local date turns out to be claimed already, nothing is posted for it.
    package var fire: Occurrence?
    /// Given up, oldest first: too old, or followed by a later one. Reaches back `longestLookBack` at most. After a clock was
    /// put back some of them may have been claimed when it showed their time first.
    package var missed: [Occurrence]
    /// To be stored when `fire` is claimed, or at once if there is none. The same as before if nothing was due.
    package var settledUntil: Date
    /// When to look again; nil if the schedule has come to its end.
    package var next: Occurrence?

    /// 400 days.
    package static let longestLookBack = Duration.seconds(400 * 86_400)
    /// One minute: a prompt that fires while the process is up is always a little late, whatever the grace.
    package static let shortestGrace = Duration.seconds(60)
}

extension Schedule {
    /// Decides what to do at `now`, by the catch-up rule: after downtime, at most the latest prompt that was missed, and that
    /// only if it is younger than `grace`. Never a burst.
    ///
    /// The clock may step either way between calls. When it was put back behind `settledUntil`, prompts count from `now` again,
    /// so that a clock that had run ahead does not silence the schedule; that no local date gets a second prompt is then up
    /// to the claim, whose key is the local date.
    /// - Parameters:
    ///   - settledUntil: occurrences at or before this moment are settled.
    ///   - grace: how late a prompt may be; less than `DuePrompts.shortestGrace` counts as that.
    ///   - skipped: local dates that have no prompt because somebody said so; they are not missed either.
    package func due(
        settledUntil: Date, now: Date, grace: Duration = .seconds(4 * 3_600), skipped: Set<LocalDate> = [],
        holidays: HolidayCalendars = .none
    ) -> DuePrompts {
        guard let zone = timeZone else {
            return DuePrompts(fire: nil, missed: [], settledUntil: settledUntil, next: nil)
        }
        let lookBack = now.addingTimeInterval(-DuePrompts.longestLookBack.seconds)
        let settled = min(max(settledUntil, lookBack), now)
        var missed: [Occurrence] = []
        var next: Occurrence?
        for occurrence in ScheduleOccurrences(of: self, after: settled, in: zone, holidays: holidays)
        where !skipped.contains(occurrence.localDate) {
            if occurrence.instant > now {
                next = occurrence
                break
            }
            missed.append(occurrence)
        }

        let lastDue = missed.last
        var fire: Occurrence?
        let grace = max(grace, DuePrompts.shortestGrace)
        if let latest = lastDue, now.timeIntervalSince(latest.instant) < grace.seconds {
            fire = latest
            missed.removeLast()
        }
        return DuePrompts(
            fire: fire, missed: missed, settledUntil: lastDue?.instant ?? min(settledUntil, now), next: next)
    }
}

extension Duration {
    var seconds: TimeInterval { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
