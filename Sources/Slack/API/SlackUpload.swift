/// The answer of `files.getUploadURLExternal`.
struct UploadAddress: Decodable {
    var url: String
    var file: String

    private enum CodingKeys: String, CodingKey {
        case url = "upload_url"
        case file = "file_id"
    }
}

/// An answer of which nothing is needed but that it came.
struct Nothing: Decodable {}

/// The answer of `chat.postEphemeral`.
struct SlackWhispered: Decodable {
    var ts: SlackTimestamp

    private enum CodingKeys: String, CodingKey {
        case ts = "message_ts"
    }
}

/// The answer of `conversations.open`.
struct OpenedDirect: Decodable {
    var channel: Channel

    struct Channel: Decodable {
        var id: String
    }
}
