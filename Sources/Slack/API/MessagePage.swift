/// A page of `conversations.history` or `conversations.replies`.
struct MessagePage<Message: Decodable>: SlackPage {
    var elements: [Message]
    var hasMore: Bool?
    var metadata: PageMetadata?

    private enum Key: String, CodingKey {
        case messages
        case hasMore = "has_more"
        case metadata = "response_metadata"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        elements = try fields.decode([Lenient<Message>].self, forKey: .messages).compactMap(\.value)
        hasMore = try fields.decodeIfPresent(Bool.self, forKey: .hasMore)
        metadata = try? fields.decodeIfPresent(PageMetadata.self, forKey: .metadata)
    }
}
