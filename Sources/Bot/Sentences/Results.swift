import Chat
import QuestionEngine

/// What a quiz came to.
struct QuizSummary: Sendable, Equatable {
    var title: String
    /// ISO 8601.
    var date: String
    var isComplete: Bool
    var points: Double
    var answered: Int
    var skipped: Int
    /// Weakest first.
    var topics: [TopicResult]
    /// Shares of earlier quizzes, latest first.
    var earlier: [Double]
    /// Days in a row.
    var streak: Int

    var total: Int { answered + skipped }

    /// Those that are worth another look, weakest first.
    var weakTopics: [TopicResult] { Array(topics.filter { $0.points < Double($0.total) }.prefix(3)) }
}

/// What all quizzes of a person came to.
struct ScoreReport: Sendable, Equatable {
    /// Weakest first.
    var topics: [TopicResult]
    var skipped: Int
    /// Shares of the last quizzes, oldest first.
    var trend: [Double]
    /// Days in a row.
    var streak: Int

    var points: Double { topics.reduce(0) { $0 + $1.points } }
    var total: Int { topics.reduce(0) { $0 + $1.total } }
}

struct TopicResult: Sendable, Equatable {
    var id: TopicID
    var title: String
    var points: Double
    var total: Int

    var share: Double { total == 0 ? 0 : points / Double(total) }
}

extension ScoreCard {
    /// The most topics that a card has room for.
    private static let longestList = 10

    init(_ summary: QuizSummary) {
        self.init(
            title: summary.isComplete ? "Quiz finished" : "Quiz stopped", subtitle: summary.title,
            points: Wording.points(summary.points, of: summary.total), share: Self.share(summary.points, summary.total),
            topics: Self.topics(summary.topics),
            trend: summary.earlier.reversed() + [Self.share(summary.points, summary.total)], streak: summary.streak)
    }

    init(_ report: ScoreReport) {
        self.init(
            title: "Your score", points: Wording.points(report.points, of: report.total),
            share: Self.share(report.points, report.total), topics: Self.topics(report.topics), trend: report.trend,
            streak: report.streak)
    }

    private static func share(_ points: Double, _ total: Int) -> Double { total == 0 ? 0 : points / Double(total) }

    private static func topics(_ results: [TopicResult]) -> [Topic] {
        results.prefix(longestList).map { result in
            Topic(
                title: result.title, share: result.share,
                points: "\(Wording.points(result.points)) of \(result.total)")
        }
    }
}

extension Wording {
    /// `2.5 of 4 points`
    static func points(_ points: Double, of total: Int) -> String {
        "\(Self.points(points)) of \(count(total, "point"))"
    }
}
