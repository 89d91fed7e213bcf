import Chat
import QuestionEngine

/// What a message offers to press, before anything has a token.
struct Offering {
    struct Choice {
        var label: String
        var meaning: Meaning

        init(_ label: String, _ meaning: Meaning) {
            self.label = label
            self.meaning = meaning
        }
    }

    enum Action {
        case button(Choice, style: MessageContent.Action.Style = .plain)
        case menu(placeholder: String, [Choice])
        case choices([Choice])
    }

    /// By which it is found again; nil: nobody looks for it.
    var subject: String?
    /// Each row stands by itself.
    var rows: [[Action]]

    init(about subject: String? = nil, _ rows: [[Action]]) {
        self.subject = subject
        self.rows = rows
    }
}

extension Offering {
    /// Gives everything a token.
    func blocks(token: () -> ActionToken) -> (blocks: [MessageContent.Block], tokens: [ActionToken: Meaning]) {
        var tokens: [ActionToken: Meaning] = [:]
        func option(_ choice: Choice) -> MessageContent.Option {
            let token = token()
            tokens[token] = choice.meaning
            return MessageContent.Option(choice.label, token)
        }
        let blocks = rows.filter { !$0.isEmpty }.map { row -> MessageContent.Block in
            .actions(
                row.map { action in
                    switch action {
                    case .button(let choice, let style): .button(option(choice), style: style)
                    case .menu(let placeholder, let choices): .menu(placeholder: placeholder, choices.map(option))
                    case .choices(let choices): .choices(choices.map(option))
                    }
                })
        }
        return (blocks, tokens)
    }
}

extension Filter {
    /// As ``FilterParser`` reads it; empty: anything.
    var typed: String {
        (topics.map(\.rawValue).sorted() + levels.sorted().map(\.rawValue) + kinds.map(\.rawValue).sorted())
            .joined(separator: " ")
    }
}
