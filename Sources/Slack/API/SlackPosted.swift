/// The answer of `chat.postMessage`, as far as viva needs it.
struct SlackPosted: Decodable {
    var ts: SlackTimestamp
}
