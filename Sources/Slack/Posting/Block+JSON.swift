extension [Block] {
    func write(to json: inout JSONWriter) {
        json.array(enumerated()) { json, element in element.element.write(to: &json, index: element.offset) }
    }
}

extension Block {
    /// - Parameter index: in the message, so that a name is unique there. The first token makes it new with every message and
    ///   every edit, as Slack keeps what people ticked by name.
    fileprivate func write(to json: inout JSONWriter, index: Int) {
        if case .input(let input) = self { return input.write(to: &json) }
        json.object { json in
            switch self {
            case .header(let text):
                json.field("type", "header")
                json.key("text")
                SmallPrint.plain(text).write(to: &json)
            case .richText(let elements):
                json.field("type", "rich_text")
                json.key("elements")
                json.array(elements) { json, element in element.write(to: &json) }
            case .context(let elements):
                json.field("type", "context")
                json.key("elements")
                json.array(elements) { json, element in element.write(to: &json) }
            case .divider:
                json.field("type", "divider")
            case .actions(let elements):
                json.field("type", "actions")
                let token = elements.first?.options.first?.value ?? ""
                json.field("block_id", "\(index)-\(SlackText.name(token))")
                json.key("elements")
                json.array(elements.enumerated()) { json, element in
                    element.element.write(to: &json, position: element.offset)
                }
            case .image(let file, let altText):
                json.field("type", "image")
                json.key("slack_file")
                json.object { $0.field("id", file) }
                json.field("alt_text", altText)
            case .input:
                break
            }
        }
    }
}

extension RichText {
    func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .section(let line):
                json.field("type", "rich_text_section")
                Self.write(line, to: &json)
            case .list(let items, let ordered, let offset):
                json.field("type", "rich_text_list")
                json.field("style", ordered ? "ordered" : "bullet")
                if offset > 0 { json.field("offset", offset) }
                json.key("elements")
                json.array(items) { json, item in RichText.section(item).write(to: &json) }
            case .preformatted(let text):
                json.field("type", "rich_text_preformatted")
                Self.write([.text(text, .plain)], to: &json)
            case .quote(let line):
                json.field("type", "rich_text_quote")
                Self.write(line, to: &json)
            }
        }
    }

    private static func write(_ line: [Inline], to json: inout JSONWriter) {
        json.key("elements")
        json.array(line) { json, element in element.write(to: &json) }
    }
}

extension Inline {
    func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .text(let text, let style):
                json.field("type", "text")
                json.field("text", text)
                guard style != .plain else { return }
                json.key("style")
                json.object { json in
                    switch style {
                    case .plain: break
                    case .bold: json.field("bold", true)
                    case .italic: json.field("italic", true)
                    case .code: json.field("code", true)
                    }
                }
            case .link(let url, let label):
                json.field("type", "link")
                json.field("url", url)
                if let label { json.field("text", label) }
            case .user(let id):
                json.field("type", "user")
                json.field("user_id", id)
            }
        }
    }
}

extension SmallPrint {
    func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .mrkdwn(let text):
                json.field("type", "mrkdwn")
                json.field("text", text)
                // No links made of bare addresses or names.
                json.field("verbatim", true)
            case .plain(let text):
                json.field("type", "plain_text")
                json.field("text", text)
                // `:name:` stays as it was written.
                json.field("emoji", false)
            }
        }
    }
}
