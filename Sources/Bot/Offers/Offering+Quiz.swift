import Chat
import QuestionEngine
import Store

extension Offering {
    static func subject(_ position: Int, of quiz: QuizRecord) -> String { "quiz/\(quiz.id)/\(position)" }

    /// The longest text of an option that a button shows; longer ones are read in the message.
    private static let longestLabel = 32

    /// To answer an item with. What a person may type is no more than what can be pressed, and the other way round only where
    /// there is something to choose from.
    ///
    /// - Parameter hasDialogs: what takes several choices can be filled in.
    static func item(
        _ item: Item, order: [String], at position: Int, of quiz: String, hasDialogs: Bool
    ) -> Offering {
        let options = item.letteredOptions(order: order)
        // All or none: labels must not tell options apart.
        let isShort = options.allSatisfy { $0.option.text.count <= longestLabel }
        let choices = { (act: (String) -> Meaning.QuizAct) in
            options.map { entry in
                Choice(
                    isShort ? "\(entry.letter). \(entry.option.text)" : entry.letter, .quiz(act(entry.option.id)))
            }
        }
        let answer = { (choice: String) in Meaning.QuizAct.answer(quiz: quiz, position: position, choice) }
        let answers: [Action] =
            switch item.body {
            case .single: choices(answer).map { .button($0) }
            case .multi:
                [
                    .choices(choices(Meaning.QuizAct.tick)),
                    .button(Choice("Check", .quiz(.check(quiz: quiz, position: position))), style: .primary),
                ]
            case .trueFalse:
                [.button(Choice("True", .quiz(answer("true")))), .button(Choice("False", .quiz(answer("false"))))]
            case .short, .numeric: []
            case .order, .match:
                hasDialogs
                    ? [
                        .button(
                            Choice(
                                item.body.typeName == "order" ? "Put in order" : "Match",
                                .quiz(.fill(quiz: quiz, position: position))), style: .primary)
                    ] : []
            }
        return Offering(
            about: "quiz/\(quiz)/\(position)",
            [
                answers,
                [
                    .button(Choice("Skip", .quiz(.skip(quiz: quiz, position: position)))),
                    .button(Choice("Stop the quiz", .quiz(.stop(quiz: quiz)))),
                ],
            ])
    }

    static func afterQuiz(_ quiz: String) -> Offering {
        Offering([
            [
                .button(Choice("Another quiz like this", .quiz(.again(quiz: quiz)))),
                .button(Choice("My score", .command(CommandName.score.rawValue))),
            ]
        ])
    }

    static func runningQuiz(_ quiz: String) -> Offering {
        Offering([
            [
                .button(Choice("Go on there", .quiz(.resume(quiz: quiz))), style: .primary),
                .button(Choice("Stop it", .quiz(.stop(quiz: quiz)))),
            ]
        ])
    }
}
