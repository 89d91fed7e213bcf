/// Answers to a command or a button: by a `response_url`, or in the acknowledgement.
extension Ledger {
    /// Answers by a link; a refusal does not use it up.
    mutating func respond(_ path: String, _ arguments: Arguments) throws(APIError) {
        let link = try responseLinks.link(path, now: now)
        try show(arguments, to: link)
        responseLinks.used(path)
    }

    private mutating func show(_ arguments: Arguments, to link: ResponseLinks.Link) throws(APIError) {
        if arguments.flag("delete_original") {
            guard let origin = link.origin else { throw APIError("message_not_found") }
            if origin.isEphemeral {
                return try commit(.whisperRemoved(channel: link.channel, to: link.user, ts: origin.ts))
            }
            return try delete(origin.ts, in: link.channel, by: state.bot.userID, reach: .invited)
        }
        if arguments.flag("replace_original"), let origin = link.origin { return try replace(origin, link, arguments) }
        try say(arguments, to: link.user, in: link.channel)
    }

    /// Shows an answer: to that person alone, unless it is meant for the channel.
    mutating func say(_ arguments: Arguments, to user: String, in channel: String) throws(APIError) {
        let content = try MessageContent(arguments)
        var draft = Draft(channel: channel, author: state.bot.userID, isFromBot: true, text: content.text)
        draft.blocks = content.blocks
        draft.attachments = content.attachments
        if case .given(let metadata) = content.metadata { draft.metadata = metadata }
        if let thread = arguments.string("thread_ts"), !thread.isEmpty {
            guard let ts = Timestamp(thread) else { throw APIError("invalid_thread_ts") }
            draft.thread = ts
        }
        if arguments.string("response_type") == "in_channel" {
            _ = try post(draft, reach: .invited)
        } else {
            _ = try whisper(draft, to: user, reach: .invited)
        }
    }

    private mutating func replace(
        _ origin: ResponseLinks.Origin,
        _ link: ResponseLinks.Link,
        _ arguments: Arguments
    ) throws(APIError) {
        let content = try MessageContent(arguments)
        if !origin.isEphemeral {
            _ = try rewrite(origin.ts, in: link.channel, by: state.bot.userID, reach: .invited) { message in
                message.text = content.text
                message.blocks = content.blocks
                message.attachments = content.attachments
            }
            return
        }
        guard var message = state[channel: link.channel]?.whisper(origin.ts, to: link.user) else {
            throw APIError("message_not_found")
        }
        message.text = content.text
        message.blocks = BlockNames.complete(content.blocks, seed: nextTimestamp)
        message.attachments = content.attachments
        try commit(.whisperChanged(channel: link.channel, to: link.user, message: message))
    }

    /// A remark of the workspace itself, to one person.
    mutating func remark(_ text: String, to user: String, in channel: String) throws(APIError) {
        let draft = Draft(channel: channel, author: "USLACKBOT", text: text)
        _ = try whisper(draft, to: user, reach: .invited)
    }
}
