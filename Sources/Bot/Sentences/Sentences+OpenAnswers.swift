import Chat
import QuestionEngine

/// What is said about answers in people's own words: what was found, in their words, and never how good it is.
extension Sentences {
    /// Of the follow-ups that what was missed suggests.
    private static let mostFollowUps = 2
    /// Of an answer, around what was found.
    private static let longestQuote = 120

    func reading(
        _ reading: OpenAnswerReading, of question: Question, isPrivate: Bool, in kind: Conversation.Kind
    ) -> MessageContent {
        var blocks: [MessageContent.Block] = [
            .paragraph([.bold("Your answer"), .text(" to \(question.id.rawValue)")])
        ]
        func add(_ title: String, _ lines: [[MessageContent.Span]]) {
            guard !lines.isEmpty else { return }
            blocks.append(.paragraph([.bold(title)]))
            blocks.append(.list(lines, ordered: false))
        }
        add("I found", lines(reading) { if case .found(let quote) = $0 { quote } else { nil } })
        add(
            "Mentioned, but as something that is not so",
            lines(reading) { if case .denied(let quote) = $0 { quote } else { nil } })
        add(
            "Named in a list, with nothing said about it",
            lines(reading) { if case .listed(let quote) = $0 { quote } else { nil } })
        let unseen = reading.points.filter { $0.sighting == .unseen }
        if unseen.count == reading.points.count {
            blocks.append(.paragraph(["I saw none of the points that I look for. "] + typedHelp(in: kind)))
        } else {
            add("I did not see", unseen.map { [.text($0.keyPoint.say)] })
        }
        add("To think about next", reading.followUps(of: question).prefix(Self.mostFollowUps).map { [.text($0.text)] })
        if reading.missed.isEmpty { blocks.append(.paragraph(["I missed nothing that I look for."])) }
        blocks.append(.note(caveat(reading, isPrivate: isPrivate, in: kind)))
        return MessageContent(blocks)
    }

    private func lines(
        _ reading: OpenAnswerReading, _ quote: (OpenAnswerReading.Sighting) -> OpenAnswerReading.Quote?
    ) -> [[MessageContent.Span]] {
        reading.points.compactMap { point in
            quote(point.sighting).map { quote in
                [.text("\(point.keyPoint.say): "), .italic(Wording.quoted(quote.context, longest: Self.longestQuote))]
            }
        }
    }

    private func typedHelp(in kind: Conversation.Kind) -> [MessageContent.Span] {
        [typed("hint", in: kind), " helps, ", typed("answer", in: kind), " shows the model answer."]
    }

    private func caveat(
        _ reading: OpenAnswerReading, isPrivate: Bool, in kind: Conversation.Kind
    ) -> [MessageContent.Span] {
        let start = MessageContent.Span.text(
            "I look for words and understand nothing: this is no grade, and says nothing about you."
                + (isPrivate ? " Nobody else sees it." : ""))
        guard !reading.missed.isEmpty else { return [start] }
        return [
            start, " If you did mention something, say ", typed("mentioned", in: kind), " and an editor looks at it.",
        ]
    }

    func answerForm(_ question: Question, field: String) -> MessageContent {
        MessageContent([
            .heading("Your answer"),
            .paragraph([.text(question.prompt)]),
            .input(
                MessageContent.Input(
                    id: field, label: "In your own words",
                    hint:
                        "A few sentences, at most \(OpenAnswers.longestAnswer) characters. I tell you which points I find.",
                    isLong: true)),
        ])
    }

    func answerInWords(in kind: Conversation.Kind) -> MessageContent {
        .say("Write your answer behind ", typed("try", in: kind), ", in one message.")
    }

    func nothingTried(in kind: Conversation.Kind) -> MessageContent {
        .say(
            "You have answered nothing in your own words lately. ", typed("try", in: kind),
            " and your answer, after a question, does that.")
    }

    func answerIsForgotten() -> MessageContent { .say("I no longer have that answer.") }

    func nothingMissed() -> MessageContent { .say("I found every point in that answer already.") }
}
