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
            title: quiz.filter.topics.sorted().map(title(of:)).joined(separator: ", "), kind: quiz.kind,
            date: LocalDate(of: quiz.startedAt, in: .gmt).description, isComplete: quiz.state == .finished,
            points: quiz.scoreSoFar.points, answered: settled.count { $0.outcome == .answered },
            skipped: settled.count { $0.outcome == .skipped }, topics: byTopic,
            earlier: Array(earlier.prefix(Self.longestTrend - 1)),
            streak: withEarlier ? try streak(of: quiz.person) : nil,
            returns: withEarlier && quiz.kind == .practice ? try returns(of: settled, for: quiz.person) : nil)
    }

    /// Of quizzes that were finished, latest first.
    private func finishedShares(of person: UserID, but quiz: QuizRecord?) throws -> [Double] {
        try store.endedQuizzes(of: person, in: service, limit: 6)
            .filter { $0.id != quiz?.id && $0.state == .finished && $0.scoreSoFar.total > 0 }
            .map { $0.scoreSoFar.points / Double($0.scoreSoFar.total) }
    }

    /// A day is one of the zone that the person named, or else of the one that is configured for schedules.
    func streak(of person: UserID) throws -> PracticeStreak {
        let zone = zone(of: try practiceSettings(of: person))
        let days = Set(try store.answerTimes(of: person, in: service).map { LocalDate(of: $0, in: zone) })
        return PracticeStreak(days: days, today: LocalDate(of: now, in: zone))
    }

    private func returns(of items: [QuizItemRecord], for person: UserID) throws -> Returns? {
        guard !items.isEmpty else { return nil }
        let zone = zone(of: try practiceSettings(of: person))
        let today = LocalDate(of: now, in: zone)
        var returns = Returns()
        for item in items {
            let key = CardKey(item: item.item, semanticRevision: item.semanticRevision)
            guard let card = try store.card(key, of: person, in: service) else { continue }
            switch today.days(to: LocalDate(of: card.due, in: zone)) {
            case ...0: returns.today += 1
            case 1: returns.tomorrow += 1
            default: returns.later += 1
            }
        }
        return returns
    }

    func title(of topic: TopicID) -> String { bot.bank.topic(topic)?.title ?? topic.rawValue }
}

extension [TopicResult] {
    fileprivate var weakestFirst: [TopicResult] {
        sorted { ($0.share, $0.title) < ($1.share, $1.title) }
    }
}
