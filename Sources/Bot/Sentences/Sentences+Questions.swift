import Chat
import QuestionEngine

extension Sentences {
    /// A question as it is put to a team.
    func question(_ question: Question, topics: [Topic], in kind: Conversation.Kind) -> MessageContent {
        MessageContent([
            .heading("Interview question"),
            .paragraph([.text(question.prompt)]),
            .note([.text(facts(of: question, topics: topics))]),
            .note(
                ["Say "] + typed(["hint", "follow-up", "answer"], in: kind, joinedBy: "or") + ["; interviewers also "]
                    + [typed("rubric", in: kind), "."]),
        ])
    }

    /// `be-0009 · Caching, HTTP · mid, senior · about 8 minutes`
    func facts(of question: Question, topics: [Topic]) -> String {
        let levels = question.levels.sorted().map(\.rawValue).joined(separator: ", ")
        return [
            question.id.rawValue, topics.map(\.title).joined(separator: ", "), levels,
            "about \(question.minutes) minutes",
        ].joined(separator: " · ")
    }

    func hint(_ text: String, number: Int, of count: Int) -> MessageContent {
        MessageContent([.paragraph([.bold("Hint \(number) of \(count)"), ": ", .text(text)])])
    }

    func noMoreHints(_ question: Question, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text(question.hints.isEmpty ? "This question has no hints. " : "That was the last hint. "),
            typed("answer", in: kind), " shows the model answer.")
    }

    func noHintAfterAnswer(in kind: Conversation.Kind) -> MessageContent {
        .say("The answer is out already. ", typed("follow-up", in: kind), " digs deeper.")
    }

    func answerIsOut(in kind: Conversation.Kind) -> MessageContent {
        .say("The answer is out already. ", typed("question", in: kind), " asks another question.")
    }

    func followUp(_ followUp: Question.FollowUp, number: Int, of count: Int) -> MessageContent {
        MessageContent([.paragraph([.bold("Follow-up \(number) of \(count)"), ": ", .text(followUp.text)])])
    }

    func noMoreFollowUps(in kind: Conversation.Kind) -> MessageContent {
        .say("That was the last follow-up. ", typed("question", in: kind), " asks another question.")
    }

    /// The model answer with the points it makes.
    func answer(_ question: Question) -> MessageContent {
        var blocks: [MessageContent.Block] = [
            .paragraph([.bold("A good answer"), .text(" to \(question.id.rawValue)")]),
            .quote([.text(question.modelAnswer)]),
            .paragraph([.bold("Points it makes")]),
            .list(question.keyPoints.map { [.text($0.say)] }, ordered: false),
        ]
        if !question.references.isEmpty {
            let links = question.references.map { MessageContent.Span.link(url: $0.url, label: $0.title) }
            blocks.append(.note(["Read more: "] + links.interleaved(with: " · ")))
        }
        return MessageContent(blocks)
    }

    /// What an interviewer needs to judge an answer.
    func rubric(_ question: Question) -> MessageContent {
        MessageContent([
            .paragraph([.bold("How to judge an answer"), .text(" to \(question.id.rawValue)")]),
            .list(question.rubric.map { [.text($0)] }, ordered: true),
            .paragraph([.bold("It probes"), .text(": \(Wording.list(question.probes)).")]),
            .paragraph([.bold("Red flags")]),
            .list(question.redFlags.map { [.text($0)] }, ordered: false),
            .note(["Rate before you discuss, and note what you heard, not whom you liked."]),
        ])
    }

    func noQuestionYet(in kind: Conversation.Kind) -> MessageContent {
        .say("No question has been asked here yet. ", typed("question", in: kind), " asks one.")
    }

    /// The bank changed after the question was asked.
    func questionIsGone(_ id: QuestionID, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text("Question \(id.rawValue) is no longer in the bank. "), typed("question", in: kind), " asks another.")
    }

    func noQuestionMatches(in kind: Conversation.Kind) -> MessageContent {
        .say(
            "No question is about all of that at once. Ask for less, or see ", typed("topics", in: kind),
            " for what there is.")
    }
}

extension Array where Element == MessageContent.Span {
    func interleaved(with separator: MessageContent.Span) -> [MessageContent.Span] {
        Array(map { [$0] }.joined(separator: [separator]))
    }
}
