internal import Chat

/// The stored form of what can be pressed and filled in, see ``MessageContent/tree``.
extension MessageContent.Action {
    var tree: TextTree {
        switch self {
        case .button(let option, let style): .list([.text("button"), .text(style.rawValue), option.tree])
        case .menu(let placeholder, let options):
            .list([.text("menu"), .text(placeholder)] + options.map(\.tree))
        case .choices(let options): .list([.text("choices")] + options.map(\.tree))
        }
    }

    init?(tree: TextTree) {
        guard case .list(let parts) = tree, case .text(let tag) = parts.first else { return nil }
        switch tag {
        case "button":
            guard parts.count == 3, case .text(let name) = parts[1], let style = Style(rawValue: name),
                let option = MessageContent.Option(tree: parts[2])
            else { return nil }
            self = .button(option, style: style)
        case "menu":
            guard parts.count > 1, case .text(let placeholder) = parts[1],
                let options = Self.options(parts.dropFirst(2))
            else { return nil }
            self = .menu(placeholder: placeholder, options)
        case "choices":
            guard let options = Self.options(parts.dropFirst()) else { return nil }
            self = .choices(options)
        default:
            return nil
        }
    }

    private static func options(_ trees: ArraySlice<TextTree>) -> [MessageContent.Option]? {
        let options = trees.compactMap(MessageContent.Option.init(tree:))
        return options.count == trees.count ? options : nil
    }
}

extension MessageContent.Option {
    fileprivate var tree: TextTree { .list([.text(label), .text(token.rawValue)]) }

    fileprivate init?(tree: TextTree) {
        guard let texts = tree.texts, texts.count == 2 else { return nil }
        self.init(texts[0], ActionToken(rawValue: texts[1]))
    }
}

extension MessageContent.Input {
    var tree: TextTree {
        .list(
            [id, label, hint, value, isOptional ? "optional" : "required"].map { .text($0) }
                + [.list(options.map { .text($0) })] + (isLong ? [.text("long")] : []))
    }

    init?(tree: TextTree) {
        guard case .list(let parts) = tree, (6...7).contains(parts.count), let options = parts[5].texts,
            let texts = TextTree.list(Array(parts.prefix(5))).texts, ["optional", "required"].contains(texts[4])
        else { return nil }
        self.init(
            id: texts[0], label: texts[1], hint: texts[2], value: texts[3], isOptional: texts[4] == "optional",
            options: options, isLong: parts.count == 7)
    }
}

extension TextTree {
    /// What is in a list of nothing but texts.
    fileprivate var texts: [String]? {
        guard case .list(let trees) = self else { return nil }
        var texts: [String] = []
        for tree in trees {
            guard case .text(let text) = tree else { return nil }
            texts.append(text)
        }
        return texts
    }
}
