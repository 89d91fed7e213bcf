package import QuestionEngine

/// What can be done about a person's practice.
package enum PracticeCommand: Sendable, Equatable {
    /// Where a reminder is concerned, and quiet hours: what is to be kept as it is, ended, or set.
    package enum Change<Value: Sendable & Equatable>: Sendable, Equatable {
        case show
        case off
        case on(Value, zone: String?)
    }

    case start(QuizRequest)
    case status
    /// In per cent; nil: only shows it.
    case retention(Int?)
    /// Items a day; nil: only shows it.
    case budget(Int?)
    case remind(Change<LocalTime>)
    case quiet(Change<QuietHours>)
    /// IANA name.
    case zone(String)
    /// How the last item was, said afterwards.
    case rate(Rating)

    package static let retentions = 70...97
}
