import Chat
import Foundation
import QuestionEngine

/// How points come about.
extension Sentences {
    /// What a partial credit is made of: `2 of 3 neighbours right: 0.67 points`. Nil where there is nothing to add up.
    func sum(_ rule: GradingRule, credit: Double) -> String? {
        let points = "\(Wording.points(credit)) \(credit == 1 ? "point" : "points")"
        switch rule {
        case .plusMinus(let hits, let right, let falseAlarms, let wrong):
            let less = falseAlarms > 0 ? ", less \(falseAlarms) of \(wrong) wrong ones" : ""
            return hits == 0 ? nil : "\(hits) of \(right) right options\(less): \(points)"
        case .neighbours(let right, let all): return "\(right) of \(all) neighbours right: \(points)"
        case .pairs(let right, let all): return "\(right) of \(all) pairs right: \(points)"
        case .option, .statement, .listed, .pattern, .slips, .unlisted, .number, .ruling: return nil
        }
    }

    /// The rule that decided about the last answer.
    func why(_ report: WhyReport, in kind: Conversation.Kind) -> MessageContent {
        var blocks: [MessageContent.Block] = [
            .paragraph([
                .text("\(Wording.plain(report.stem, longest: 300)) You answered "), .bold(report.choice), ".",
            ])
        ]
        switch report.verdict {
        case .rule(let graded):
            blocks.append(
                .paragraph([
                    .text("\(sentence(graded)) That is \(Wording.points(report.credit)) of 1 point.")
                ]))
        case .otherKey:
            blocks.append(
                .paragraph([
                    .text(
                        "The item was changed after you answered it; your answer keeps what it earned by the key of"
                            + " then, \(Wording.points(report.credit)) of 1 point.")
                ]))
        }
        let changes = report.changes.map { change -> String in
            let cause = change.appeal.map { "by appeal \($0)" } ?? "since the key was changed"
            return "\(change.date): \(Wording.points(change.old)) became \(Wording.points(change.new)) \(cause)."
        }
        if !changes.isEmpty { blocks.append(.list(changes.map { [.text($0)] }, ordered: false)) }
        if report.credit < 1 {
            blocks.append(
                .note([
                    "Do you see it otherwise? ", typed("appeal", in: kind), " and why puts it before an editor.",
                ]))
        }
        return MessageContent(blocks)
    }

    func sentence(_ graded: Grade.Graded) -> String {
        switch graded.rule {
        case .option(let isRight): isRight ? "That is the right option." : "One option is right, and it is another one."
        case .plusMinus(let hits, let right, let falseAlarms, let wrong):
            "Of \(right) right options you chose \(hits), of \(wrong) wrong ones \(falseAlarms): plus/minus makes"
                + " \(hits)/\(right) − \(falseAlarms)/\(wrong) of that, and never less than 0."
        case .statement(let isTrue):
            "The statement is \(isTrue ? "true" : "false")\(graded.credit >= 1 ? "" : ", and you took it for the opposite")."
        case .listed(let answer): "It is the listed answer “\(answer)”\(worth(graded.credit))."
        case .pattern(let pattern):
            "It fits “\(pattern)”, where * stands for anything\(worth(graded.credit))."
        case .slips(0, let answer, _): "It is “\(answer)” but for blanks and hyphens\(worth(graded.credit))."
        case .slips(let count, let answer, let allowed):
            "It is “\(answer)” with \(Wording.count(count, "slip")); at that length \(allowed) \(allowed == 1 ? "is" : "are")"
                + " forgiven, unless they make another term\(worth(graded.credit))."
        case .unlisted(nil): "It is none of the listed answers, nor one of them with a slip of the pen."
        case .unlisted(let near?):
            "It is near “\(near)”, but it is another term or as near to one, and such are never taken for a slip."
        case .number(let number, let isWithin, let tolerance, let value, let unit):
            "\(number.plainText)\(suffix(unit)) is\(isWithin ? "" : " not") within \(width(tolerance, unit)) of"
                + " \(value.plainText)\(suffix(unit))."
        case .neighbours(let right, let all):
            "\(right) of \(all) neighbours are right: what counts is whether each step is followed by its next one."
        case .pairs(let right, let all): "\(right) of \(all) pairs are right, and each counts the same."
        case .ruling: "An editor decided that this answer counts."
        }
    }

    private func worth(_ credit: Double) -> String {
        switch credit {
        case 1...: ""
        case ...0: ", which is listed as wrong"
        default: ", which is listed with part of the point"
        }
    }

    private func suffix(_ unit: String?) -> String { unit.map { " \($0)" } ?? "" }

    private func width(_ tolerance: Item.NumericKey.Tolerance, _ unit: String?) -> String {
        switch tolerance {
        case .absolute(let width): "±\(width.plainText)\(suffix(unit))"
        case .relative(let share): "±\((share * 100).plainText) %"
        }
    }

    func nothingAnswered(in kind: Conversation.Kind) -> MessageContent {
        .say("You have answered no quiz item yet. ", typed("quiz 5", in: kind), " starts a short quiz.")
    }

    func answeredItemIsGone() -> MessageContent {
        .say("The item that you answered last is no longer in the bank, so I can say no more about it.")
    }

    /// The item that was answered last has been put again.
    func answeredItemIsOpen() -> MessageContent {
        .say("The item that you answered last is open again in your quiz. I explain it once you have answered it.")
    }
}

/// What decided about an answer.
struct WhyReport: Sendable, Equatable {
    enum Verdict: Sendable, Equatable {
        case rule(Grade.Graded)
        /// The key has changed, and the answer was not graded by the one of now.
        case otherKey
    }

    struct Change: Sendable, Equatable {
        var old: Double
        var new: Double
        var appeal: Int64?
        /// ISO 8601.
        var date: String
    }

    var stem: String
    /// What was answered, in a word.
    var choice: String
    var credit: Double
    var verdict: Verdict
    var changes: [Change]
}
