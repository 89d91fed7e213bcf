/// What the bot says, in terms that every chat service can show. Adapters render and escape it; text of people is always
/// a ``Span/text(_:)`` and can neither format nor notify.
package struct MessageContent: Codable, Hashable, Sendable {
    package var blocks: [Block]

    package init(_ blocks: [Block]) { self.blocks = blocks }

    package enum Block: Codable, Hashable, Sendable {
        /// One line, plain.
        case heading(String)
        case paragraph([Span])
        case list([[Span]], ordered: Bool)
        /// Shown verbatim in a fixed-width font.
        case code(String)
        case quote([Span])
        /// Small print: what, where from, what to say next.
        case note([Span])
        case divider
    }

    package enum Span: Codable, Hashable, Sendable {
        case text(String)
        case bold(String)
        case italic(String)
        /// Something to type or a name of code.
        case code(String)
        case link(url: String, label: String)
        /// Names a person and notifies them.
        case mention(UserID)
    }
}

extension MessageContent.Span: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
}
