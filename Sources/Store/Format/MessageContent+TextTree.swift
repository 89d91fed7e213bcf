internal import Chat
internal import Pictures

/// The stored form of contents: `[["heading","Caches"],["paragraph","Say ",["code","hint"]],["divider"]]`. It is part of the
/// database format and does not follow changes of the chat's type.
extension MessageContent {
    var tree: TextTree { .list(blocks.map(\.tree)) }

    /// Nil if it is nothing that this version knows.
    init?(tree: TextTree) {
        guard case .list(let blocks) = tree else { return nil }
        self.init([])
        for tree in blocks {
            guard let block = Block(tree: tree) else { return nil }
            self.blocks.append(block)
        }
    }
}

extension MessageContent.Block {
    fileprivate var tree: TextTree {
        switch self {
        case .heading(let text): .list([.text("heading"), .text(text)])
        case .paragraph(let spans): .list([.text("paragraph")] + spans.map(\.tree))
        case .list(let items, let ordered):
            .list([.text(ordered ? "ordered" : "bulleted")] + items.map { .list($0.map(\.tree)) })
        case .code(let text): .list([.text("code"), .text(text)])
        case .quote(let spans): .list([.text("quote")] + spans.map(\.tree))
        case .note(let spans): .list([.text("note")] + spans.map(\.tree))
        case .divider: .list([.text("divider")])
        case .actions(let actions): .list([.text("actions")] + actions.map(\.tree))
        case .scoreCard(let card): .list([.text("card"), card.tree])
        case .input(let input): .list([.text("input"), input.tree])
        }
    }

    fileprivate init?(tree: TextTree) {
        guard case .list(let parts) = tree, case .text(let tag) = parts.first else { return nil }
        let rest = parts.dropFirst()
        switch tag {
        case "heading":
            guard case .text(let text) = rest.first, rest.count == 1 else { return nil }
            self = .heading(text)
        case "code":
            guard case .text(let text) = rest.first, rest.count == 1 else { return nil }
            self = .code(text)
        case "divider":
            self = .divider
        case "ordered", "bulleted":
            var items: [[MessageContent.Span]] = []
            for item in rest {
                guard case .list(let trees) = item, let spans = Self.spans(trees[...]) else { return nil }
                items.append(spans)
            }
            self = .list(items, ordered: tag == "ordered")
        case "actions":
            var actions: [MessageContent.Action] = []
            for tree in rest {
                guard let action = MessageContent.Action(tree: tree) else { return nil }
                actions.append(action)
            }
            self = .actions(actions)
        case "card":
            guard rest.count == 1, let card = rest.first.flatMap(ScoreCard.init(tree:)) else { return nil }
            self = .scoreCard(card)
        case "input":
            guard rest.count == 1, let input = rest.first.flatMap(MessageContent.Input.init(tree:)) else { return nil }
            self = .input(input)
        case "paragraph", "quote", "note":
            guard let spans = Self.spans(rest) else { return nil }
            self = tag == "paragraph" ? .paragraph(spans) : tag == "quote" ? .quote(spans) : .note(spans)
        default:
            return nil
        }
    }

    private static func spans(_ trees: ArraySlice<TextTree>) -> [MessageContent.Span]? {
        var spans: [MessageContent.Span] = []
        spans.reserveCapacity(trees.count)
        for tree in trees {
            guard let span = MessageContent.Span(tree: tree) else { return nil }
            spans.append(span)
        }
        return spans
    }
}

extension MessageContent.Span {
    fileprivate var tree: TextTree {
        switch self {
        case .text(let text): .text(text)
        case .bold(let text): .list([.text("bold"), .text(text)])
        case .italic(let text): .list([.text("italic"), .text(text)])
        case .code(let text): .list([.text("code"), .text(text)])
        case .link(let url, let label): .list([.text("link"), .text(url), .text(label)])
        case .mention(let user): .list([.text("mention"), .text(user.rawValue)])
        }
    }

    fileprivate init?(tree: TextTree) {
        let parts: [TextTree]
        switch tree {
        case .text(let text):
            self = .text(text)
            return
        case .list(let trees):
            parts = trees
        }
        guard parts.count >= 2, case .text(let tag) = parts[0], case .text(let text) = parts[1] else { return nil }
        switch (tag, parts.count) {
        case ("bold", 2): self = .bold(text)
        case ("italic", 2): self = .italic(text)
        case ("code", 2): self = .code(text)
        case ("mention", 2): self = .mention(UserID(rawValue: text))
        case ("link", 3):
            guard case .text(let label) = parts[2] else { return nil }
            self = .link(url: text, label: label)
        default: return nil
        }
    }
}
