/// A part of every day in which a person does not want to be spoken to, unasked. It may span midnight.
package struct QuietHours: Sendable, Hashable {
    package var from: LocalTime
    /// The first minute after it.
    package var until: LocalTime

    /// Nil if it would have no end, or no beginning.
    package init?(from: LocalTime, until: LocalTime) {
        guard from != until else { return nil }
        self.from = from
        self.until = until
    }

    package func contains(_ time: LocalTime) -> Bool {
        from < until ? from <= time && time < until : from <= time || time < until
    }

    /// The time itself, or when they are over.
    package func firstTime(from time: LocalTime) -> LocalTime { contains(time) ? until : time }
}
