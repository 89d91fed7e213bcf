import Chat
import QuestionEngine
import Store

/// A case as an editor sees it.
struct DeskFile {
    var deskCase: DeskCase
    /// The prompt or stem that it is about; nil if the bank has it no longer, or it is about none.
    var subject: String?
    /// The bank's content is another than the one that it was about.
    var isChanged: Bool
    /// Of a mention.
    var answer: String?
    var missed: [OpenAnswerReading.Point]
}

/// What is said about what people put before the editors, and to the editors.
extension Sentences {
    private static let mostCases = 20

    func caseIsFiled(_ new: DeskCase, _ id: DeskCaseID) -> MessageContent {
        let what =
            switch new.kind {
            case .suggestion: "your suggestion"
            case .report: "what you say" + (new.subject.map { " about \($0)" } ?? "")
            case .mention: "your answer" + (new.subject.map { " to \($0)" } ?? "")
            }
        return .say(
            .text(
                "Thank you. An editor will look at \(what); it is number \(id.rawValue). I tell you what comes of it."))
    }

    func caseIsThere(_ id: DeskCaseID) -> MessageContent {
        .say(.text("That answer is with the editors already, as number \(id.rawValue)."))
    }

    func tooManyCases(_ waiting: Int) -> MessageContent {
        .say(.text("\(waiting) things of yours wait for the editors. Please let them look at those first."))
    }

    func reviewsAreForAdmins(in kind: Conversation.Kind) -> MessageContent {
        .say(
            "Only admins can see what waits for the editors. ", typed("suggest", in: kind), " and ",
            typed("report", in: kind), " put something before them.")
    }

    func casesWait(in kind: Conversation.Kind) -> MessageContent {
        .say("Something new waits for an editor: ", typed("reviews", in: kind), " shows it.")
    }

    func cases(_ cases: [DeskCase], in kind: Conversation.Kind) -> MessageContent {
        guard let first = cases.first else { return .say("Nothing waits for an editor.") }
        let lines = cases.prefix(Self.mostCases).map { entry -> [MessageContent.Span] in
            [.code("\(entry.id.rawValue)"), .text(" \(facts(of: entry)): \(Wording.quoted(entry.text))")]
        }
        let more = cases.count > Self.mostCases ? "The oldest \(Self.mostCases) are shown. " : ""
        return MessageContent([
            .paragraph([.bold("\(Wording.count(cases.count, "case")) for an editor")]),
            .list(lines, ordered: false),
            .note([.text(more), typed("review \(first.id.rawValue)", in: kind), " shows the first."]),
        ])
    }

    /// `report on be-0009, draft`
    private func facts(of entry: DeskCase) -> String {
        let kind =
            switch entry.kind {
            case .suggestion: "suggestion"
            case .report: "report"
            case .mention: "an answer"
            }
        return kind + (entry.subject.map { " on \($0)" } ?? "") + ", " + entry.state.rawValue
    }

    func deskCase(_ file: DeskFile, in kind: Conversation.Kind) -> MessageContent {
        let found = file.deskCase
        var blocks: [MessageContent.Block] = [
            .paragraph([.bold("Number \(found.id.rawValue)"), .text(": \(facts(of: found))")])
        ]
        if let subject = file.subject {
            blocks.append(.paragraph([.italic(subject)]))
        } else if found.subject != nil {
            blocks.append(.paragraph(["The bank has it no longer."]))
        }
        if file.subject != nil, file.isChanged { blocks.append(.note(["It has changed since."])) }
        if let answer = file.answer { blocks.append(.quote([.text(Wording.plain(answer))])) }
        if !found.text.isEmpty { blocks.append(.quote([.text(Wording.plain(found.text))])) }
        if !file.missed.isEmpty {
            blocks.append(.paragraph([.bold("Not seen in the answer")]))
            blocks.append(.list(file.missed.map { [.text("\($0.keyPoint.id): \($0.keyPoint.say)")] }, ordered: false))
        }
        if let decision = found.decision, !decision.reason.isEmpty {
            blocks.append(.note([.text("Said to it: \(Wording.plain(decision.reason))")]))
        }
        let number = found.id.rawValue
        let next: [String] =
            switch found.state {
            case .draft: ["review \(number) accept", "review \(number) reject"]
            case .review: ["review \(number) done", "review \(number) reject"]
            case .active, .retired: []
            }
        if !next.isEmpty {
            blocks.append(
                .note(
                    ["Say "] + typed(next, in: kind, joinedBy: "or") + [
                        ", with a reason if you like: the person gets it."
                    ]))
        }
        return MessageContent(blocks)
    }

    func noSuchCase(_ id: DeskCaseID, in kind: Conversation.Kind) -> MessageContent {
        .say(.text("There is no number \(id.rawValue). "), typed("reviews", in: kind), " lists what waits.")
    }

    func caseIsDecided(_ found: DeskCase) -> MessageContent {
        let state =
            switch found.state {
            case .draft: "waits for an editor"
            case .review: "is under review already"
            case .active: "is done already"
            case .retired: "was rejected already"
            }
        return .say(.text("Number \(found.id.rawValue) \(state)."))
    }

    func caseIsMoved(_ found: DeskCase, _ verdict: DeskCommand.Verdict) -> MessageContent {
        let state =
            switch verdict {
            case .accept: "is under review now"
            case .done: "is done"
            case .reject: "is rejected"
            }
        return .say(.text("Number \(found.id.rawValue) \(state)."))
    }

    /// To the person who brought it.
    func outcome(of found: DeskCase, _ verdict: DeskCommand.Verdict, reason: String) -> MessageContent {
        let about = found.subject.map { " \($0)" } ?? " the bank"
        let sentence =
            switch (found.kind, verdict) {
            case (.suggestion, .accept): "An editor has taken up your suggestion."
            case (.suggestion, .done): "Your suggestion has become part of the bank. Thank you."
            case (.suggestion, .reject): "Your suggestion was not taken up. Thank you all the same, and please go on."
            case (.report, .accept): "An editor is looking at what you reported about\(about)."
            case (.report, .done): "What you reported about\(about) is mended. Thank you."
            case (.report, .reject):
                "An editor has looked at what you reported about\(about), and leaves it as it is. Thank you."
            case (.mention, .accept): "An editor is looking at your answer to\(about)."
            case (.mention, .done):
                "You were right: from now on I find more in answers like yours to\(about). Thank you."
            case (.mention, .reject): "An editor has read your answer to\(about), and leaves it as it is. Thank you."
            }
        var blocks: [MessageContent.Block] = [.paragraph([.text(sentence)])]
        if found.kind != .mention, !found.text.isEmpty { blocks.append(.quote([.text(Wording.quoted(found.text))])) }
        if !reason.isEmpty { blocks.append(.paragraph([.bold("The editor"), .text(": \(Wording.plain(reason))")])) }
        return MessageContent(blocks)
    }
}
