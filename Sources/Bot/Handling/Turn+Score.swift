import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    /// Quizzes in a trend, at most.
    private static let longestTrend = 6

    mutating func showScore(_ asker: Asker) throws {
        let scores = try store.topicScores(of: asker.person, in: service)
        let report = ScoreReport(
            topics: results(scores), skipped: scores.reduce(0) { $0 + $1.skipped },
            trend: try finishedShares(of: asker.person, but: nil).prefix(Self.longestTrend).reversed(),
            streak: try streak(of: asker.person))
        try confide(sentences.score(report, in: kind), to: asker)
    }

    /// By topic, weakest first.
    func results(_ scores: [TopicScore]) -> [TopicResult] {
        scores.map { score in
            TopicResult(
                id: score.topic, title: title(of: score.topic), points: score.points,
                total: score.answered + score.skipped)
        }.weakestFirst
    }

    /// What a quiz came to.
    func summary(of quiz: QuizRecord, withEarlier: Bool) throws -> QuizSummary {
        let settled = quiz.countedItems
        let byTopic = Dictionary(grouping: settled, by: \.topic).map { topic, items in
            TopicResult(
                id: topic, title: title(of: topic), points: items.reduce(0) { $0 + ($1.credit ?? 0) },
                total: items.count)
        }.weakestFirst
        let earlier = withEarlier ? try finishedShares(of: quiz.person, but: quiz) : []
        return QuizSummary(
            title: quiz.filter.topics.sorted().map(title(of:)).joined(separator: ", "),
            date: LocalDate(of: quiz.startedAt, in: .gmt).description, isComplete: quiz.state == .finished,
            points: quiz.scoreSoFar.points, answered: settled.count { $0.outcome == .answered },
            skipped: settled.count { $0.outcome == .skipped }, topics: byTopic,
            earlier: Array(earlier.prefix(Self.longestTrend - 1)),
            streak: withEarlier ? try streak(of: quiz.person) : Streak())
    }

    /// Of quizzes that were finished, latest first.
    private func finishedShares(of person: UserID, but quiz: QuizRecord?) throws -> [Double] {
        try store.endedQuizzes(of: person, in: service, limit: 6)
            .filter { $0.id != quiz?.id && $0.state == .finished && $0.scoreSoFar.total > 0 }
            .map { $0.scoreSoFar.points / Double($0.scoreSoFar.total) }
    }

    /// Days in a row with an answer, up to today or, as long as today may still bring one, yesterday. A day is one of the zone
    /// that is configured for schedules: nothing is known of people's own.
    func streak(of person: UserID) throws -> Streak {
        let zone = bot.settings.defaultZone.flatMap(TimeZone.init(identifier:)) ?? .gmt
        let days = Set(try store.answerTimes(of: person, in: service).map { LocalDate(of: $0, in: zone) })
        let today = LocalDate(of: now, in: zone)
        var day = days.contains(today) ? today : today.adding(days: -1)
        var streak = Streak(countsToday: day == today)
        while days.contains(day) {
            streak.days += 1
            day = day.adding(days: -1)
        }
        return streak
    }

    func title(of topic: TopicID) -> String { bot.bank.topic(topic)?.title ?? topic.rawValue }
}

extension [TopicResult] {
    fileprivate var weakestFirst: [TopicResult] {
        sorted { ($0.share, $0.title) < ($1.share, $1.title) }
    }
}
