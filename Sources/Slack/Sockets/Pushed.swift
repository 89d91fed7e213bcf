import Chat

/// What an envelope is about.
enum PushedContent: Equatable, Sendable {
    case message(SlackMessage, Conversation)
    case command(CommandPayload)
    case action(ActionPayload)
    case submission(SubmissionPayload)
    /// Somebody looks at the bot's page.
    case home(user: String, id: String, at: SlackTimestamp?)
    /// Somebody came to a conversation or left it; nil: it may be the bot, or the conversation is gone.
    case membership(user: String?)
    /// What viva does not look at.
    case nothing
}

/// What was pushed, on its way to who handles it.
struct Pushed: Sendable {
    var content: PushedContent
    var arrived: ContinuousClock.Instant
    /// Tells Slack that it has arrived, with the answer; else it comes again.
    var acknowledge: @Sendable (EventAnswer?) async -> Void
}
