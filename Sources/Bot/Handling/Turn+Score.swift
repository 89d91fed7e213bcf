import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    mutating func showScore(_ asker: Asker) throws {
        let scores = try store.topicScores(of: asker.person, in: service)
        let results = scores.map { score in
            TopicResult(title: title(of: score.topic), points: score.points, total: score.answered + score.skipped)
        }
        let skipped = scores.reduce(0) { $0 + $1.skipped }
        try reply(sentences.score(results.weakestFirst, skipped: skipped, in: kind), to: asker)
    }

    /// What a quiz came to.
    func summary(of quiz: QuizRecord, withEarlier: Bool) throws -> QuizSummary {
        let settled = quiz.countedItems
        let byTopic = Dictionary(grouping: settled, by: \.topic).map { topic, items in
            TopicResult(
                title: title(of: topic), points: items.reduce(0) { $0 + ($1.credit ?? 0) }, total: items.count)
        }
        let weak = byTopic.filter { $0.points < Double($0.total) }.weakestFirst.prefix(3)
        return QuizSummary(
            title: quiz.filter.topics.sorted().map(title(of:)).joined(separator: ", "),
            date: LocalDate(of: quiz.startedAt, in: .gmt).description, isComplete: quiz.state == .finished,
            points: settled.reduce(0) { $0 + ($1.credit ?? 0) }, answered: settled.count { $0.outcome == .answered },
            skipped: settled.count { $0.outcome == .skipped }, weakTopics: Array(weak),
            earlier: withEarlier ? try earlierShares(before: quiz) : [])
    }

    private func earlierShares(before quiz: QuizRecord) throws -> [Double] {
        try store.endedQuizzes(of: quiz.person, in: service, limit: 6)
            .filter { $0.id != quiz.id && $0.state == .finished }.map(\.countedItems).filter { !$0.isEmpty }.prefix(5)
            .map { items in items.reduce(0) { $0 + ($1.credit ?? 0) } / Double(items.count) }
    }

    func title(of topic: TopicID) -> String { bot.bank.topic(topic)?.title ?? topic.rawValue }
}

extension QuizRecord {
    /// Without those that are open, and those that the bank gave up.
    fileprivate var countedItems: [QuizItemRecord] {
        items.filter { $0.outcome == .answered || $0.outcome == .skipped }
    }
}

extension [TopicResult] {
    fileprivate var weakestFirst: [TopicResult] {
        sorted { ($0.points / Double($0.total), $0.title) < ($1.points / Double($1.total), $1.title) }
    }
}
