extension Methods {
    static func reactionsAdd(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        try react(&ledger, call, add: true)
    }

    static func reactionsRemove(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        try react(&ledger, call, add: false)
    }

    static func reactionsGet(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let (id, ts) = try item(call)
        let channel = try ledger.channel(id, visibleTo: call.user)
        let message = try ledger.message(ts, in: channel)
        return ["type": "message", "channel": .string(id), "message": ledger.state.json(message, in: channel)]
    }

    private static func react(_ ledger: inout Ledger, _ call: Call, add: Bool) throws(APIError) -> JSONObject {
        let name = try reactionName(call.arguments.string("name"))
        let (channel, ts) = try item(call)
        try ledger.react(name, on: ts, in: channel, by: call.user, add: add)
        return [:]
    }

    private static func item(_ call: Call) throws(APIError) -> (channel: String, ts: Timestamp) {
        guard let channel = call.arguments.string("channel"), !channel.isEmpty,
            let text = call.arguments.string("timestamp"), !text.isEmpty
        else { throw APIError("no_item_specified") }
        guard let ts = Timestamp(text) else { throw APIError("bad_timestamp") }
        return (channel, ts)
    }

    /// An emoji's name without its colons, with an optional skin tone.
    static func reactionName(_ given: String?) throws(APIError) -> String {
        guard let given, !given.isEmpty else { throw APIError("invalid_name") }
        let name = given.hasPrefix(":") && given.hasSuffix(":") ? String(given.dropFirst().dropLast()) : given
        guard name.wholeMatch(of: /[a-z0-9_+'\-]{1,100}(::skin-tone-[2-6])?/) != nil else {
            throw APIError("invalid_name")
        }
        return name
    }
}
