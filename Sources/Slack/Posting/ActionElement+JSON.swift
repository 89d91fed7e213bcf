import Chat

extension ActionElement {
    /// - Parameter position: in the block, so that the element's name is unique there.
    func write(to json: inout JSONWriter, position: Int) {
        json.object { json in
            json.field("type", type)
            json.field("action_id", "\(position)-\(SlackText.name(options.first?.value ?? ""))")
            switch self {
            case .button(let option, let style):
                json.key("text")
                SmallPrint.plain(option.label).write(to: &json)
                json.field("value", option.value)
                if style != .plain { json.field("style", style.rawValue) }
            case .menu(let placeholder, let options):
                json.key("placeholder")
                SmallPrint.plain(placeholder).write(to: &json)
                Self.write(options, to: &json)
            case .checkboxes(let options), .multiMenu(let options):
                Self.write(options, to: &json)
            }
        }
    }

    private var type: String {
        switch self {
        case .button: "button"
        case .menu: "static_select"
        case .checkboxes: "checkboxes"
        case .multiMenu: "multi_static_select"
        }
    }

    private static func write(_ options: [Option], to json: inout JSONWriter) {
        json.key("options")
        json.array(options) { json, option in option.write(to: &json) }
    }
}

extension ActionElement.Option {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("text")
            SmallPrint.plain(label).write(to: &json)
            json.field("value", value)
        }
    }
}

extension InputField {
    /// The name of the one element in the block.
    static let actionID = "value"

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("type", "input")
            json.field("block_id", id)
            json.key("label")
            SmallPrint.plain(label).write(to: &json)
            if !hint.isEmpty {
                json.key("hint")
                SmallPrint.plain(hint).write(to: &json)
            }
            json.field("optional", isOptional)
            json.key("element")
            json.object { json in options.isEmpty ? writeLine(to: &json) : writeMenu(to: &json) }
        }
    }

    private func writeLine(to json: inout JSONWriter) {
        json.field("type", "plain_text_input")
        json.field("action_id", Self.actionID)
        json.field("max_length", Limit.text)
        if isLong { json.field("multiline", true) }
        if !value.isEmpty { json.field("initial_value", value) }
    }

    private func writeMenu(to json: inout JSONWriter) {
        json.field("type", "static_select")
        json.field("action_id", Self.actionID)
        json.key("options")
        json.array(options) { json, text in ActionElement.Option(label: text, value: text).write(to: &json) }
        if !value.isEmpty {
            json.key("initial_option")
            ActionElement.Option(label: value, value: value).write(to: &json)
        }
    }
}
