import Chat
import Foundation
import QuestionEngine

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
            input(.days, "Days", Self.dayExamples, false, []),
            input(.time, "Time", Self.timeExamples, false, []),
            input(
                .zone, "Time zone",
                Self.zoneExamples + (defaultZone.map { "; left empty: \($0)" } ?? ""), defaultZone != nil, []),
            input(.topics, "Topics", "Such as: caching, databases. Left empty: all of them", true, []),
            input(.level, "Level", "", false, ScheduleForm.levels),
            input(
                .reveal, "Answer after",
                "Such as 30m, 4h or 1d. Left empty: \(Wording.duration(revealAfter))", true, []),
        ])
    }

    /// What is wrong with one line, in its own terms: the parser reads a schedule as a whole, and knows of no lines.
    func problem(
        _ error: CommandError, on field: ScheduleForm.Field, of form: ScheduleForm, in kind: Conversation.Kind
    ) -> MessageContent {
        guard case .schedule(let flaw) = error else { return problem(error, in: kind) }
        let isReadAlone =
            switch flaw {
            // The example that goes with it is a whole schedule.
            case .unknownWord(_, suggestion: nil), .incomplete(after: _, expected: _), .unclear(_, proposals: _): false
            case .badDate(let text): form[field].contains(text)
            case .repeated: field == .days
            default: true
            }
        if isReadAlone { return problem(error, in: kind) }
        return switch field {
        case .time: .say(.text("I cannot read this as one time of day. \(Self.timeExamples)"))
        case .zone: .say(.text("I cannot read this as a time zone. \(Self.zoneExamples)"))
        default: .say(.text("I cannot read these days. \(Self.dayExamples)"))
        }
    }

    private static let dayExamples = "Such as: weekdays; mon, wed; every other tuesday except 2026-12-22"
    private static let timeExamples = "Such as 09:30 or 2pm"
    private static let zoneExamples = "Such as Europe/Vilnius, or “in Berlin”"

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

    /// The dialog in which an order, or pairs, are put together.
    func sheet(_ sheet: AnswerSheet) -> MessageContent {
        let inputs = sheet.fields.map { field in
            MessageContent.Block.input(
                MessageContent.Input(id: field.id, label: field.label, options: sheet.choices))
        }
        return MessageContent(
            [
                .heading(sheet.item.kind == .match ? "Match" : "Put in order"),
                .paragraph([.text(sheet.item.stem)]),
            ] + inputs)
    }

    func problem(_ problem: AnswerSheet.Problem) -> MessageContent {
        switch problem {
        case .empty: .say("Please choose one.")
        case .repeated(let letter): .say(.text("\(letter) is taken above. Each fits once."))
        }
    }

    func formIsTooOld() -> MessageContent {
        .say("I no longer know what this was about. Close it and open it again.")
    }
}
