/// How much of a message's room a piece takes.
///
/// Slack bounds a section's text at 3,000 characters and a message at 50 blocks. Beyond that it refuses blocks whose sum is too
/// long with `msg_blocks_too_long`, at a limit that is not documented and was met between 11,300 and 13,300 characters, counting
/// some of the structure (github.com/slackapi/bolt-js issues 2509 and 2867). So the structure is counted too, and the bound kept low.
enum Weight {
    static let inline = 30
    static let block = 60
    /// Most for one block.
    static let blockLimit = 3_000
    /// Most for one message.
    static let postLimit = 8_000
    static let blocksPerPost = 50
}

extension Inline {
    var weight: Int {
        switch self {
        case .text(let text, _): Weight.inline + SlackText.length(text)
        case .link(let url, let label): Weight.inline + SlackText.length(url) + SlackText.length(label ?? "")
        case .user(let id): Weight.inline + id.utf8.count
        }
    }
}

extension [Inline] {
    var weight: Int { reduce(0) { $0 + $1.weight } }
}

extension RichText {
    var weight: Int {
        switch self {
        case .section(let line), .quote(let line): Weight.block + line.weight
        case .list(let items, _, _): items.reduce(Weight.block) { $0 + Weight.block + $1.weight }
        case .preformatted(let text): Weight.block + SlackText.length(text)
        }
    }
}

extension SmallPrint {
    var weight: Int {
        switch self {
        case .mrkdwn(let text): Weight.inline + text.utf16.count
        case .plain(let text): Weight.inline + SlackText.length(text)
        }
    }
}

extension Block {
    var weight: Int {
        switch self {
        case .header(let text): Weight.block + SlackText.length(text)
        case .richText(let elements): elements.reduce(Weight.block) { $0 + $1.weight }
        case .context(let elements): elements.reduce(Weight.block) { $0 + $1.weight }
        case .divider: Weight.block
        case .actions(let elements): elements.reduce(Weight.block) { $0 + $1.weight }
        case .image(_, let altText): Weight.block + SlackText.length(altText)
        case .input(let input): Weight.block + SlackText.length(input.label)
        }
    }
}

extension ActionElement {
    var weight: Int {
        let options = options.reduce(Weight.block) { $0 + Weight.inline + SlackText.length($1.label) }
        return if case .menu(let placeholder, _) = self { options + SlackText.length(placeholder) } else { options }
    }
}
