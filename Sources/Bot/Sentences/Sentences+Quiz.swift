import Chat
import Foundation
import QuestionEngine

extension Sentences {
    /// An item of a quiz. It is given no more than may be seen before the answer.
    func item(_ item: ShownItem, number: Int, of count: Int, isFirst: Bool) -> MessageContent {
        var blocks: [MessageContent.Block] = [
            .paragraph([.bold("\(number)/\(count)"), .text(" \(item.stem)")])
        ]
        if !item.lefts.isEmpty {
            blocks.append(
                .paragraph(
                    item.lefts.enumerated().flatMap { number, left -> [MessageContent.Span] in
                        [.bold("\(number + 1)"), .text(". \(left)")]
                    }.grouped(by: 2).interleaved(with: "\n")))
        }
        if !item.options.isEmpty {
            blocks.append(
                .paragraph(
                    item.options.flatMap { option -> [MessageContent.Span] in
                        [.bold("\(option.letter)"), .text(". \(option.text)")]
                    }.grouped(by: 2).interleaved(with: "\n")))
        }
        blocks.append(
            .note(
                howToAnswer(item) + (isFirst ? [" ", .code("skip"), " or ", .code("stop"), " at any time."] : []))
        )
        return MessageContent(blocks)
    }

    private func howToAnswer(_ item: ShownItem) -> [MessageContent.Span] {
        switch item.kind {
        case .single: ["Answer with one letter."]
        case .multi: ["Answer with every letter that is right, such as ", .code("a c"), "."]
        case .trueFalse: ["Answer ", .code("true"), " or ", .code("false"), "."]
        case .short: ["Answer in a word or two."]
        case .numeric(nil): ["Answer with a number."]
        case .numeric(let unit?): [.text("Answer with a number, in \(unit).")]
        case .order: ["Answer with all letters, the first step first, such as ", .code(item.example ?? ""), "."]
        case .match:
            [
                "Answer with a letter for each number, such as ", .code(item.example ?? ""), ". No letter fits twice",
                item.options.count > item.lefts.count ? ", and not all fit." : ".",
            ]
        }
    }

    /// How it is answered where the dialog for it cannot open.
    func answerInWords(_ item: ShownItem) -> MessageContent { MessageContent([.paragraph(howToAnswer(item))]) }

    /// The verdict on one answer, with the reasons.
    func verdict(_ graded: Grade.Graded, solution: Solution, in kind: Conversation.Kind) -> MessageContent {
        var blocks: [MessageContent.Block] = []
        let sum = sum(graded.rule, credit: graded.credit)
        switch graded.credit {
        case 1...: blocks.append(.paragraph([.bold("Right."), .text(" \(solution.explanation)")]))
        case ...0:
            blocks.append(
                .paragraph([
                    .bold("Not quite."), .text(" The answer is "), .bold(solution.answer),
                    .text(sum.map { ". You had \($0)." } ?? "."),
                ]))
        default:
            blocks.append(
                .paragraph([
                    .bold("Partly right"),
                    .text(" (\(sum ?? "\(Wording.points(graded.credit)) of 1 point")). The answer is "),
                    .bold(solution.answer), ".",
                ]))
        }
        let reasons = graded.remarks.filter {
            !$0.why.isEmpty && (graded.credit < 1 || !$0.isRight) && !solution.explanation.hasPrefix($0.why)
        }
        if !reasons.isEmpty {
            blocks.append(
                .list(
                    reasons.map { [.text("\($0.isRight ? "✓" : "✗") \($0.subject): \($0.why)")] }, ordered: false))
        }
        if graded.credit < 1 { blocks.append(.paragraph([.text(solution.explanation)])) }
        if let reference = solution.reference {
            blocks.append(.note(["Read more: ", .link(url: reference.url, label: reference.title)]))
        }
        if graded.credit < 1 {
            blocks.append(
                .note([
                    typed("why", in: kind), " tells the rule that decided, ", typed("appeal", in: kind),
                    " puts your answer before an editor.",
                ]))
        }
        return MessageContent(blocks)
    }

    func skipped(_ solution: Solution) -> MessageContent {
        MessageContent([
            .paragraph([
                .bold("Skipped."), .text(" The answer is "), .bold(solution.answer), .text(". \(solution.explanation)"),
            ])
        ])
    }

    /// - Parameter advice: with what is to be typed between backquotes.
    func unreadable(_ advice: String) -> MessageContent {
        MessageContent([
            .paragraph(
                Wording.spans(advice) + [
                    " This did not count as an attempt; ", .code("skip"), " and ", .code("stop"), " work as well.",
                ])
        ])
    }

    /// - Parameter elsewhere: not where this is said.
    func quizIsRunning(number: Int, of count: Int, elsewhere: Bool) -> MessageContent {
        .say(
            .text(
                elsewhere
                    ? "You have a quiz open in another place (\(number) of \(count)). Finish it there, or say "
                    : "Your quiz is still open (\(number) of \(count)). Here is the item again; or say "),
            .code("quiz stop"), ".")
    }

    func noQuizIsRunning(in kind: Conversation.Kind) -> MessageContent {
        .say("No quiz is running here. ", typed("quiz databases 5", in: kind), " starts one.")
    }

    func noItemsMatch(in kind: Conversation.Kind) -> MessageContent {
        .say("The bank has no quiz items on that. ", typed("topics", in: kind), " shows what there is.")
    }

    func fewerItems(_ count: Int, wanted: Int) -> MessageContent {
        .say(.text("The bank has \(Wording.count(count, "item")) on that, not \(wanted); here they are."))
    }

    func itemIsGone() -> MessageContent {
        .say("This item was taken out of the bank meanwhile, so it does not count.")
    }

    func noHintsInQuiz() -> MessageContent {
        .say("Quiz items have no hints; ", .code("skip"), " shows the answer and goes on.")
    }
}

extension Array where Element == MessageContent.Span {
    fileprivate func grouped(by size: Int) -> [[MessageContent.Span]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

extension [[MessageContent.Span]] {
    fileprivate func interleaved(with separator: MessageContent.Span) -> [MessageContent.Span] {
        Array<MessageContent.Span>(joined(separator: [separator]))
    }
}
