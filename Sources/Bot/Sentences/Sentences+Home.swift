import Chat
import QuestionEngine

/// What the bot's own page shows a person.
struct HomePage: Sendable, Equatable {
    struct Running: Sendable, Equatable {
        var id: String
        /// Empty: anything.
        var about: String
        var number: Int
        var count: Int
        var points: Double
        var total: Int
    }

    var person: UserID
    var running: Running?
    var points: Double
    var total: Int
    var quizCount: Int
    /// Weakest first; not all of them.
    var topics: [TopicResult]
    var topicCount: Int
    /// Latest first.
    var lastQuizzes: [QuizSummary]
    var practice: PracticeReport
}

extension Sentences {
    func home(_ page: HomePage) -> MessageContent {
        var blocks: [MessageContent.Block] = []
        if let running = page.running { blocks += self.running(running) }
        guard page.total > 0 else { return MessageContent(blocks + newcomersHome()) }
        blocks += progress(page)
        blocks += nextReviews(page.practice)
        if !page.lastQuizzes.isEmpty {
            blocks += [
                .heading("Your last quizzes"), .list(page.lastQuizzes.map { [.text(line($0))] }, ordered: false),
            ]
        }
        return MessageContent(blocks)
    }

    private func running(_ quiz: HomePage.Running) -> [MessageContent.Block] {
        let about = quiz.about.isEmpty ? "all topics" : quiz.about
        let score = quiz.total == 0 ? "" : " \(Wording.soFar(quiz.points, of: quiz.total)),"
        return [
            .heading("Your quiz is open"),
            .paragraph([.text("It is about \(about);\(score) item \(quiz.number) of \(quiz.count) waits for you.")]),
        ]
    }

    private func newcomersHome() -> [MessageContent.Block] {
        [
            .heading("Practise for interviews, a few minutes at a time"),
            .paragraph([
                "A quiz has a few short items. I tell after each what is right and why, and keep your score here. ",
                "Nobody else sees it.",
            ]),
            .list(
                [
                    ["Press the button below, or write me ", .code("quiz databases 5"), "."],
                    [.code("topics"), " lists what there is, ", .code("help"), " everything I can do."],
                ], ordered: false),
        ]
    }

    private func progress(_ page: HomePage) -> [MessageContent.Block] {
        var facts = [
            Wording.points(page.points, of: page.total) + " (\(Wording.percent(page.points / Double(page.total))))",
            Wording.count(page.quizCount, "quiz", "quizzes"),
        ]
        if let streak = Wording.streak(page.practice.streak) { facts.append(streak) }
        var blocks: [MessageContent.Block] = [
            .heading("Your progress"), .paragraph([.bold(facts.joined(separator: " · "))]),
            .list(page.topics.map { [.text(line($0))] }, ordered: false),
        ]
        if page.topicCount > page.topics.count {
            blocks.append(
                .note([
                    .text("The weakest \(page.topics.count) of \(page.topicCount) topics; "), .code("score"),
                    " shows all.",
                ]))
        }
        return blocks
    }

    private func nextReviews(_ report: PracticeReport) -> [MessageContent.Block] {
        let forecast = report.forecast
        var blocks: [MessageContent.Block] = [.heading("Next reviews")]
        if forecast.dueNow > 0 {
            blocks.append(
                .list(report.topics.prefix(5).map { [.text("\($0.title): \($0.due) due")] }, ordered: false))
        }
        var facts: [String] = []
        if forecast.dueNow == 0 {
            facts.append(
                report.next.map { "Nothing is due; the next item comes back in \($0.text)" } ?? "Nothing is due")
        }
        facts.append("\(forecast.tomorrow) tomorrow, \(forecast.new) new")
        return blocks + [
            .note([.text(facts.joined(separator: "; ") + ". "), .code("practice status"), " tells more."])
        ]
    }

    private func line(_ topic: TopicResult) -> String {
        "\(topic.title): \(Wording.points(topic.points)) of \(topic.total)"
    }
}

extension Wording {
    /// `2.5 of 3 so far`
    static func soFar(_ points: Double, of total: Int) -> String { "\(Self.points(points)) of \(total) so far" }

    /// Short enough for a button.
    static func label(_ text: String) -> String {
        let longest = 60
        return text.count > longest ? text.prefix(longest - 1) + "…" : text
    }
}
