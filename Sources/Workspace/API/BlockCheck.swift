/// The obvious breaches of Block Kit's rules, each named with its place as the platform does:
/// `[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]`.
struct BlockCheck {
    /// Where blocks are shown.
    enum Surface: Sendable {
        case message, modal, home

        var mostBlocks: Int { self == .message ? 50 : 100 }
    }

    private static let blockTypes: Set<String> = [
        "actions", "context", "context_actions", "divider", "file", "header", "image", "input", "markdown", "rich_text",
        "section", "table", "video",
    ]
    private(set) var problems: [String] = []
    private let surface: Surface

    init(on surface: Surface) { self.surface = surface }

    /// Checks the blocks of a message.
    /// - Throws: `invalid_blocks`, with every breach found in its messages.
    static func check(_ blocks: [JSON]) throws(APIError) {
        var check = BlockCheck(on: .message)
        check.blocks(blocks, "/blocks")
        if !check.problems.isEmpty { throw APIError("invalid_blocks", messages: check.problems) }
    }

    mutating func blocks(_ blocks: [JSON], _ place: String) {
        let most = surface.mostBlocks
        if blocks.count > most { note("no more than \(most) items allowed", place) }
        var names: Set<String> = []
        for (index, block) in blocks.prefix(most).enumerated() {
            let place = "\(place)/\(index)"
            check(block: block, place)
            guard let name = block["block_id"]?.string, !name.isEmpty else { continue }
            length(name, 1...255, place + "/block_id")
            if !names.insert(name).inserted { note("block_id already exists", place + "/block_id") }
        }
    }

    mutating func note(_ problem: String, _ place: String) {
        problems.append("[ERROR] \(problem) [json-pointer:\(place)]")
    }

    private mutating func check(block: JSON, _ place: String) {
        guard let type = block["type"]?.string else { return note("missing required field: type", place) }
        guard Self.blockTypes.contains(type) else { return note("unsupported type: \(type)", place + "/type") }
        switch type {
        case "section": section(block, place)
        case "header": text(block["text"], 1...150, place + "/text", only: "plain_text")
        case "context":
            elements(block, 1...10, place) { check, element, place in
                if element["type"] == "image" {
                    check.image(element, place)
                } else {
                    check.text(element, 1...3_000, place)
                }
            }
        case "actions": elements(block, 1...25, place) { $0.interactive($1, $2) }
        case "image": image(block, place)
        case "input": input(block, place)
        case "markdown": string(block["text"], 1...12_000, place + "/text")
        default: break
        }
    }

    private mutating func section(_ block: JSON, _ place: String) {
        if block["text"] == nil && block["fields"] == nil { note("missing required field: text", place) }
        if let value = block["text"] { text(value, 1...3_000, place + "/text") }
        if let fields = block["fields"] {
            guard let list = fields.array, (1...10).contains(list.count) else {
                return note("must be 1 to 10 items", place + "/fields")
            }
            for (index, field) in list.enumerated() { text(field, 1...2_000, place + "/fields/\(index)") }
        }
        guard let accessory = block["accessory"] else { return }
        if accessory["type"] == "image" {
            image(accessory, place + "/accessory")
        } else {
            interactive(accessory, place + "/accessory")
        }
    }

    private mutating func elements(
        _ block: JSON,
        _ count: ClosedRange<Int>,
        _ place: String,
        _ each: (inout BlockCheck, JSON, String) -> Void
    ) {
        guard let list = block["elements"]?.array else { return note("missing required field: elements", place) }
        guard count.contains(list.count) else {
            return note("must be \(count.lowerBound) to \(count.upperBound) items", place + "/elements")
        }
        var names: Set<String> = []
        for (index, element) in list.enumerated() {
            let place = place + "/elements/\(index)"
            each(&self, element, place)
            if let name = element["action_id"]?.string, !name.isEmpty, !names.insert(name).inserted {
                note("action_id already exists", place + "/action_id")
            }
        }
    }

    private mutating func image(_ element: JSON, _ place: String) {
        string(element["alt_text"], 1...2_000, place + "/alt_text")
        if element["slack_file"] == nil { string(element["image_url"], 1...3_000, place + "/image_url") }
    }

    /// A text object.
    mutating func text(_ value: JSON?, _ count: ClosedRange<Int>, _ place: String, only type: String? = nil) {
        guard let object = value?.object else { return note("missing required field: text", place) }
        let given = object["type"]?.string
        if let type, given != type { note("must be \(type)", place + "/type") }
        if given != "plain_text" && given != "mrkdwn" { note("must be plain_text or mrkdwn", place + "/type") }
        string(object["text"], count, place + "/text")
    }

    mutating func string(_ value: JSON?, _ count: ClosedRange<Int>, _ place: String) {
        guard let text = value?.string else { return note("must be a string", place) }
        length(text, count, place)
    }

    mutating func length(_ text: String, _ count: ClosedRange<Int>, _ place: String) {
        let characters = text.unicodeScalars.count
        if characters < count.lowerBound { note("must be more than \(count.lowerBound - 1) characters", place) }
        if characters > count.upperBound { note("must be less than \(count.upperBound + 1) characters", place) }
    }
}
