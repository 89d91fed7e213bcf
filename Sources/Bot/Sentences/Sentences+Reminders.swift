import Chat
import QuestionEngine
import Store

extension Sentences {
    /// What is said once a day to those who want it.
    func itemsAreDue(_ count: Int) -> MessageContent {
        MessageContent([
            .paragraph([
                .bold(Wording.count(count, "item")),
                .text(count == 1 ? " is due for a review. " : " are due for a review. "),
                .code("practice"), " starts.",
            ]),
            .note(["You asked for this; ", .code("practice remind off"), " ends it."]),
        ])
    }

    func reminder(_ settings: PracticeSettings, in kind: Conversation.Kind) -> MessageContent {
        guard let time = settings.remindAt, let zone = settings.zone else {
            return .say(
                "I remind you of nothing. ", typed("practice remind 9:00 Europe/Vilnius", in: kind),
                " asks for a message a day, if something is due.")
        }
        let first = settings.quietHours?.firstTime(from: time) ?? time
        let when =
            first == time ? "At \(time), \(zone)," : "At \(first), \(zone), after your quiet hours,"
        return .say(
            .text("\(when) I write to you on days when something is due. "), typed("practice remind off", in: kind),
            " ends it.")
    }

    func quietHours(_ settings: PracticeSettings, in kind: Conversation.Kind) -> MessageContent {
        guard let hours = settings.quietHours, let zone = settings.zone else {
            return .say(
                "You have no quiet hours. ", typed("practice quiet 22:00-07:00", in: kind), " sets them.")
        }
        let moved = settings.remindAt.map {
            hours.contains($0) ? " Your reminder comes at \(hours.until) instead." : ""
        }
        return .say(.text("I remind you of nothing from \(hours.from) to \(hours.until), \(zone).\(moved ?? "")"))
    }

    func practiceZone(_ zone: String, at time: LocalTime) -> MessageContent {
        .say(.text("Your days are those of \(zone), where it is \(time) now."))
    }
}
