/// The rules for what people press, choose and fill in.
extension BlockCheck {
    private static let fieldTypes: Set<String> = [
        "email_text_input", "file_input", "number_input", "plain_text_input", "rich_text_input", "url_text_input",
    ]
    private static let interactiveTypes: Set<String> = [
        "button", "channels_select", "checkboxes", "conversations_select", "datepicker", "datetimepicker",
        "external_select", "multi_channels_select", "multi_conversations_select", "multi_external_select",
        "multi_static_select", "multi_users_select", "overflow", "radio_buttons", "static_select", "timepicker",
        "users_select", "workflow_button",
    ]

    mutating func input(_ block: JSON, _ place: String) {
        text(block["label"], 1...2_000, place + "/label", only: "plain_text")
        if let hint = block["hint"] { text(hint, 1...2_000, place + "/hint", only: "plain_text") }
        guard let element = block["element"], let type = element["type"]?.string else {
            return note("missing required field: element", place)
        }
        guard Self.fieldTypes.contains(type) else {
            // Those that act at once have no place in a form.
            if ["button", "overflow"].contains(type) { note("unsupported type: \(type)", place + "/element/type") }
            return interactive(element, place + "/element")
        }
        if let name = element["action_id"] { string(name, 1...255, place + "/element/action_id") }
        if let placeholder = element["placeholder"] {
            text(placeholder, 1...150, place + "/element/placeholder", only: "plain_text")
        }
        for key in ["min_length", "max_length"] {
            guard let value = element[key] else { continue }
            if case .int(let number) = value, (0...3_000).contains(number) { continue }
            note("must be from 0 to 3000", place + "/element/\(key)")
        }
    }

    mutating func interactive(_ element: JSON, _ place: String) {
        guard let type = element["type"]?.string else { return note("missing required field: type", place) }
        guard Self.interactiveTypes.contains(type) else { return note("unsupported type: \(type)", place + "/type") }
        if let name = element["action_id"] { string(name, 1...255, place + "/action_id") }
        if let placeholder = element["placeholder"] {
            text(placeholder, 1...150, place + "/placeholder", only: "plain_text")
        }
        if let confirm = element["confirm"] { confirmation(confirm, place + "/confirm") }
        switch type {
        case "button":
            text(element["text"], 1...75, place + "/text", only: "plain_text")
            if let value = element["value"] { string(value, 0...2_000, place + "/value") }
            if let url = element["url"] { string(url, 1...3_000, place + "/url") }
            if let style = element["style"], style != "primary", style != "danger" {
                note("must be a valid enum value", place + "/style")
            }
        case "static_select", "multi_static_select": options(element, 1...100, place)
        case "overflow": options(element, 1...5, place)
        case "radio_buttons", "checkboxes": options(element, 1...10, place)
        default: break
        }
    }

    private mutating func confirmation(_ confirm: JSON, _ place: String) {
        text(confirm["title"], 1...100, place + "/title", only: "plain_text")
        text(confirm["text"], 1...300, place + "/text")
        for key in ["confirm", "deny"] {
            if let value = confirm[key] { text(value, 1...30, place + "/\(key)", only: "plain_text") }
        }
    }

    private mutating func options(_ element: JSON, _ count: ClosedRange<Int>, _ place: String) {
        if element["option_groups"] != nil { return }
        guard let list = element["options"]?.array, count.contains(list.count) else {
            return note("must be \(count.lowerBound) to \(count.upperBound) items", place + "/options")
        }
        for (index, option) in list.enumerated() {
            let place = place + "/options/\(index)"
            text(option["text"], 1...75, place + "/text")
            string(option["value"], 1...150, place + "/value")
        }
    }
}
