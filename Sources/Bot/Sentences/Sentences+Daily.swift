import Chat
import Foundation
import QuestionEngine

extension Sentences {
    /// A prompt as it arrives on its day.
    func prompt(_ question: Question, topics: [Topic], date: LocalDate, reveal: String, in kind: Conversation.Kind)
        -> MessageContent
    {
        MessageContent([
            .heading("Practice prompt for \(Self.day(date))"),
            .paragraph([.text(question.prompt)]),
            .note([.text(facts(of: question, topics: topics))]),
            .note([
                "Answer in this thread if you like. ", typed("hint", in: kind),
                .text(" helps; the model answer comes \(reveal)."),
            ]),
        ])
    }

    func scheduleAdded(_ entry: ScheduleEntry, in kind: Conversation.Kind) -> MessageContent {
        MessageContent([
            .paragraph([.bold("Done."), .text(" A prompt arrives here \(entry.phrase)\(about(entry)).")]),
            .note([
                .text(entry.next.map { "The first is due \($0). " } ?? "No date is left on which it would arrive. "),
                typed("daily preview", in: kind), " shows the next ones, ", typed("daily off", in: kind), " ends it.",
            ]),
        ])
    }

    func scheduleChanged(_ entry: ScheduleEntry, in kind: Conversation.Kind) -> MessageContent {
        MessageContent([
            .paragraph([
                .bold("Changed."), .text(" From now on a prompt arrives here \(entry.phrase)\(about(entry))."),
            ]),
            .note([
                .text(
                    entry.isPaused
                        ? "It is paused. "
                        : entry.next.map { "The next is due \($0). " } ?? "No date is left on which it would arrive. "),
                typed("daily preview", in: kind), " shows the next ones, ", typed("daily off", in: kind), " ends it.",
            ]),
        ])
    }

    func scheduleIsThere(number: Int, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text("That very schedule is here already, as number \(number). "), typed("daily", in: kind),
            " lists them.")
    }

    func schedules(_ entries: [ScheduleEntry], in kind: Conversation.Kind) -> MessageContent {
        guard !entries.isEmpty else {
            return .say(
                "Nothing is scheduled here. For example: ", typed("daily on weekdays 09:30 Europe/Vilnius", in: kind),
                ".")
        }
        return MessageContent([
            .paragraph([.bold("Daily prompts here")]),
            .list(
                entries.map { entry in
                    let next = entry.isPaused ? "paused" : entry.next.map { "next \($0)" }
                    let remarks =
                        entry.flaws.isEmpty ? [next ?? "no date left"] : [next].compactMap(\.self) + flaws(of: entry)
                    return [.text("\(entry.phrase)\(about(entry)); \(remarks.joined(separator: "; "))")]
                }, ordered: true),
            .note(["More: ", typed("help daily", in: kind), "."]),
        ])
    }

    private func flaws(of entry: ScheduleEntry) -> [String] { entry.flaws.map { "⚠ \($0)" } }

    func flaw(_ flaw: ScheduleFlaw, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text("That is not possible: \(flaw). "), typed("daily off", in: kind), " and ",
            typed("daily on", in: kind), " make a new schedule.")
    }

    private func about(_ entry: ScheduleEntry) -> String {
        entry.filter.isEmpty ? "" : " (\(entry.filter))"
    }

    func preview(_ prompts: [PromptPreview]) -> MessageContent {
        guard !prompts.isEmpty else { return .say("No prompt is due any more.") }
        return MessageContent([
            .paragraph([.bold("Next prompts")]),
            .list(
                prompts.map { prompt in
                    var text = "\(prompt.local) (\(prompt.utc) UTC)"
                    if let question = prompt.question { text += " · \(question.rawValue)" }
                    if let remark = prompt.remark { text += " · \(remark)" }
                    return [.text(text)]
                }, ordered: true),
        ])
    }

    func scheduleRemoved(_ phrase: String) -> MessageContent {
        .say(.text("Done. No more prompts \(phrase)."))
    }

    func tooManySchedules(_ limit: Int, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text("This conversation has \(limit) schedules, which is the most it can have. "),
            typed("daily off", in: kind), " ends one.")
    }

    /// Where the prompt should be, when the bank has nothing that fits.
    func nothingToPrompt(_ date: LocalDate) -> MessageContent {
        .say(
            .text("No question in the bank fits the schedule any more, so there is no prompt for \(Self.day(date)). "),
            .code("daily"), " lists the schedules.")
    }

    func schedulePaused(_ entry: ScheduleEntry, in kind: Conversation.Kind) -> MessageContent {
        .say(.text("Paused: \(entry.phrase). "), typed("daily resume", in: kind), " goes on.")
    }

    func scheduleResumed(_ entry: ScheduleEntry) -> MessageContent {
        .say(.text("Back on: \(entry.phrase); \(entry.next.map { "next \($0)" } ?? "no date left")."))
    }

    func noSchedule(number: Int?, count: Int, in kind: Conversation.Kind) -> MessageContent {
        if count == 0 { return schedules([], in: kind) }
        if let number {
            return .say(
                .text("There is no schedule \(number) here; "), typed("daily", in: kind),
                .text(" lists \(count == 1 ? "the one there is" : "all \(count)")."))
        }
        return .say(
            .text("Which of the \(count) schedules? Add its number from "), typed("daily", in: kind), ", such as ",
            typed("daily off 2", in: kind), " or ", typed("daily pause 2", in: kind), ".")
    }

    /// `Tuesday, 1 December 2026`
    static func day(_ date: LocalDate) -> String {
        "\(date.weekday.name), \(date.day) \(monthNames[date.month - 1]) \(date.year)"
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

/// A schedule in words.
struct ScheduleEntry: Sendable, Equatable {
    var phrase: String
    var filter: String
    var isPaused: Bool
    /// `Mon 2026-11-30 09:30`
    var next: String?
    var flaws: [ScheduleFlaw] = []
}

struct PromptPreview: Sendable, Equatable {
    var local: String
    var utc: String
    var question: QuestionID?
    /// What is special about it, such as a clock change.
    var remark: String?
}
