import Chat
import QuestionEngine
import Store

/// About what can be pressed, and commands that nobody else sees.
extension Sentences {
    /// The placeholder of the menu under the topics.
    var topicMenu: String { "Ask a question about…" }

    /// - Parameter command: does the same in words.
    func buttonIsTooOld(saying command: String, in kind: Conversation.Kind) -> MessageContent {
        .say("That button is too old for me to remember. ", typed(command, in: kind), " goes on from here.")
    }

    func notYourQuiz(in kind: Conversation.Kind) -> MessageContent {
        .say(
            "This quiz belongs to somebody else, so only they can answer it. ", typed("quiz", in: kind),
            " starts one of your own.")
    }

    func quizIsOver(in kind: Conversation.Kind) -> MessageContent {
        .say("That quiz is over; its score stands. ", typed("quiz", in: kind), " starts another.")
    }

    /// Something was pressed under an item that needs nothing any more.
    func itemIsSettled(_ record: QuizItemRecord) -> MessageContent {
        switch record.outcome {
        case .skipped: .say("You have skipped this item already; the quiz went on. Nothing changed.")
        case .withdrawn: itemIsGone()
        case .answered, nil: .say("You have answered this item already, and the first answer counts. Nothing changed.")
        }
    }

    func nothingTicked() -> MessageContent {
        .say("Tick every option that is right, then press ", .bold("Check"), ". Nothing was counted.")
    }

    /// Under an item that is done with.
    func itemClosed(
        _ record: QuizItemRecord, choice: String, score: (points: Double, total: Int)
    ) -> [MessageContent.Span] {
        let soFar = " · \(Wording.soFar(score.points, of: score.total))"
        switch record.outcome {
        case .answered:
            let credit = record.credit ?? 0
            let verdict =
                credit >= 1 ? "right" : credit <= 0 ? "not quite" : "partly right (\(Wording.points(credit)))"
            return ["You answered ", .bold(choice), .text(": \(verdict)\(soFar)")]
        case .skipped: return [.text("Skipped\(soFar)")]
        case .withdrawn, nil: return ["Taken out of the bank; it does not count."]
        }
    }

    func itemIsAskedAgain() -> [MessageContent.Span] { ["Asked again below."] }

    func stoppedHere(score: (points: Double, total: Int)) -> [MessageContent.Span] {
        score.total == 0
            ? ["The quiz was stopped here."]
            : [.text("The quiz was stopped here · \(Wording.points(score.points)) of \(score.total)")]
    }

    func scheduleIsGone(in kind: Conversation.Kind) -> MessageContent {
        .say("That schedule was ended meanwhile. ", typed("daily", in: kind), " lists those there are.")
    }

    // MARK: - Commands that nobody else sees

    func notAMember() -> MessageContent {
        .say("I am not in this channel yet: ", .code("/invite @\(botName)"), ", then ask again.")
    }

    func quizIsInDirect() -> MessageContent {
        .say("Your quiz waits in our direct message; there it disturbs nobody.")
    }

    func writeQuizInDirect() -> MessageContent {
        .say("Quizzes are best on your own: write me ", .code("quiz"), " in a direct message.")
    }
}
