import Foundation
import QuestionEngine
import Store

/// What practice has in store for a person, and how they want it.
struct PracticeReport: Sendable, Equatable {
    struct Topic: Sendable, Equatable {
        var id: TopicID
        var title: String
        var due: Int
    }

    var forecast: PracticeForecast
    var settings: PracticeSettings
    /// Those with something due, the most first.
    var topics: [Topic]
    /// Until the next item that waits is due.
    var next: Wait?
    var streak: PracticeStreak
}

/// How long something takes to come back, as it is said: `10 minutes`, `3 hours`, `12 days`.
struct Wait: Sendable, Equatable {
    var text: String

    init(until date: Date, from now: Date) {
        let minutes = max(1, Int((date.timeIntervalSince(now) / 60).rounded(.up)))
        text =
            switch minutes {
            case ..<90: Wording.count(minutes, "minute")
            case ..<(36 * 60): Wording.count((minutes + 30) / 60, "hour")
            default: Wording.count((minutes + 720) / 1440, "day")
            }
    }
}
