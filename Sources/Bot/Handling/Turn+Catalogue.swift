import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    private static let resultsShown = 5
    private static let longestMenu = 100

    mutating func listTopics(_ asker: Asker) throws {
        let groups = bot.bank.topicGroups.map { group, topics in
            let entries = topics.map { topic in
                let filter = Filter(topics: [topic.id])
                return TopicEntry(
                    title: topic.title, questions: bot.bank.pool(for: filter, audience: .team).count,
                    items: bot.bank.items(for: filter).count)
            }
            return (title: group.title, topics: entries.filter { $0.questions + $0.items > 0 })
        }
        try reply(
            sentences.topics(groups.filter { !$0.topics.isEmpty }, in: kind), offering: topicMenus(), to: asker)
    }

    /// A question about any topic; a menu holds no more than a hundred.
    private func topicMenus() -> Offering? {
        let topics = bot.bank.topicGroups.flatMap(\.topics).filter { topic in
            !bot.bank.pool(for: Filter(topics: [topic.id]), audience: .team).isEmpty
        }
        let choices = topics.map { topic in
            Offering.Choice(
                Wording.label(topic.title), .command("\(CommandName.question.rawValue) \(topic.id.rawValue)"))
        }
        guard !choices.isEmpty else { return nil }
        return Offering(
            stride(from: 0, to: choices.count, by: Self.longestMenu).map { start in
                let some = Array(choices[start..<min(start + Self.longestMenu, choices.count)])
                return [.menu(placeholder: sentences.topicMenu, some)]
            })
    }

    mutating func search(_ terms: String, for asker: Asker) throws {
        let found = bot.searchIndex.search(terms)
        let best = Array(found.questions.prefix(Self.resultsShown))
        try reply(
            sentences.found(
                best, total: found.questions.count, isRelaxed: found.isRelaxed, for: terms, in: kind), to: asker)
    }

    mutating func showStatus(_ asker: Asker) throws {
        let report = StatusReport(
            uptime: .seconds(max(0, now.timeIntervalSince(bot.startedAt))), bankTitle: bot.bank.header.title,
            bankVersion: bot.bank.header.version,
            questions: bot.questionCount, items: bot.itemCount,
            schedulesHere: try store.schedules(in: conversation, of: service).count,
            messagesWaiting: try store.outboxSummary(of: service, now: now).due)
        let isAdmin = bot.settings.people.admins.contains(asker.person)
        try reply(sentences.status(report), to: asker)
        // Files and lines are nobody else's business.
        if isAdmin, let files = bot.served?.report { try confide(sentences.bankFiles(files, at: now), to: asker) }
    }
}
