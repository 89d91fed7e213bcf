/// A conversation in the bot's list.
struct SlackConversation: Decodable {
    var id: String
    /// With one person.
    var isDirect: Bool
    /// Seconds since 1970. Of a direct message: when it was first opened.
    var created: Double?
    /// The person, of a direct message.
    var user: String?

    private enum Key: String, CodingKey {
        case id, created, user
        case isDirect = "is_im"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = try fields.decode(String.self, forKey: .id)
        isDirect = (try? fields.decodeIfPresent(Bool.self, forKey: .isDirect)) ?? false
        created = try? fields.decodeIfPresent(Double.self, forKey: .created)
        user = try? fields.decodeIfPresent(String.self, forKey: .user)
    }
}

/// A page of `users.conversations`.
struct ConversationPage: SlackPage {
    var elements: [SlackConversation]
    var hasMore: Bool? { nil }
    var metadata: PageMetadata?

    private enum Key: String, CodingKey {
        case channels
        case metadata = "response_metadata"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        elements = try fields.decode([Lenient<SlackConversation>].self, forKey: .channels).compactMap(\.value)
        metadata = try? fields.decodeIfPresent(PageMetadata.self, forKey: .metadata)
    }
}
