import Chat

/// What is said about who may do what.
extension Sentences {
    func notEnabled(in kind: Conversation.Kind) -> MessageContent {
        switch kind {
        case .channel:
            .say("I am not enabled in this channel, so I leave it alone. Whoever runs me can change that.")
        case .direct:
            .say(
                "I am not enabled in direct messages. Write to me in a channel, with ", .code("@\(botName)"), " first.")
        }
    }

    func tooManyCommands(wait: Duration) -> MessageContent {
        // A moment too late is better than one too early.
        let seconds = Duration.seconds((wait / .seconds(1)).rounded(.up))
        return .say(
            .text(
                "That was a lot at once, and others need me too. In \(Wording.duration(seconds)) I am all ears again;"
                    + " until then I keep quiet."))
    }

    func schedulesAreForAdmins(in kind: Conversation.Kind) -> MessageContent {
        .say(
            "Here only my admins change the daily schedules; please ask one of them. ", typed("daily", in: kind),
            " and ", typed("daily preview", in: kind), " show you what there is.")
    }
}
