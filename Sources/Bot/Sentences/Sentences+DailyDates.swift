import Chat
import QuestionEngine

/// Single dates of schedules, and the questions queued for them.
extension Sentences {
    func dateSkipped(_ date: LocalDate) -> MessageContent {
        .say(.text("No prompt on \(Self.day(date)). The question keeps its turn."))
    }

    func dateNotScheduled(_ date: LocalDate) -> MessageContent {
        .say(.text("No prompt was due on \(Self.day(date)) anyway."))
    }

    func promptAlreadyOut(_ date: LocalDate, in kind: Conversation.Kind) -> MessageContent {
        .say(.text("The prompt for \(Self.day(date)) is out already. "), typed("question", in: kind), " asks another.")
    }

    func noPromptDue(in kind: Conversation.Kind) -> MessageContent {
        .say("No further prompt is due. ", typed("daily", in: kind), " lists the schedules.")
    }

    func queued(_ question: QuestionID, date: LocalDate?) -> MessageContent {
        .say(.text("\(question.rawValue) is queued for \(date.map(Self.day) ?? "the next free prompt")."))
    }

    func questionIsRetired(_ question: QuestionID, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text("\(question.rawValue) is retired and not asked any more. "), typed("search", in: kind),
            " finds others.")
    }

    func dateIsPast(_ date: LocalDate) -> MessageContent {
        .say(.text("\(Self.day(date)) is past, or its prompt is out. Choose a later date."))
    }

    func unqueued(_ question: QuestionID, wasQueued: Bool) -> MessageContent {
        .say(.text(wasQueued ? "\(question.rawValue) is no longer queued." : "\(question.rawValue) was not queued."))
    }

    func queue(_ entries: [(question: QuestionID, prompt: String?, date: LocalDate?)], in kind: Conversation.Kind)
        -> MessageContent
    {
        guard !entries.isEmpty else {
            return .say(
                "The queue is empty; I choose. ", typed("daily queue be-0009 for 2026-12-01", in: kind),
                " picks a question.")
        }
        return MessageContent([
            .paragraph([.bold("Queued")]),
            .list(
                entries.map { entry in
                    [
                        .text(
                            "\(entry.date.map(Self.day) ?? "next free prompt"): \(entry.question.rawValue)"
                                + (entry.prompt.map { " \($0)" } ?? " (no longer in the bank)"))
                    ]
                }, ordered: false),
        ])
    }
}
