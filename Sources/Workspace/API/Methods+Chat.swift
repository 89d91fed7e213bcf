extension Methods {
    static func chatPostMessage(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let content = try MessageContent(call.arguments)
        let channel = try destination(&ledger, call)
        var draft = try draft(call, content, to: channel)
        draft.isBroadcast = call.arguments.flag("reply_broadcast")
        draft.costume = costume(call.arguments)
        if draft.costume != nil { try call.require(["chat:write.customize"]) }
        let message = try ledger.post(
            draft, reach: call.grant.allows("chat:write.public") ? .publicChannels : .own)
        var answer: JSONObject = [
            "channel": .string(channel), "ts": message.ts.json, "message": shown(message, in: channel, ledger),
        ]
        if content.isTruncated {
            answer.append("warning", "message_truncated")
            answer.append("response_metadata", ["warnings": ["message_truncated"]])
        }
        return answer
    }

    static func chatPostEphemeral(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let content = try MessageContent(call.arguments)
        if content.isTruncated { throw APIError("msg_too_long") }
        let user = try call.arguments.required("user")
        let channel = try call.arguments.required("channel")
        var draft = try draft(call, content, to: channel)
        draft.costume = costume(call.arguments)
        if draft.costume != nil { try call.require(["chat:write.customize"]) }
        let message = try ledger.whisper(draft, to: user)
        return ["message_ts": message.ts.json]
    }

    static func chatUpdate(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let arguments = call.arguments
        let channel = try arguments.required("channel")
        _ = try arguments.required("ts")
        let content = try MessageContent(arguments)
        if content.text.unicodeScalars.count > 4_000 { throw APIError("msg_too_long") }
        guard let ts = arguments.timestamp("ts") else { throw APIError("message_not_found") }
        let now = ledger.now
        let message = try ledger.rewrite(ts, in: channel, by: call.user) { message in
            message.text = content.text
            message.blocks = content.blocks
            message.attachments = content.attachments
            switch content.metadata {
            case .kept: break
            case .removed: message.metadata = nil
            case .given(let metadata): message.metadata = metadata
            }
            // The platform marks edits of text only.
            if content.blocks.isEmpty { message.edited = Message.Edit(user: call.user, at: now) }
        }
        return [
            "channel": .string(channel), "ts": ts.json, "text": .string(message.text),
            "message": shown(message, in: channel, ledger),
        ]
    }

    static func chatDelete(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let channel = try call.arguments.required("channel")
        _ = try call.arguments.required("ts")
        guard let ts = call.arguments.timestamp("ts") else { throw APIError("message_not_found") }
        try ledger.delete(ts, in: channel, by: call.user)
        return ["channel": .string(channel), "ts": ts.json]
    }

    static func chatGetPermalink(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let channel = try channel(ledger, call)
        _ = try call.arguments.required("message_ts")
        guard let ts = call.arguments.timestamp("message_ts"), let message = channel.log[ts] else {
            throw APIError("message_not_found")
        }
        var link = call.baseURL + "archives/\(channel.info.id)/p" + ts.description.replacing(".", with: "")
        if let thread = message.thread { link += "?thread_ts=\(thread)&cid=\(channel.info.id)" }
        return ["channel": .string(channel.info.id), "permalink": .string(link)]
    }

    // MARK: Where to, and what

    /// The conversation to post to: an id, a channel's name, or a user, whose direct message it is then.
    private static func destination(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> String {
        let name = try call.arguments.required("channel")
        if ledger.state[channel: name] != nil { return name }
        if ledger.state.person(name) != nil, name != call.user {
            return try ledger.openDirect(of: [name], by: call.user).info.id
        }
        let plain = name.hasPrefix("#") ? String(name.dropFirst()) : name
        let named = ledger.state.conversations.first { !$0.info.kind.isDirect && $0.info.name == plain }
        guard let named else { throw APIError("channel_not_found") }
        return named.info.id
    }

    private static func draft(_ call: Call, _ content: MessageContent, to channel: String) throws(APIError) -> Draft {
        var draft = Draft(channel: channel, author: call.user, isFromBot: true, text: content.text)
        draft.blocks = content.blocks
        draft.attachments = content.attachments
        if case .given(let metadata) = content.metadata { draft.metadata = metadata }
        if let thread = call.arguments.string("thread_ts"), !thread.isEmpty {
            guard let ts = Timestamp(thread) else { throw APIError("invalid_thread_ts") }
            draft.thread = ts
        }
        return draft
    }

    private static func costume(_ arguments: Arguments) -> Message.Costume? {
        let costume = Message.Costume(
            username: arguments.string("username"),
            iconEmoji: arguments.string("icon_emoji"),
            iconURL: arguments.string("icon_url")
        )
        return costume == Message.Costume() ? nil : costume
    }

    private static func shown(_ message: Message, in channel: String, _ ledger: Ledger) -> JSON {
        guard let channel = ledger.state[channel: channel] else { return .null }
        return ledger.state.json(message, in: channel, metadata: .all)
    }
}
