package import Chat
import QuestionEngine

extension Sentences {
    /// All commands, a line each, made from ``CommandGuide``.
    func help(in kind: Conversation.Kind) -> MessageContent {
        let lines = CommandGuide.all.map { guide -> [MessageContent.Span] in
            [.code(guide.usage), .text(" \(guide.summary)")]
        }
        let address: [MessageContent.Span] =
            kind == .direct
            ? ["Here you just write; in a channel, mention me first: ", .code("@\(botName) question"), "."]
            : [
                "In a channel, mention me first: ", .code("@\(botName) question"),
                ". In a direct message you just write.",
            ]
        return MessageContent([
            .heading("What I can do"),
            .list(lines, ordered: false),
            .note(address + [" ", .code("help daily"), " tells more about a command."]),
        ])
    }

    func help(_ name: CommandName) -> MessageContent {
        let guide = CommandGuide.guide(to: name)
        return MessageContent([
            .paragraph([.code(guide.usage), .text(" \(guide.summary)")]),
            .list(guide.details.map { [.code($0.example), .text(" \($0.meaning)")] }, ordered: false),
        ])
    }

    /// What is said on arrival in a channel.
    func greeting() -> MessageContent {
        MessageContent([
            .paragraph(["Hello, I am ", .bold(botName), ": interview questions, daily prompts and practice quizzes."]),
            .list(
                [
                    [
                        .code("@\(botName) question caching"), " asks a question; then ", .code("hint"), ", ",
                        .code("answer"), " or ", .code("follow-up"), ".",
                    ],
                    [
                        .code("@\(botName) daily on weekdays 09:30 Europe/Vilnius"),
                        " brings a prompt every working day.",
                    ],
                    ["Write me a direct message with ", .code("quiz databases 5"), " to practise on your own."],
                    [.code("@\(botName) help"), " lists everything. I leave all other messages alone."],
                ], ordered: false),
        ])
    }

    /// What is said to whoever writes in a direct message for the first time.
    func introduction() -> MessageContent {
        MessageContent([
            .paragraph(["Hello, I am ", .bold(botName), ": I help you and your team practise for interviews."]),
            .list(
                [
                    [.code("quiz databases 5"), " practises with you; ", .code("score"), " shows how it goes."],
                    [
                        .code("question caching"), " asks an interview question, then ", .code("hint"), " or ",
                        .code("answer"), ".",
                    ],
                    ["Invite me to a channel for questions and daily prompts there."],
                    [.code("help"), " lists everything. Nobody else sees what you write here."],
                ], ordered: false),
        ])
    }

    package func problem(_ error: CommandError, in kind: Conversation.Kind) -> MessageContent {
        switch error {
        case .unknownCommand(let word, let suggestion?):
            .say(
                .text("I don't know \(Wording.quoted(word)). Did you mean "), typed(suggestion.rawValue, in: kind), "?")
        case .unknownCommand(let word, nil):
            .say(.text("I don't know \(Wording.quoted(word)). "), typed("help", in: kind), " lists what I can do.")
        case .unknownTopic(let word, let suggestions) where suggestions.isEmpty:
            .say(.text("I know no topic \(Wording.quoted(word)). "), typed("topics", in: kind), " lists them.")
        case .unknownTopic(let word, let suggestions):
            .say(
                .text("I know no topic \(Wording.quoted(word)). Did you mean \(Wording.list(suggestions, "or"))? "),
                typed("topics", in: kind), " lists them all.")
        case .unknownQuestion(let word):
            .say(
                .text("There is no question \(Wording.quoted(word)). An id looks like be-0009; "),
                typed("search", in: kind),
                " finds one by its words.")
        case .tooLong:
            .say("That is too long for a command. ", typed("help", in: kind), " lists what I can do.")
        case .unexpected(let word, let name):
            .say(
                .text("I can't place \(Wording.quoted(word)) here. "), typed("help \(name.rawValue)", in: kind),
                " shows how it goes."
            )
        case .missing(.searchTerms, _):
            .say("Search for what? For example ", typed("search idempotent", in: kind), ".")
        case .missing(.questionID, _):
            .say("Which question? For example ", typed("daily queue be-0009 for 2026-12-01", in: kind), ".")
        case .missing(.appealNumber, _):
            .say("Which appeal? ", typed("appeals", in: kind), " lists them with their numbers.")
        case .missing(.schedule, _):
            .say("When? For example ", typed("daily on weekdays 09:30 Europe/Vilnius", in: kind), ".")
        case .badCount(let word, let allowed):
            .say(.text("\(Wording.quoted(word)) is not possible; \(allowed.lowerBound) to \(allowed.upperBound) is."))
        case .badDate(let word):
            .say(.text("\(Wording.quoted(word)) is not a date I can read. Write it as 2026-12-01."))
        case .badDuration(let word):
            .say(
                .text("\(Wording.quoted(word)) is not a time span I can read. Write it as 30m, 4h or 2d, at most 14d."))
        case .schedule(let error):
            .say(.text(error.description))
        }
    }

    func smallTalk(in kind: Conversation.Kind) -> MessageContent {
        .say("You're welcome. ", typed("help", in: kind), " lists what I can do.")
    }

    /// After an outage: commands too old to be answered.
    func wasAway() -> MessageContent {
        .say("I was away and heard only now what was said here. If you still want an answer, please ask me again.")
    }

    /// After a mistake in viva itself.
    func couldNotHandle() -> MessageContent {
        .say("Something went wrong here and I could not do that. Whoever runs me finds the reason in the log.")
    }
}
