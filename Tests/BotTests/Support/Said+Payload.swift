import Chat
import Pictures

extension Said {
    /// Every string that leaves the process with this message. A new kind of block has to say here what it holds.
    var payload: [String] {
        var strings = content.blocks.flatMap(\.strings)
        strings.append(key.rawValue)
        if let dialog { strings.append(dialog.rawValue) }
        return strings
    }

    /// The part that puts an item, from its number on: without the verdict on the one before, and how far the quiz is.
    var putting: Said {
        var said = self
        let start = content.blocks.lastIndex { block in
            guard case .paragraph(let spans) = block, case .bold(let number)? = spans.first else { return false }
            return number.wholeMatch(of: /\d+\/\d+/) != nil
        }
        said.content.blocks = Array(content.blocks[(start ?? 0)...])
        said.text = said.content.plainText
        return said
    }
}

extension MessageContent.Block {
    var strings: [String] {
        switch self {
        case .heading(let text), .code(let text): [text]
        case .paragraph(let spans), .quote(let spans), .note(let spans): spans.flatMap(\.strings)
        case .list(let items, _): items.flatMap { $0.flatMap(\.strings) }
        case .divider: []
        case .actions(let actions): actions.flatMap(\.strings)
        case .scoreCard(let card): [card.altText]
        case .input(let input): [input.id, input.label, input.hint, input.value] + input.options
        }
    }
}

extension MessageContent.Span {
    fileprivate var strings: [String] {
        switch self {
        case .text(let text), .bold(let text), .italic(let text), .code(let text): [text]
        case .link(let url, let label): [url, label]
        case .mention(let user): [user.rawValue]
        }
    }
}

extension MessageContent.Action {
    fileprivate var strings: [String] {
        switch self {
        case .button(let option, _): [option.label, option.token.rawValue]
        case .menu(let placeholder, let options): [placeholder] + options.flatMap { [$0.label, $0.token.rawValue] }
        case .choices(let options): options.flatMap { [$0.label, $0.token.rawValue] }
        }
    }
}
