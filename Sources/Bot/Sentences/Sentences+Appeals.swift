import Chat
import Foundation
import QuestionEngine
import Store

/// Answers that an editor is to judge.
extension Sentences {
    // MARK: - To whoever appeals

    func appealIsMade(_ id: AppealID, about report: WhyReport, hasEditors: Bool) -> MessageContent {
        MessageContent([
            .paragraph([
                .bold("Appeal \(id.rawValue)"), .text(": your answer "), .bold(report.choice),
                .text(" to “\(Wording.plain(report.stem, longest: 200))” is with the editors."),
            ]),
            .note([
                .text(
                    hasEditors
                        ? "They see the item, your answer and what you said, not your name. I tell you what they decide."
                        : "Nobody is named as my editor yet, so this may take a while; it is kept.")
            ]),
        ])
    }

    func appealIsThere(_ appeal: Appeal) -> MessageContent {
        guard let decision = appeal.decision else {
            return .say(
                .text(
                    "Your appeal \(appeal.id.rawValue) about that answer waits for an editor. I tell you what they decide."
                ))
        }
        return .say(
            .text(
                "Your appeal \(appeal.id.rawValue) about that answer was \(appeal.state.rawValue)"
                    + "\(reason(Wording.plain(decision.reason, longest: 300))). Each answer can be appealed once."))
    }

    func nothingToAppeal() -> MessageContent {
        .say("Your last answer earned the whole point, so there is nothing to appeal.")
    }

    func tooManyAppeals(_ count: Int) -> MessageContent {
        .say(.text("\(count) appeals of yours wait for an editor already. Please let them decide those first."))
    }

    func appealDecision(
        _ appeal: Appeal, stem: String?, isAccepted: Bool, credit: Double, reason: String
    ) -> MessageContent {
        let about = stem.map { " about “\(Wording.plain($0, longest: 200))”" } ?? ""
        let answer = Wording.quoted(appeal.attempt.attempt.answer)
        var blocks: [MessageContent.Block] = [
            .paragraph([
                .bold("Appeal \(appeal.id.rawValue) \(isAccepted ? "accepted" : "rejected")."),
                .text(
                    isAccepted
                        ? " Your answer \(answer)\(about) counts: it earns \(Wording.points(credit)) of 1 point now, and"
                            + " your scores follow."
                        : " An editor looked at your answer \(answer)\(about), and the key stands."),
            ])
        ]
        if !reason.isEmpty { blocks.append(.quote([.text(Wording.plain(reason, longest: 1_000))])) }
        return MessageContent(blocks)
    }

    /// The item is open again to the person.
    func appealDecidedMeanwhile(_ id: AppealID, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text("Appeal \(id.rawValue) is decided. You have its item open again: "), typed("score", in: kind),
            " and ", typed("export me", in: kind), " show the outcome once you have answered it.")
    }

    // MARK: - To editors

    func appealsAreForAdmins(in kind: Conversation.Kind) -> MessageContent {
        .say(
            "Appeals are decided by my admins. ", typed("appeal", in: kind),
            " and your reason puts your last answer before them.")
    }

    func appealWaits(_ id: AppealID, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text("Somebody has appealed against the key of a quiz item. "),
            typed("appeals \(id.rawValue)", in: kind), " shows the case.")
    }

    func appeals(_ entries: [AppealEntry], in kind: Conversation.Kind) -> MessageContent {
        let most = 20
        guard let first = entries.first else { return .say("No appeal waits for a decision.") }
        return MessageContent([
            .paragraph([.bold(Wording.count(entries.count, "appeal")), " to decide, oldest first"]),
            .list(
                entries.prefix(most).map { entry in
                    [
                        .code("\(entry.id.rawValue)"), .text(" \(entry.item.rawValue)"),
                        .text(entry.stem.map { " · \(Wording.plain($0, longest: 100))" } ?? " · no longer in the bank"),
                    ]
                }, ordered: false),
            .note([typed("appeals \(first.id.rawValue)", in: kind), " shows the first, with the key."]),
        ])
    }

    /// The whole case, without the name.
    func appeal(_ file: AppealFile, in kind: Conversation.Kind) -> MessageContent {
        let appeal = file.appeal
        let lefts = file.item.lefts.enumerated().map { "\($0.offset + 1). \($0.element)" }
        let options = file.item.options.map { "\($0.letter). \($0.text)" }
        var blocks: [MessageContent.Block] = [
            .heading("Appeal \(appeal.id.rawValue)"),
            .paragraph([.code(appeal.attempt.attempt.item.rawValue), .text(" \(file.item.stem)")]),
        ]
        if !(lefts + options).isEmpty {
            blocks.append(.list((lefts + options).map { [.text($0)] }, ordered: false))
        }
        blocks.append(.paragraph([.text("The key: "), .bold(file.key)]))
        blocks.append(
            .paragraph([
                .text("The answer: "), .bold(file.report.choice), .text(". \(verdict(file.report))"),
            ]))
        if !appeal.text.isEmpty {
            blocks.append(.quote([.text(Wording.plain(appeal.text, longest: 1_000))]))
        }
        switch appeal.decision {
        case nil:
            blocks.append(
                .note([
                    typed("appeal accept \(appeal.id.rawValue)", in: kind), " or ",
                    typed("appeal reject \(appeal.id.rawValue)", in: kind),
                    ", with a reason behind it if you like. Accepted, such answers earn the point wherever they were given.",
                ]))
        case let decision?:
            blocks.append(
                .note([.text("It was \(appeal.state.rawValue)\(reason(Wording.plain(decision.reason, longest: 300))).")]
                ))
        }
        return MessageContent(blocks)
    }

    private func verdict(_ report: WhyReport) -> String {
        let points = "\(Wording.points(report.credit)) of 1 point."
        return switch report.verdict {
        case .rule(let graded): "\(sentence(graded)) It earned \(points)"
        case .otherKey: "It was graded by an earlier key and earned \(points)"
        }
    }

    func noSuchAppeal(_ id: AppealID, in kind: Conversation.Kind) -> MessageContent {
        .say(.text("There is no appeal \(id.rawValue). "), typed("appeals", in: kind), " lists those that wait.")
    }

    func appealIsDecided(_ appeal: Appeal) -> MessageContent {
        .say(
            .text(
                "Appeal \(appeal.id.rawValue) was \(appeal.state.rawValue) already"
                    + "\(reason(Wording.plain(appeal.decision?.reason ?? "", longest: 300))). Nothing changed."))
    }

    func ownAppeal() -> MessageContent {
        .say("That appeal is your own, so another admin has to decide it.")
    }

    func appealedItemIsGone(_ appeal: Appeal) -> MessageContent {
        .say(
            .text(
                "Appeal \(appeal.id.rawValue) is about \(appeal.attempt.attempt.item.rawValue), which is no longer in the"
                    + " bank. It can only be rejected."))
    }

    func appealedItemIsOpen() -> MessageContent {
        .say("That appeal is about an item that is open in your own quiz. Answer it first, then look at the case.")
    }

    func appealCannotBeAccepted(in kind: Conversation.Kind) -> MessageContent {
        .say(
            "The item was taken out or asks for something else by now, so the answer cannot be graded by it any more. ",
            typed("appeal reject", in: kind), " with its number and a reason tells the person so.")
    }

    func appealAccepted(_ id: AppealID, changed: Int) -> MessageContent {
        .say(
            .bold("Appeal \(id.rawValue) accepted."),
            .text(
                " Such answers count from now on, and \(Wording.count(changed, "earlier one")) earned more by it. Please list"
                    + " the answer in the bank as well: a new key there takes the place of this decision."))
    }

    func appealRejected(_ id: AppealID) -> MessageContent {
        .say(.bold("Appeal \(id.rawValue) rejected."), " The person is told so.")
    }

    private func reason(_ text: String) -> String { text.isEmpty ? "" : ": “\(text)”" }
}

/// A line of the list of appeals.
struct AppealEntry: Sendable, Equatable {
    var id: AppealID
    var item: ItemID
    /// Nil if the bank has the item no longer.
    var stem: String?

    init(_ appeal: Appeal, stem: String?) {
        (id, item, self.stem) = (appeal.id, appeal.attempt.attempt.item, stem)
    }
}

/// All that an editor needs to decide.
struct AppealFile: Sendable, Equatable {
    var appeal: Appeal
    var item: ShownItem
    var report: WhyReport
    /// The right answer in words.
    var key: String
}
