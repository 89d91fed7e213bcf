extension WorkspaceState {
    /// How much of a message's metadata is shown: Slack tells the event type alone unless asked for all.
    enum MetadataDetail: Sendable { case eventType, all }

    /// A message object as conversations.history gives it.
    func json(_ message: Message, in channel: Channel, metadata detail: MetadataDetail = .eventType) -> JSON {
        var object = JSONObject(reserving: 20)
        object.append("type", "message")
        object.append("subtype", message.subtype ?? subtype(of: message))
        object.append("ts", message.ts.json)
        if message.isFromBot {
            if message.costume == nil { object.append("user", .string(message.user)) }
            appendBot(of: message, to: &object)
        } else {
            object.append("user", .string(message.user))
        }
        object.append("client_msg_id", message.clientMessageID)
        object.append("text", .string(message.text))
        object.append("team", .string(Self.teamID))
        if !message.blocks.isEmpty { object.append("blocks", .array(message.blocks)) }
        if !message.attachments.isEmpty { object.append("attachments", .array(message.attachments)) }
        if let ids = message.files {
            object.append("files", .array(ids.compactMap { files[$0] }.map { .object(json($0)) }))
        }
        if let metadata = message.metadata {
            var shown: JSONObject = ["event_type": .string(metadata.eventType)]
            if detail == .all { shown.append("event_payload", metadata.payload) }
            object.append("metadata", .object(shown))
        }
        if let edited = message.edited {
            object.append("edited", ["user": .string(edited.user), "ts": edited.at.json])
        }
        appendThread(of: message, in: channel, to: &object)
        if !message.reactions.isEmpty {
            object.append("reactions", .array(message.reactions.map(Self.json)))
        }
        if message.isTombstone { object.append("hidden", true) }
        return .object(object)
    }

    private func subtype(of message: Message) -> String? {
        if message.isBroadcast { return "thread_broadcast" }
        if message.files != nil { return "file_share" }
        return message.costume == nil ? nil : "bot_message"
    }

    private static func json(_ reaction: Message.Reaction) -> JSON {
        ["name": .string(reaction.name), "users": .strings(reaction.users), "count": .int(reaction.users.count)]
    }

    private func appendBot(of message: Message, to object: inout JSONObject) {
        let bot = bot(message.user)
        object.append("bot_id", .string(bot.botID))
        object.append("app_id", .string(bot.appID))
        if let costume = message.costume {
            object.append("username", .string(costume.username ?? bot.name))
            var icons = JSONObject()
            icons.append("emoji", costume.iconEmoji)
            icons.append("image_64", costume.iconURL)
            if !icons.members.isEmpty { object.append("icons", .object(icons)) }
        } else {
            object.append("bot_profile", Self.profile(of: bot))
        }
    }

    private static func profile(of bot: BotIdentity) -> JSON {
        [
            "id": .string(bot.botID), "app_id": .string(bot.appID), "name": .string(bot.name), "icons": [:],
            "deleted": false, "updated": 0, "team_id": .string(Self.teamID),
        ]
    }

    private func appendThread(of message: Message, in channel: Channel, to object: inout JSONObject) {
        if let parent = message.thread {
            object.append("thread_ts", parent.json)
            object.append("parent_user_id", channel.log[parent]?.user)
            if message.isBroadcast, let root = channel.log[parent] {
                var short: JSONObject = ["type": "message", "ts": parent.json, "text": .string(root.text)]
                short.append("user", .string(root.user))
                short.append("thread_ts", parent.json)
                object.append("root", .object(short))
            }
        } else if let thread = channel.log.threads[message.ts], let last = thread.replies.last {
            object.append("thread_ts", message.ts.json)
            object.append("reply_count", .int(thread.replies.count))
            object.append("reply_users_count", .int(thread.authors.count))
            object.append("latest_reply", last.json)
            object.append("reply_users", .strings(thread.authors.prefix(5).map(\.user)))
            object.append("is_locked", false)
            object.append("subscribed", .bool(thread.authors.contains { $0.user == bot.userID }))
        }
    }
}
