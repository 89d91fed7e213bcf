extension Command {
    /// A short name for metrics.
    var label: String {
        switch self {
        case .question: "question"
        case .hint: "hint"
        case .answer: "answer"
        case .rubric: "rubric"
        case .followUp: "follow-up"
        case .topics: "topics"
        case .search: "search"
        case .daily: "daily"
        case .quiz: "quiz"
        case .score: "score"
        case .why: "why"
        case .appeal(.make), .appeal(.decide): "appeal"
        case .appeal(.list), .appeal(.show): "appeals"
        case .leaderboard: "leaderboard"
        case .exportMe: "export"
        case .forgetMe: "forget"
        case .help: "help"
        case .status: "status"
        case .thanks: "thanks"
        }
    }

    /// It is done before everybody in the conversation, even if nobody saw that it was asked for.
    var isPublic: Bool {
        switch self {
        case .question, .hint, .answer, .rubric, .followUp: true
        case .daily(let command): command.isPublic
        case .topics, .search, .quiz, .score, .why, .appeal, .leaderboard, .exportMe, .forgetMe, .help, .status,
            .thanks:
            false
        }
    }
}

extension DailyCommand {
    var isPublic: Bool {
        switch self {
        case .list, .preview, .showQueue: false
        case .on, .new, .edit, .off, .pause, .resume, .skip, .now, .queue, .unqueue: true
        }
    }
}
