import Chat
import Foundation
import QuestionEngine

/// One topic with what the bank holds on it.
struct TopicEntry: Equatable {
    var title: String
    var questions: Int
    var items: Int
}

extension Sentences {
    func topics(_ groups: [(title: String, topics: [TopicEntry])], in kind: Conversation.Kind) -> MessageContent {
        var blocks: [MessageContent.Block] = [.heading("Topics")]
        for group in groups {
            let names = group.topics.map { topic -> String in
                "\(topic.title) (\(topic.questions)\(topic.items > 0 ? " + \(topic.items)" : ""))"
            }
            blocks.append(.paragraph([.bold(group.title), .text(": " + names.joined(separator: ", "))]))
        }
        blocks.append(
            .note([
                "In brackets: interview questions + quiz items. Try ", typed("question caching", in: kind), " or ",
                typed("quiz databases 5", in: kind), ".",
            ]))
        return MessageContent(blocks)
    }

    /// - Parameter isRelaxed: no question has all the words.
    func found(
        _ questions: [Question], total: Int, isRelaxed: Bool, for terms: String, in kind: Conversation.Kind
    ) -> MessageContent {
        let terms = Wording.quoted(terms)
        guard let first = questions.first else {
            return .say(
                .text("Nothing in the bank mentions \(terms). "), typed("topics", in: kind), " lists what there is.")
        }
        var blocks: [MessageContent.Block] = [
            .paragraph(
                isRelaxed
                    ? [
                        .text("No question has all of \(terms); "), .bold(Wording.count(total, "question")),
                        " come near.",
                    ]
                    : [.bold(Wording.count(total, "question")), .text(" for \(terms)")]),
            .list(questions.map { [.code($0.id.rawValue), .text(" \($0.prompt)")] }, ordered: false),
        ]
        let more = total > questions.count ? "The best \(questions.count) are shown. " : ""
        blocks.append(.note([.text(more), typed("question \(first.id.rawValue)", in: kind), " asks the first."]))
        return MessageContent(blocks)
    }

    func status(_ report: StatusReport) -> MessageContent {
        var lines: [[MessageContent.Span]] = [
            [.text("Up for \(Wording.duration(report.uptime)).")],
            [
                .text(
                    "Bank “\(report.bankTitle)” \(report.bankVersion): "
                        + "\(Wording.count(report.questions, "question")), \(Wording.count(report.items, "quiz item"))."
                )
            ],
            [.text("\(Wording.count(report.schedulesHere, "daily schedule")) in this conversation.")],
        ]
        if report.messagesWaiting > 1 {
            lines.append([.text("\(Wording.count(report.messagesWaiting, "message")) wait to be sent.")])
        }
        return MessageContent([.paragraph([.bold("All is well"), "; I am listening."]), .list(lines, ordered: false)])
    }
}

extension Sentences {
    private static let mostProblems = 10

    /// What came of reading the bank's files again.
    func bankFiles(_ report: ServedBank.Report, at now: Date) -> MessageContent {
        let ago = Wording.duration(.seconds(max(0, now.timeIntervalSince(report.date))))
        guard !report.problems.isEmpty else {
            return .say(.text("I read the bank's files \(ago) ago, and serve what they say."))
        }
        let count = report.problems.count
        var blocks: [MessageContent.Block] = [
            .paragraph([
                .text(
                    "I read the bank's files \(ago) ago and found \(Wording.count(count, "problem")); what I had before is served on:"
                )
            ]),
            .code(report.problems.prefix(Self.mostProblems).joined(separator: "\n")),
        ]
        if count > Self.mostProblems { blocks.append(.note([.text("The log has all of them.")])) }
        return MessageContent(blocks)
    }

    func reloadIsForAdmins() -> MessageContent { .say("Only admins can have the bank read again.") }

    func cannotReload() -> MessageContent { .say("Here I read the bank at the start only.") }

    func isReloading(in kind: Conversation.Kind) -> MessageContent {
        .say("I am reading the bank's files. ", typed("status", in: kind), " tells what came of it.")
    }
}

package struct StatusReport: Sendable, Equatable {
    var uptime: Duration
    var bankTitle: String
    var bankVersion: String
    var questions: Int
    var items: Int
    var schedulesHere: Int
    var messagesWaiting: Int
}
