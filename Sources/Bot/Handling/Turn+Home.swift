import Chat
import Foundation
import QuestionEngine
import Store

/// The bot's own page, as one person sees it.
extension Turn {
    private static let lastQuizzesShown = 5
    private static let topicsShown = 12

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
                    number: (quiz.openPosition ?? 0) + 1, count: quiz.length, points: quiz.scoreSoFar.points,
                    total: quiz.scoreSoFar.total)
            },
            points: topics.reduce(0) { $0 + $1.points }, total: topics.reduce(0) { $0 + $1.total },
            quizCount: try store.endedQuizCount(of: person, in: service),
            topics: Array(topics.prefix(Self.topicsShown)), topicCount: topics.count,
            lastQuizzes: try quizzes.map { try summary(of: $0, withEarlier: false) },
            practice: try practiceReport(of: person))
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
            // A label holds no more than a title of ordinary length.
            let topics = page.practice.topics.prefix(3).map { topic -> Action in
                command(Wording.label("Practise \(topic.title)"), .practice, topic.id.rawValue)
            }
            let isDue = page.practice.forecast.dueNow > 0
            let quiz = command("Start a quiz", .quiz, style: isDue ? .plain : .primary)
            rows.append(isDue ? [command("Practise what is due", .practice, style: .primary), quiz] + topics : [quiz])
        }
        return Offering(about: "home/\(page.person.rawValue)", rows)
    }

    private static func command(
        _ label: String, _ name: CommandName, _ rest: String = "", style: MessageContent.Action.Style = .plain
    ) -> Action {
        .button(Choice(label, .command(rest.isEmpty ? name.rawValue : "\(name.rawValue) \(rest)")), style: style)
    }
}
