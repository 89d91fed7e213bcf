import Chat
import Foundation
import QuestionEngine
import Store

/// The bot's own page, as one person sees it.
extension Turn {
    private static let lastQuizzesShown = 5
    private static let topicsShown = 12
    private static let topicsProposed = 3

    /// Somebody looks: from now on the page is kept up to date for them.
    mutating func openHome(of person: UserID) throws {
        guard bot.abilities.contains(.home) else { return }
        var acquaintance =
            try store.acquaintance(with: person, in: service) ?? Acquaintance(service: service, person: person)
        acquaintance.homeOpenedAt = now
        try store.save(acquaintance)
        try showHome(to: person)
    }

    /// After something on it has changed.
    mutating func refreshHome(of person: UserID) throws {
        guard bot.abilities.contains(.home),
            try store.acquaintance(with: person, in: service)?.homeOpenedAt != nil
        else { return }
        try showHome(to: person)
    }

    /// - Parameter note: what is said above it this time.
    mutating func showHome(to person: UserID, under note: MessageContent? = nil) throws {
        let page = try homePage(of: person)
        var content = sentences.home(page)
        if let note { content.blocks = note.blocks + [.divider] + content.blocks }
        try say(content, offering: .home(page), thread: .none, manner: .home(person), in: person.address)
    }

    private func homePage(of person: UserID) throws -> HomePage {
        let topics = results(try store.topicScores(of: person, in: service))
        let quizzes = try store.endedQuizzes(of: person, in: service, limit: Self.lastQuizzesShown)
        return HomePage(
            person: person,
            running: try store.openQuizzes(of: person, in: service).first.map { quiz in
                HomePage.Running(
                    id: quiz.id, about: quiz.filter.topics.sorted().map(title(of:)).joined(separator: ", "),
                    number: (quiz.openPosition ?? 0) + 1, count: quiz.items.count, points: quiz.scoreSoFar.points,
                    total: quiz.scoreSoFar.total)
            },
            points: topics.reduce(0) { $0 + $1.points }, total: topics.reduce(0) { $0 + $1.total },
            quizCount: try store.endedQuizCount(of: person, in: service), streak: try streak(of: person).days,
            topics: Array(topics.prefix(Self.topicsShown)), topicCount: topics.count,
            lastQuizzes: try quizzes.map { try summary(of: $0, withEarlier: false) },
            next: try proposals(from: topics, for: person))
    }

    /// The weakest topics, then those that were not practised for the longest time.
    private func proposals(from topics: [TopicResult], for person: UserID) throws -> [HomePage.Proposal] {
        let practised = topics.filter { bot.topicsWithItems.contains($0.id) }
        let weak = practised.filter { $0.points < Double($0.total) }.prefix(Self.topicsProposed)
        var last: [TopicID: Date] = [:]
        for (item, date) in try store.itemsSeen(by: person, in: service) {
            guard let topic = bot.bank.item(item)?.topics.first else { continue }
            last[topic] = max(last[topic] ?? date, date)
        }
        let rested = practised.filter { topic in !weak.contains { $0.id == topic.id } }
            .compactMap { topic in last[topic.id].map { (topic: topic, date: $0) } }
            .sorted { ($0.date, $0.topic.title) < ($1.date, $1.topic.title) }
        return weak.map { HomePage.Proposal(topic: $0, lastPractised: nil) }
            + rested.prefix(Self.topicsProposed - min(2, weak.count)).map { topic, date in
                HomePage.Proposal(topic: topic, lastPractised: LocalDate(of: date, in: .gmt).description)
            }
    }
}

extension Offering {
    static func home(_ page: HomePage) -> Offering {
        var rows: [[Action]] = []
        if let running = page.running {
            rows.append([
                .button(Choice("Resume", .quiz(.resume(quiz: running.id))), style: .primary),
                .button(Choice("Stop", .quiz(.stop(quiz: running.id)))),
            ])
        } else {
            let start = { (label: String, filter: String) -> Action in
                let text = [CommandName.quiz.rawValue, filter].filter { !$0.isEmpty }.joined(separator: " ")
                return .button(Choice(label, .command(text)), style: filter.isEmpty ? .primary : .plain)
            }
            // A label holds no more than a title of ordinary length.
            rows.append(
                [start("Start a quiz", "")]
                    + page.next.prefix(3).map {
                        start(Wording.label("Practise \($0.topic.title)"), $0.topic.id.rawValue)
                    })
        }
        return Offering(about: "home/\(page.person.rawValue)", rows)
    }
}
