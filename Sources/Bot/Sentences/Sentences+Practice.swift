import Chat
import QuestionEngine
import Store

/// Practice that remembers.
extension Sentences {
    /// Before the first item.
    func practiceBegins(_ session: PracticeSession) -> MessageContent {
        let (due, reviews, new) = (session.dueCount, session.reviewCount, session.newCount)
        let fresh = new == 1 ? "1 new one" : "\(new) new ones"
        if due == 0 { return .say(.text("Nothing is due for a review, so here \(new == 1 ? "is" : "are") \(fresh).")) }
        guard due > reviews else {
            let back = "\(Wording.count(reviews, "item")) to review"
            return .say(.text(new == 0 ? "\(back)." : "\(back) and \(fresh)."))
        }
        let first = reviews == 0 ? "here \(new == 1 ? "is" : "are") \(fresh)" : Self.neediest(reviews)
        let more = reviews > 0 && new > 0 ? ", and \(fresh)" : ""
        return .say(
            .text("\(Wording.count(due, "item")) \(due == 1 ? "is" : "are") due; \(first)\(more). The rest can wait."))
    }

    private static func neediest(_ count: Int) -> String {
        count == 1 ? "here is the one that needs it most" : "here are the \(count) that need it most"
    }

    func nothingIsDue(until next: Wait, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text("Nothing is due, and nothing is new: well done. The next item comes back in \(next.text). "),
            typed("quiz", in: kind), " asks at any time.")
    }

    func practiceStatus(_ report: PracticeReport, in kind: Conversation.Kind) -> MessageContent {
        let forecast = report.forecast
        var lines = ["\(forecast.dueNow) due now" + (topics(report).map { ": \($0)" } ?? "")]
        if forecast.dueNow == 0, let next = report.next { lines.append("the next one in \(next.text)") }
        lines += [
            "\(forecast.laterToday) later today, \(forecast.tomorrow) tomorrow, \(forecast.thisWeek) within 7 days",
            "\(Wording.count(forecast.known, "item")) known, \(forecast.new) new" + newOnes(report),
            "about \(Wording.perDay(forecast.reviewsPerDay)) reviews a day in the long run",
        ]
        if forecast.known == 0 { lines.removeLast() }
        return MessageContent([
            .heading("Your practice"),
            .list(lines.map { [.text($0)] }, ordered: false),
            .paragraph([.text(wishes(report.settings))]),
            .note([
                typed("practice", in: kind), " starts; ", typed("help practice", in: kind), " tells what can be set.",
            ]),
        ])
    }

    private func topics(_ report: PracticeReport) -> String? {
        let shown = report.topics.prefix(4).map { "\($0.title) \($0.due)" }
        guard !shown.isEmpty else { return nil }
        let rest = report.topics.count - shown.count
        return shown.joined(separator: ", ") + (rest > 0 ? " and \(Wording.count(rest, "other topic"))" : "")
    }

    private func newOnes(_ report: PracticeReport) -> String {
        guard report.forecast.new > 0 else { return "" }
        let days = report.forecast.daysUntilAllWereAsked(budget: report.settings.budget)
        return "; all have come after \(Wording.count(days, "day")) of practice"
    }

    private func wishes(_ settings: PracticeSettings) -> String {
        var wishes = [
            "Items come back at \(Wording.percent(settings.desiredRetention)) recall",
            "\(settings.budget) a day",
        ]
        if let time = settings.remindAt { wishes.append("reminder at \(time)") }
        if let hours = settings.quietHours { wishes.append("quiet from \(hours.from) to \(hours.until)") }
        if let zone = settings.zone { wishes.append("days of \(zone)") }
        return wishes.joined(separator: " · ") + "."
    }

    func retention(
        _ retention: Double, isNew: Bool, reviewsPerDay: Double, in kind: Conversation.Kind
    ) -> MessageContent {
        let workload =
            reviewsPerDay > 0
            ? " What you know by now is then about \(Wording.perDay(reviewsPerDay)) reviews a day."
            : ""
        let what = "Items come back when you would still recall \(Wording.percent(retention)) of them."
        return isNew
            ? .say(.text("\(what)\(workload) This holds from each item's next review on."))
            : .say(.text("\(what)\(workload) Change it with "), typed("practice retention 85", in: kind), ".")
    }

    func budget(
        _ budget: Int, isNew: Bool, _ forecast: PracticeForecast, in kind: Conversation.Kind
    ) -> MessageContent {
        let days = forecast.daysUntilAllWereAsked(budget: budget)
        let new = forecast.new > 0 ? " All \(forecast.new) new ones have come after \(Wording.count(days, "day"))." : ""
        let what = "\(Wording.count(budget, "item")) a day, half of them new as long as there are new ones.\(new)"
        return isNew
            ? .say(.text(what)) : .say(.text("\(what) Change it with "), typed("practice budget 20", in: kind), ".")
    }

    // MARK: - Said of an item afterwards

    func rated(_ item: Item, _ rating: Rating, back wait: Wait) -> MessageContent {
        .say(
            .text(
                "Noted: \(Wording.quoted(item.stem)) was \(rating == .easy ? "easy" : "hard"). It comes back in \(wait.text)."
            ))
    }

    func cannotBeEasy(_ item: Item) -> MessageContent {
        .say(.text("\(Wording.quoted(item.stem)) was not all right, so it comes back soon. Nothing changed."))
    }

    func nothingToRate(in kind: Conversation.Kind) -> MessageContent {
        .say("You answered nothing lately. ", typed("practice", in: kind), " goes on.")
    }
}

extension Wording {
    /// `12`, `3.4`; at least `0.1`.
    static func perDay(_ number: Double) -> String {
        number >= 10 ? String(Int(number.rounded())) : points(max(0.1, (number * 10).rounded() / 10))
    }

    /// `7 days in a row, 1 freeze left`; nil if there is no row.
    static func streak(_ streak: PracticeStreak) -> String? {
        guard streak.days > 0 else { return nil }
        let freezes = streak.freezes > 0 ? ", \(count(streak.freezes, "freeze")) left" : ""
        return "\(count(streak.days, "day")) in a row\(freezes)"
    }
}
