import Chat
import Foundation

/// The dialog for a schedule.
extension Sentences {
    func form(
        _ form: ScheduleForm, isNew: Bool, defaultZone: String?, revealAfter: Duration
    ) -> MessageContent {
        let input = { (field: ScheduleForm.Field, label: String, hint: String, isOptional: Bool, options: [String]) in
            MessageContent.Block.input(
                MessageContent.Input(
                    id: field.rawValue, label: label, hint: hint, value: form[field], isOptional: isOptional,
                    options: options))
        }
        return MessageContent([
            .heading(isNew ? "New daily prompt" : "Edit daily prompt"),
            .paragraph(["I post a question here at that time, and its answer in the thread later."]),
            input(.days, "Days", "Such as: weekdays; mon, wed; every other tuesday except 2026-12-22", false, []),
            input(.time, "Time", "Such as 09:30 or 2pm", false, []),
            input(
                .zone, "Time zone",
                "Such as Europe/Vilnius, or “in Berlin”"
                    + (defaultZone.map { "; left empty: \($0)" } ?? ""), defaultZone != nil, []),
            input(.topics, "Topics", "Such as: caching, databases. Left empty: all of them", true, []),
            input(.level, "Level", "", false, ScheduleForm.levels),
            input(
                .reveal, "Answer after",
                "Such as 30m, 4h or 1d. Left empty: \(Wording.duration(revealAfter))", true, []),
        ])
    }

    /// Where no dialog can open.
    func scheduleInWords(isNew: Bool, in kind: Conversation.Kind) -> MessageContent {
        isNew
            ? .say(
                "Write when it should come, such as ", typed("daily on weekdays 09:30 Europe/Vilnius", in: kind), "; ",
                typed("help daily", in: kind), " shows more.")
            : .say(
                "Write its number and how it should be from now on, such as ",
                typed("daily edit 1 weekdays 10:00 Europe/Vilnius", in: kind), "; ", typed("daily", in: kind),
                " shows the numbers.")
    }

    func formIsTooOld() -> MessageContent {
        .say("I no longer know what this was about. Close it and open it again.")
    }
}
