/// Block Kit, as far as viva speaks it. https://docs.slack.dev/reference/block-kit/blocks
///
/// Running text goes into `rich_text`, not into `mrkdwn`: its text elements are shown as they are, so that nothing that people
/// wrote can format, link or notify (`<!channel>` is nine characters there), without invisible characters that would end up in
/// what is copied. It has true lists, and bold works next to a letter. Small print exists as `context` only; see ``SmallPrint``.
enum Block: Hashable, Sendable {
    case header(String)
    case richText([RichText])
    case context([SmallPrint])
    case divider
    case actions([ActionElement])
    /// A picture that was uploaded, by the id of its file.
    case image(file: String, altText: String)
    /// In dialogs only.
    case input(InputField)
}

/// An element of a `rich_text` block.
enum RichText: Hashable, Sendable {
    case section([Inline])
    /// `offset` is the number of items that came before, in another block.
    case list([[Inline]], ordered: Bool, offset: Int)
    case preformatted(String)
    case quote([Inline])
}

/// An element of a line of rich text.
enum Inline: Hashable, Sendable {
    enum Style: String, Hashable, Sendable {
        case plain, bold, italic, code
    }

    case text(String, Style)
    case link(url: String, label: String?)
    case user(String)
}

/// An element of a `context` block.
enum SmallPrint: Hashable, Sendable {
    /// Already escaped.
    case mrkdwn(String)
    case plain(String)
}
