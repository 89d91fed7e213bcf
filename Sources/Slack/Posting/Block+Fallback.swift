extension Block {
    /// The block in the message's `text`, which notifications show and screen readers read. Escaped, without formatting.
    var fallback: String {
        switch self {
        case .header(let text): SlackText.escaped(text)
        case .richText(let elements): elements.map(\.fallback).joined(separator: "\n")
        case .context(let elements): elements.map(\.fallback).joined(separator: " ")
        case .divider, .actions: ""
        case .image(_, let altText): SlackText.escaped(altText)
        case .input(let input): SlackText.escaped(input.label)
        }
    }
}

extension RichText {
    fileprivate var fallback: String {
        switch self {
        case .section(let line): line.fallback
        case .list(let items, let ordered, let offset):
            items.enumerated().map { index, item in
                (ordered ? "\(offset + index + 1). " : "• ") + item.fallback
            }.joined(separator: "\n")
        case .preformatted(let text): SlackText.escaped(text)
        case .quote(let line): line.fallback
        }
    }
}

extension [Inline] {
    fileprivate var fallback: String { map(\.fallback).joined() }
}

extension Inline {
    fileprivate var fallback: String {
        switch self {
        case .text(let text, _): SlackText.escaped(text)
        case .link(let url, let label):
            SlackText.escaped(label.map { "\($0) (\(url))" } ?? url)
        case .user(let id): "<@\(id)>"
        }
    }
}

extension SmallPrint {
    fileprivate var fallback: String {
        switch self {
        case .mrkdwn(let text): text
        case .plain(let text): SlackText.escaped(text)
        }
    }
}
