/// The frame of every answer: either the payload of its method, or why there is none.
struct SlackAnswer<Payload: Decodable>: Decodable {
    enum Content {
        case payload(Payload)
        case refusal(code: String, needed: String?, provided: String?, details: [String])
    }

    var content: Content

    private enum Key: String, CodingKey {
        case ok, error, needed, provided
        case metadata = "response_metadata"
    }

    private struct Metadata: Decodable {
        var messages: [String]?
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        if try fields.decode(Bool.self, forKey: .ok) {
            content = .payload(try Payload(from: decoder))
        } else {
            content = .refusal(
                code: try fields.decode(String.self, forKey: .error),
                needed: try? fields.decode(String.self, forKey: .needed),
                provided: try? fields.decode(String.self, forKey: .provided),
                details: (try? fields.decode(Metadata.self, forKey: .metadata))?.messages ?? []
            )
        }
    }
}
