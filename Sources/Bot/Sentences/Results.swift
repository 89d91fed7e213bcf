import Chat
import Pictures
import QuestionEngine
import Store

/// What a quiz came to.
struct QuizSummary: Sendable, Equatable {
    var title: String
    var kind = QuizRecord.Kind.quiz
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
    var streak: PracticeStreak?
    /// When its items come back; only told of practice.
    var returns: Returns?

    var total: Int { answered + skipped }

    var heading: String { "\(kind == .practice ? "Practice" : "Quiz") \(isComplete ? "finished" : "stopped")" }

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
    var streak: PracticeStreak

    var points: Double { topics.reduce(0) { $0 + $1.points } }
    var total: Int { topics.reduce(0) { $0 + $1.total } }
}

/// How many items come back when, by the person's calendar.
struct Returns: Sendable, Equatable {
    var today = 0
    var tomorrow = 0
    var later = 0
}

struct TopicResult: Sendable, Equatable {
    var id: TopicID
    var title: String
    var points: Double
    var total: Int

    var share: Double { total == 0 ? 0 : points / Double(total) }
}

extension ScoreCard {
    init(_ summary: QuizSummary) {
        self.init(
            title: summary.heading, subtitle: summary.title,
            points: Wording.points(summary.points, of: summary.total), share: Self.share(summary.points, summary.total),
            topics: Self.topics(summary.topics),
            trend: summary.earlier.reversed() + [Self.share(summary.points, summary.total)],
            streakDays: summary.streak?.days ?? 0, streakCountsToday: summary.streak?.countsToday ?? false,
            freezes: summary.streak?.freezes ?? 0)
    }

    init(_ report: ScoreReport) {
        self.init(
            title: "Your score", points: Wording.points(report.points, of: report.total),
            share: Self.share(report.points, report.total), topics: Self.topics(report.topics), trend: report.trend,
            streakDays: report.streak.days, streakCountsToday: report.streak.countsToday, freezes: report.streak.freezes
        )
    }

    private static func share(_ points: Double, _ total: Int) -> Double { total == 0 ? 0 : points / Double(total) }

    private static func topics(_ results: [TopicResult]) -> [Topic] {
        results.map { result in
            Topic(
                title: result.title, share: result.share,
                score: "\(Wording.points(result.points)) of \(result.total)")
        }
    }
}

extension Wording {
    /// `2.5 of 4 points`
    static func points(_ points: Double, of total: Int) -> String {
        "\(Self.points(points)) of \(count(total, "point"))"
    }
}
