package import Pictures

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
        /// Things to press. Each has a text way beside it, for services without buttons.
        case actions([Action])
        /// Results as a picture, where the service can show one. The words around it say the same.
        case scoreCard(ScoreCard)
        /// Something to fill in; in dialogs only.
        case input(Input)
    }

    package enum Action: Codable, Hashable, Sendable {
        package enum Style: String, Codable, Sendable, CaseIterable {
            case plain, primary, danger
        }

        case button(Option, style: Style)
        /// One of these; choosing is using.
        case menu(placeholder: String, [Option])
        /// Any number of these. Ticking does nothing by itself: what is ticked comes with the next button (``UsedAction/choices``).
        case choices([Option])
    }

    package struct Option: Codable, Hashable, Sendable {
        package var label: String
        package var token: ActionToken

        package init(_ label: String, _ token: ActionToken) {
            self.label = label
            self.token = token
        }
    }

    package struct Input: Codable, Hashable, Sendable {
        package var id: String
        package var label: String
        package var hint: String
        /// What it holds at first.
        package var value: String
        package var isOptional: Bool
        /// What there is to choose from; empty: anything that can be typed.
        package var options: [String]
        /// Several lines instead of one.
        package var isLong: Bool

        package init(
            id: String, label: String, hint: String = "", value: String = "", isOptional: Bool = false,
            options: [String] = [], isLong: Bool = false
        ) {
            self.id = id
            self.label = label
            self.hint = hint
            self.value = value
            self.isOptional = isOptional
            self.options = options
            self.isLong = isLong
        }
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

extension MessageContent {
    /// What remains once there is nothing to press any more.
    package var withoutActions: MessageContent {
        MessageContent(blocks.filter { if case .actions = $0 { false } else { true } })
    }
}

extension MessageContent.Span: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
}
