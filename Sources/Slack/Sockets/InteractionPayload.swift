/// What an `interactive` envelope bears. https://docs.slack.dev/reference/interaction-payloads
struct InteractionPayload: Decodable {
    var content: PushedContent

    private enum Key: String, CodingKey {
        case type
    }

    init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .type) {
        case "block_actions":
            let action = try ActionPayload(from: decoder)
            content = action.token == nil ? .nothing : .action(action)
        case "view_submission": content = .submission(try SubmissionPayload(from: decoder))
        default: content = .nothing
        }
    }
}
