import Chat
import Pictures

extension Said {
    var isPost: Bool { manner == .post }
    var isHome: Bool { if case .home = manner { true } else { false } }
    var isEdit: Bool { if case .edit = manner { true } else { false } }
    var isWhisper: Bool { whisperedTo != nil }
    /// Who alone sees it.
    var whisperedTo: UserID? { if case .whisper(let user, _) = manner { user } else { nil } }
    /// Under which a dialog is sent off.
    var dialog: ActionToken? { if case .dialog(let token, _) = manner { token } else { nil } }

    /// The labels of everything that can be pressed, chosen or ticked.
    var labels: [String] { options.map(\.label) }

    func token(_ label: String) -> ActionToken? { options.first { $0.label == label }?.token }

    var options: [MessageContent.Option] {
        content.blocks.flatMap { block -> [MessageContent.Option] in
            guard case .actions(let actions) = block else { return [] }
            return actions.flatMap { action -> [MessageContent.Option] in
                switch action {
                case .button(let option, _): [option]
                case .menu(_, let options), .choices(let options): options
                }
            }
        }
    }

    var inputs: [MessageContent.Input] {
        content.blocks.compactMap { block in if case .input(let input) = block { input } else { nil } }
    }

    var scoreCard: ScoreCard? {
        content.blocks.compactMap { block in if case .scoreCard(let card) = block { card } else { nil } }.first
    }
}

extension [Said] {
    var posts: [Said] { filter(\.isPost) }
    var edits: [Said] { filter(\.isEdit) }
    var homes: [Said] { filter(\.isHome) }
    var whispers: [Said] { filter(\.isWhisper) }
}
