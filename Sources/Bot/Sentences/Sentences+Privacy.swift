import Chat
import Store

/// What is said about what is stored about a person.
extension Sentences {
    func nothingStored() -> MessageContent {
        .say("I have nothing stored about you.")
    }

    func export(_ counts: PersonalCounts) -> MessageContent {
        MessageContent([
            .heading("What I have stored about you"),
            .list(lines(counts), ordered: false),
            .note([
                .text(
                    "It follows as one JSON document, in pieces to be joined as they are. Besides it I keep for 30 days,"
                        + " without names, which messages I have heard and sent, so that I do nothing twice.")
            ]),
        ])
    }

    func exportPart(_ text: String, number: Int, of count: Int) -> MessageContent {
        MessageContent([
            .note([.text(count == 1 ? "All of it" : "Part \(number) of \(count)")]),
            .code(text),
        ])
    }

    func exportIsInDirectMessage() -> MessageContent {
        .say("I am sending you what I have stored about you in a direct message.")
    }

    func confirmForgetting(_ counts: PersonalCounts, in kind: Conversation.Kind) -> MessageContent {
        MessageContent([
            .paragraph(["This deletes what I have stored about you, and ", .bold("cannot be undone"), ":"]),
            .list(lines(counts), ordered: false),
            .note([
                "Say ", typed("forget me for good", in: kind), " if you mean it; ", typed("export me", in: kind),
                " shows you everything first.",
            ]),
        ])
    }

    func forgotten(_ record: ForgottenRecord) -> MessageContent {
        var lines: [String] = []
        func add(_ count: Int, _ line: String) { if count > 0 { lines.append(line) } }
        add(
            record.quizzes,
            "Deleted: \(Wording.count(record.quizzes, "quiz", "quizzes")) with"
                + " \(Wording.count(record.answers, "answer")), and all your scores.")
        add(record.asked, "Deleted: \(Wording.count(record.asked, "question")) that I asked you in direct messages.")
        add(record.listings, "You are off \(Wording.count(record.listings, "leaderboard")).")
        add(record.waiting, "Dropped: \(Wording.count(record.waiting, "message")) for you that waited to be sent.")
        add(record.appeals, "Deleted: \(Wording.count(record.appeals, "appeal")) of yours.")
        add(
            record.endedSchedules,
            "Ended: \(Wording.count(record.endedSchedules, "daily schedule")) in direct messages with you.")
        add(
            record.unsignedSchedules,
            "Your name is off \(Wording.count(record.unsignedSchedules, "daily schedule")) of channels, which go on.")
        lines.append("Deleted: how often you wrote to me, and how I reach you.")
        return MessageContent([
            .paragraph([.bold("Forgotten."), " I know nothing about you any more:"]),
            .list(lines.map { [.text($0)] }, ordered: false),
            .note([
                .text(
                    "What you and I wrote in the chat is not mine to delete: it stays there until you, or whoever runs"
                        + " the chat, removes it. Backups that were made of my database are with whoever runs me.")
            ]),
        ])
    }

    private func lines(_ counts: PersonalCounts) -> [[MessageContent.Span]] {
        var lines: [String] = []
        func add(_ count: Int, _ line: String) { if count > 0 { lines.append(line) } }
        add(
            counts.quizzes,
            "\(Wording.count(counts.quizzes, "quiz", "quizzes")) with \(Wording.count(counts.answers, "answer"))")
        add(counts.asked, "\(Wording.count(counts.asked, "question")) that I asked you in direct messages")
        add(counts.listings, "your place on \(Wording.count(counts.listings, "leaderboard"))")
        add(
            counts.schedules,
            "your name on \(Wording.count(counts.schedules, "daily schedule")): those of channels stay without it")
        add(counts.waiting, "\(Wording.count(counts.waiting, "message")) for you, still to be sent")
        add(counts.appeals, "\(Wording.count(counts.appeals, "appeal")) against what your answers earned")
        return (lines + ["how often you wrote to me lately, and how I reach you"]).map { [.text($0)] }
    }
}
