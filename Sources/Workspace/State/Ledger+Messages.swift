/// What one may do with messages. Every verb decides first, then commits; a refusal changes nothing.
extension Ledger {
    /// A conversation that this user can see.
    func channel(_ id: String, visibleTo user: String) throws(APIError) -> Channel {
        guard let channel = state[channel: id], channel.info.isVisible(to: user) else {
            throw APIError("channel_not_found")
        }
        return channel
    }

    /// Where one may write.
    enum Reach: Sendable {
        /// The conversations that one is in.
        case own
        /// Public channels as well (`chat:write.public`).
        case publicChannels
        /// Wherever a person has let one in by a command or a button.
        case invited
    }

    /// Whether a draft may be posted.
    func check(_ draft: Draft) throws(APIError) {
        _ = try parent(draft.thread, in: try writable(draft.channel, by: draft.author))
    }

    /// Posts.
    mutating func post(_ draft: Draft, reach: Reach = .own) throws(APIError) -> Message {
        let channel = try writable(draft.channel, by: draft.author, reach)
        let message = draft.message(at: nextTimestamp, thread: try parent(draft.thread, in: channel))
        try commit(.posted(channel: draft.channel, message: message))
        return message
    }

    /// Shows a message to one member only.
    mutating func whisper(_ draft: Draft, to user: String, reach: Reach = .own) throws(APIError) -> Message {
        let channel = try writable(draft.channel, by: draft.author, reach)
        guard channel.info.has(user) else { throw APIError("user_not_in_channel") }
        let message = draft.message(at: nextTimestamp, thread: try parent(draft.thread, in: channel))
        try commit(.whispered(channel: draft.channel, to: user, message: message))
        return message
    }

    /// Replaces a message of one's own.
    mutating func rewrite(
        _ ts: Timestamp,
        in id: String,
        by user: String,
        reach: Reach = .own,
        _ change: (inout Message) -> Void
    ) throws(APIError) -> Message {
        let channel = try writable(id, by: user, reach)
        var message = try message(ts, in: channel)
        guard message.user == user, message.subtype == nil else { throw APIError("cant_update_message") }
        change(&message)
        message.blocks = BlockNames.complete(message.blocks, seed: nextTimestamp)
        try commit(.rewritten(channel: id, message: message))
        return message
    }

    /// Deletes a message of one's own.
    mutating func delete(_ ts: Timestamp, in id: String, by user: String, reach: Reach = .own) throws(APIError) {
        guard let channel = state[channel: id], reach == .invited || channel.info.isVisible(to: user) else {
            throw APIError("channel_not_found")
        }
        guard try message(ts, in: channel).user == user else { throw APIError("cant_delete_message") }
        try commit(.deleted(channel: id, ts: ts))
    }

    mutating func react(_ name: String, on ts: Timestamp, in id: String, by user: String, add: Bool) throws(APIError) {
        let channel = try writable(id, by: user)
        let message = try message(ts, in: channel)
        let users = message.reactions.first { $0.name == name }?.users ?? []
        if add {
            if users.contains(user) { throw APIError("already_reacted") }
            if users.isEmpty, message.reactions.count >= 50 { throw APIError("too_many_reactions") }
            if message.reactions.count(where: { $0.users.contains(user) }) >= 23 { throw APIError("too_many_emoji") }
        } else if !users.contains(user) {
            throw APIError("no_reaction")
        }
        try commit(.reacted(channel: id, ts: ts, user: user, name: name, added: add))
    }

    /// A message that is there and was not deleted.
    func message(_ ts: Timestamp, in channel: Channel) throws(APIError) -> Message {
        guard let message = channel.log[ts], !message.isTombstone else { throw APIError("message_not_found") }
        return message
    }

    private func writable(_ id: String, by user: String, _ reach: Reach = .own) throws(APIError) -> Channel {
        guard let channel = state[channel: id], reach == .invited || channel.info.isVisible(to: user) else {
            throw APIError("channel_not_found")
        }
        if channel.info.isArchived { throw APIError("is_archived") }
        let isOpen =
            switch reach {
            case .own: false
            case .publicChannels: channel.info.kind == .publicChannel
            case .invited: true
            }
        guard isOpen || channel.info.has(user) else { throw APIError("not_in_channel") }
        return channel
    }

    /// The parent of the thread that a new reply joins: a reply to a reply goes to the same thread.
    private func parent(_ ts: Timestamp?, in channel: Channel) throws(APIError) -> Timestamp? {
        guard let ts else { return nil }
        guard let message = channel.log[ts] else { throw APIError("thread_not_found") }
        return message.thread ?? ts
    }
}
