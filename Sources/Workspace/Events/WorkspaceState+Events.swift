/// What an app hears of a change, in the platform's words.
extension WorkspaceState {
    struct AppEvent: Sendable {
        let body: JSONObject
        /// What the bot's token must have for the app to hear of it.
        let scope: String?
    }

    /// How things were before a change, as far as its events tell of it.
    struct Before: Sendable {
        /// The message that is changed or deleted.
        var message: JSON?

        init(_ change: Change, in state: WorkspaceState) {
            switch change {
            case .rewritten(let id, let message): self.message = Self.shown(message.ts, in: id, state)
            case .deleted(let id, let ts): message = Self.shown(ts, in: id, state)
            default: message = nil
            }
        }

        private static func shown(_ ts: Timestamp, in id: String, _ state: WorkspaceState) -> JSON? {
            guard let channel = state[channel: id], let message = channel.log[ts] else { return nil }
            return state.json(message, in: channel, metadata: .all)
        }
    }

    /// The events of a change that has just been made. Of a conversation without the bot there are none.
    func events(of change: Change, before: Before, at time: Timestamp) -> [AppEvent] {
        switch change {
        case .posted(let id, let message):
            return heard(id).map { posted(message, in: $0) } ?? []
        case .rewritten(let id, let message):
            guard let channel = heard(id), let message = channel.log[message.ts] else { return [] }
            return [changed(message, in: channel, before, at: time)]
        case .deleted(let id, let ts):
            guard let channel = heard(id) else { return [] }
            // Of a parent with replies a tombstone stays.
            if let tombstone = channel.log[ts] { return [changed(tombstone, in: channel, before, at: time)] }
            var event = hidden("message_deleted", in: channel, before, at: time)
            event.append("deleted_ts", ts.json)
            return [AppEvent(body: event, scope: Self.history(channel))]
        case .reacted(let id, let ts, let user, let name, let added):
            guard let channel = heard(id), let message = channel.log[ts] else { return [] }
            let event: JSONObject = [
                "type": added ? "reaction_added" : "reaction_removed", "user": .string(user),
                "reaction": .string(name), "item": ["type": "message", "channel": .string(id), "ts": ts.json],
                "item_user": .string(message.user), "event_ts": time.json,
            ]
            return [AppEvent(body: event, scope: "reactions:read")]
        case .joined(let id, let user): return membership("member_joined_channel", user, id, at: time)
        case .left(let id, let user): return membership("member_left_channel", user, id, at: time)
        default: return []
        }
    }

    private func heard(_ id: String) -> Channel? {
        guard let channel = channels[id], channel.info.has(bot.userID) else { return nil }
        return channel
    }

    private static func history(_ channel: Channel) -> String { "\(channel.info.kind.scopeFamily):history" }

    private func posted(_ message: Message, in channel: Channel) -> [AppEvent] {
        guard case .object(var event) = json(message, in: channel, metadata: .all) else { return [] }
        event.append("channel", .string(channel.info.id))
        event.append("event_ts", message.ts.json)
        event.append("channel_type", .string(channel.info.kind.eventName))
        var events = [AppEvent(body: event, scope: Self.history(channel))]
        let isRemark = message.subtype != nil && message.subtype != "file_share"
        if !message.isFromBot, !isRemark, channel.info.kind != .direct, message.text.contains("<@\(bot.userID)>") {
            event["type"] = "app_mention"
            event["channel_type"] = nil
            events.append(AppEvent(body: event, scope: "app_mentions:read"))
        }
        return events
    }

    private func changed(_ message: Message, in channel: Channel, _ before: Before, at time: Timestamp) -> AppEvent {
        var event = hidden("message_changed", in: channel, before, at: time)
        event.append("message", json(message, in: channel, metadata: .all))
        return AppEvent(body: event, scope: Self.history(channel))
    }

    private func hidden(_ subtype: String, in channel: Channel, _ before: Before, at time: Timestamp) -> JSONObject {
        var event: JSONObject = [
            "type": "message", "subtype": .string(subtype), "hidden": true, "channel": .string(channel.info.id),
            "ts": time.json, "event_ts": time.json, "channel_type": .string(channel.info.kind.eventName),
        ]
        if let message = before.message { event.append("previous_message", message) }
        return event
    }

    private func membership(_ type: String, _ user: String, _ id: String, at time: Timestamp) -> [AppEvent] {
        // One who has just left still hears of it.
        guard let info = channels[id]?.info, info.has(bot.userID) || user == bot.userID else { return [] }
        let event: JSONObject = [
            "type": .string(type), "user": .string(user), "channel": .string(id),
            "channel_type": info.kind == .publicChannel ? "C" : "G", "team": .string(Self.teamID),
            "event_ts": time.json,
        ]
        return [AppEvent(body: event, scope: "\(info.kind.scopeFamily):read")]
    }
}

extension Channel.Kind {
    /// The `channel_type` of message events.
    var eventName: String {
        switch self {
        case .publicChannel: "channel"
        case .privateChannel: "group"
        case .direct: "im"
        case .group: "mpim"
        }
    }
}
