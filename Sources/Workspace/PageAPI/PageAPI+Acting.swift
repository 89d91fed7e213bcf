import Foundation

extension PageAPI {
    static func post(_ user: String, _ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        let channel = try arguments.required("channel")
        var draft = Draft(channel: channel, author: user, text: try typed(arguments, ledger.state))
        draft.clientMessageID = UUID().uuidString.lowercased()
        if let thread = arguments.string("thread_ts"), !thread.isEmpty {
            guard let ts = Timestamp(thread) else { throw APIError("thread_not_found") }
            draft.thread = ts
        }
        draft.isBroadcast = arguments.flag("reply_broadcast")
        return ["ts": try ledger.post(draft).ts.json]
    }

    static func edit(_ user: String, _ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        let (channel, ts) = try place(arguments)
        let text = try typed(arguments, ledger.state)
        let now = ledger.now
        _ = try ledger.rewrite(ts, in: channel, by: user) { message in
            message.text = text
            message.edited = Message.Edit(user: user, at: now)
        }
        return ["ts": ts.json]
    }

    static func delete(_ user: String, _ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        let (channel, ts) = try place(arguments)
        try ledger.delete(ts, in: channel, by: user)
        return [:]
    }

    /// Adds the reaction, or takes it back where the person has given it already, as a click does.
    static func react(_ user: String, _ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        let (id, ts) = try place(arguments)
        let name = try Methods.reactionName(arguments.string("name"))
        let message = try ledger.message(ts, in: ledger.channel(id, visibleTo: user))
        let isGiven = message.reactions.contains { $0.name == name && $0.users.contains(user) }
        try ledger.react(name, on: ts, in: id, by: user, add: !isGiven)
        return ["added": .bool(!isGiven)]
    }

    private static func place(_ arguments: Arguments) throws(APIError) -> (channel: String, ts: Timestamp) {
        let channel = try arguments.required("channel")
        guard let ts = arguments.timestamp("ts") else { throw APIError("message_not_found") }
        return (channel, ts)
    }

    /// What a person typed, in the form in which messages are stored.
    private static func typed(_ arguments: Arguments, _ state: WorkspaceState) throws(APIError) -> String {
        let text = arguments.string("text") ?? ""
        if text.allSatisfy(\.isWhitespace) { throw APIError("no_text") }
        let stored = TypedText.stored(text, in: state)
        if stored.unicodeScalars.count > MessageContent.longestText { throw APIError("msg_too_long") }
        return stored
    }
}
