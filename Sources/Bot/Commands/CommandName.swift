/// The word a command starts with.
package enum CommandName: String, Sendable, CaseIterable, Hashable {
    case question, hint, answer, rubric, followUp = "follow-up", topics, search, daily, quiz, why, appeal, appeals,
        score, leaderboard,
        export, forget
    case help, status

    /// Other words that people use for it.
    var aliases: [String] {
        switch self {
        case .question: ["q", "questions", "ask", "random", "another", "next", "more", "interview"]
        case .hint: ["hints", "clue"]
        case .answer: ["answers", "solution", "reveal", "model"]
        case .rubric: ["rubrics", "grading", "levels"]
        case .followUp: ["followup", "follow", "follow-ups", "followups", "probe"]
        case .topics: ["topic", "subjects"]
        case .search: ["find", "lookup"]
        case .daily: ["prompt", "prompts", "schedule"]
        case .quiz: ["quizzes", "practice", "practise", "test"]
        case .why: ["explain"]
        case .appeal: []
        case .appeals: []
        case .score: ["scores", "progress", "results"]
        case .leaderboard: ["leaderboards", "leaders", "ranking", "rankings", "highscores"]
        case .export: ["download", "takeout"]
        case .forget: ["erase", "delete"]
        case .help: ["commands", "usage", "?"]
        case .status: ["ping", "health"]
        }
    }

    init?(word: String) {
        guard let name = Self.byWord[word] else { return nil }
        self = name
    }

    private static let byWord: [String: CommandName] = {
        var words: [String: CommandName] = [:]
        for name in allCases {
            for word in [name.rawValue] + name.aliases { words[word] = name }
        }
        return words
    }()

    /// Every word that starts a command.
    static var words: [String] { allCases.map(\.rawValue) + allCases.flatMap(\.aliases) }
}
