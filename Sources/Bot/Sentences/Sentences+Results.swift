import Chat
import Pictures
import QuestionEngine
import Store

/// What quizzes came to.
extension Sentences {
    func quizSummary(_ summary: QuizSummary, in kind: Conversation.Kind) -> MessageContent {
        var blocks: [MessageContent.Block] = [
            .heading(summary.heading),
            .paragraph([
                .bold(Wording.points(summary.points, of: summary.total)),
                .text(summary.skipped > 0 ? ", \(summary.skipped) skipped." : "."),
            ]),
        ]
        if let weak = weakTopics(summary.weakTopics) { blocks.append(.paragraph([.text(weak)])) }
        if let returns = summary.returns { blocks.append(.paragraph([.text(self.returns(returns))])) }
        if !summary.earlier.isEmpty {
            blocks.append(
                .paragraph([.text("Before: \(Wording.list(summary.earlier.map(Wording.percent))) (latest first).")]))
        }
        if summary.total > 0 { blocks.append(.scoreCard(ScoreCard(summary))) }
        let topic = summary.weakTopics.first?.title.lowercased() ?? "caching"
        blocks.append(
            .note(["Go on with ", typed("quiz \(topic) 5", in: kind), " or see ", typed("score", in: kind), "."]))
        return MessageContent(blocks)
    }

    private func returns(_ returns: Returns) -> String {
        let parts = [(returns.today, "today"), (returns.tomorrow, "tomorrow"), (returns.later, "later")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return "Coming back: \(Wording.list(parts))."
    }

    private func weakTopics(_ topics: [TopicResult]) -> String? {
        guard !topics.isEmpty else { return nil }
        let parts = topics.map { "\($0.title) (\(Wording.points($0.points)) of \($0.total))" }
        return "Worth another look: \(Wording.list(parts))."
    }

    func quizStoppedEarly(in kind: Conversation.Kind) -> MessageContent {
        .say("Stopped; nothing was answered, so nothing counts. ", typed("quiz", in: kind), " starts another.")
    }

    func score(_ report: ScoreReport, in kind: Conversation.Kind) -> MessageContent {
        guard let weakest = report.topics.first else {
            return .say("You have no results yet. ", typed("quiz 5", in: kind), " starts a short quiz.")
        }
        return MessageContent(
            [
                .heading("Your score"),
                .paragraph([
                    .bold(Wording.points(report.points, of: report.total)),
                    .text(" (\(Wording.percent(report.points / Double(max(1, report.total)))))"),
                    .text(report.skipped > 0 ? ", \(report.skipped) skipped." : "."),
                ]),
                .list(
                    report.topics.map { [.text("\($0.title): \(Wording.points($0.points)) of \($0.total)")] },
                    ordered: false),
                .scoreCard(ScoreCard(report)),
            ] + (Wording.streak(report.streak).map { [.paragraph([.text("\($0).")])] } ?? []) + [
                .note([
                    "Weakest first. ", typed("quiz \(weakest.title.lowercased()) 5", in: kind), " practises the first.",
                ]
                )
            ])
    }

    func quizHistory(_ quizzes: [QuizSummary], in kind: Conversation.Kind) -> MessageContent {
        guard !quizzes.isEmpty else {
            return .say("You have finished no quiz yet. ", typed("quiz 5", in: kind), " starts one.")
        }
        return MessageContent([
            .paragraph([.bold("Your last quizzes")]),
            .list(
                quizzes.map { [.text(line($0))] }, ordered: false),
        ])
    }

    /// A quiz in a list of several.
    func line(_ quiz: QuizSummary) -> String {
        let topics = quiz.title.isEmpty ? "all topics" : quiz.title
        let about = quiz.kind == .practice ? "practice: \(topics)" : topics
        let points = "\(Wording.points(quiz.points)) of \(quiz.total)"
        return "\(quiz.date) · \(about) · \(points)\(quiz.isComplete ? "" : " (stopped)")"
    }
}
