/// A message as far as the search for a lost post needs it.
struct MarkedMessage: Decodable {
    var ts: SlackTimestamp
    var metadata: Metadata?

    struct Metadata: Decodable {
        var payload: Payload?

        private enum CodingKeys: String, CodingKey {
            case payload = "event_payload"
        }
    }

    struct Payload: Decodable {
        var key: String?
    }
}
