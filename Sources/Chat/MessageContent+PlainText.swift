extension MessageContent {
    /// The content without any formatting, for terminals, notifications and screen readers.
    package var plainText: String {
        blocks.map(\.plainText).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension MessageContent.Block {
    package var plainText: String {
        switch self {
        case .heading(let text): text
        case .paragraph(let spans), .note(let spans): spans.plainText
        case .quote(let spans):
            spans.plainText.split(separator: "\n", omittingEmptySubsequences: false)
                .map { "> \($0)" }.joined(separator: "\n")
        case .list(let items, let ordered):
            items.enumerated().map { index, spans in (ordered ? "\(index + 1). " : "• ") + spans.plainText }
                .joined(separator: "\n")
        case .code(let text): text
        case .divider, .actions, .scoreCard: ""
        case .input(let input): input.value.isEmpty ? input.label : "\(input.label): \(input.value)"
        }
    }
}

extension [MessageContent.Span] {
    package var plainText: String { map(\.plainText).joined() }
}

extension MessageContent.Span {
    package var plainText: String {
        switch self {
        case .text(let text), .bold(let text), .italic(let text), .code(let text): text
        case .link(let url, let label): label == url ? url : "\(label) (\(url))"
        case .mention(let user): "@\(user.rawValue)"
        }
    }
}
