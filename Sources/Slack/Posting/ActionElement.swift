import Chat

/// An element of an `actions` block. Its texts fit already.
enum ActionElement: Hashable, Sendable {
    struct Option: Hashable, Sendable {
        var label: String
        /// The token, in `value`. It says nothing about what it stands for.
        var value: String
    }

    case button(Option, style: MessageContent.Action.Style)
    case menu(placeholder: String, [Option])
    case checkboxes([Option])
    /// In place of checkboxes, of which Slack takes ten.
    case multiMenu([Option])

    /// https://docs.slack.dev/reference/block-kit/blocks/actions-block and the pages of its elements.
    enum Limit {
        static let elementsPerBlock = 25
        static let label = 75
        static let placeholder = 150
        static let checkboxes = 10
        static let menuOptions = 100
    }

    /// An action in Slack's terms: several elements where one would have too many options, none where there is nothing to choose.
    static func elements(for action: MessageContent.Action) -> [ActionElement] {
        switch action {
        case .button(let option, let style):
            return [.button(Option(option), style: style)]
        case .menu(let placeholder, let options):
            let placeholder = SlackText.label(placeholder, limit: Limit.placeholder)
            return options.map(Option.init).chunks(of: Limit.menuOptions).map {
                .menu(placeholder: placeholder, $0)
            }
        case .choices(let options):
            let options = options.map(Option.init)
            if options.isEmpty { return [] }
            if options.count <= Limit.checkboxes { return [.checkboxes(options)] }
            return options.chunks(of: Limit.menuOptions).map { .multiMenu($0) }
        }
    }

    var options: [Option] {
        switch self {
        case .button(let option, _): [option]
        case .menu(_, let options), .checkboxes(let options), .multiMenu(let options): options
        }
    }
}

extension ActionElement.Option {
    init(_ option: MessageContent.Option) {
        self.init(
            label: SlackText.label(option.label, limit: ActionElement.Limit.label), value: option.token.rawValue)
    }
}

extension Array {
    /// The elements in order, at most `size` in each part.
    func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
