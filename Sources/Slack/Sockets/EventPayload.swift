import Chat

/// What an `events_api` envelope bears. https://docs.slack.dev/reference/events
struct EventPayload: Decodable {
    var content: PushedContent

    private enum Key: String, CodingKey {
        case event
        case id = "event_id"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let event = try fields.decode(Event.self, forKey: .event)
        switch event.type {
        case "message", "app_mention":
            let message = try fields.decode(SlackMessage.self, forKey: .event)
            let isDirect = event.channelType == "im" || event.channel?.hasPrefix("D") == true
            content =
                event.channel.map { channel in
                    let id = ConversationID(rawValue: channel)
                    return .message(message, Conversation(id: id, kind: isDirect ? .direct : .channel))
                } ?? .nothing
        case "app_home_opened" where event.tab == "home":
            let id = try fields.decode(String.self, forKey: .id)
            content = event.user.map { .home(user: $0, id: id, at: event.ts) } ?? .nothing
        case "member_joined_channel", "member_left_channel": content = .membership(user: event.user)
        case "channel_left", "channel_archive", "channel_unarchive", "channel_deleted", "group_left", "group_archive",
            "group_unarchive", "group_deleted":
            content = .membership(user: nil)
        default: content = .nothing
        }
    }

    private struct Event: Decodable {
        var type: String
        var channel: String?
        var channelType: String?
        var user: String?
        var tab: String?
        var ts: SlackTimestamp?

        private enum Key: String, CodingKey {
            case type, channel, user, tab
            case channelType = "channel_type"
            case ts = "event_ts"
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            type = try fields.decode(String.self, forKey: .type)
            // Some events have an object in the place of an id.
            channel = try? fields.decode(String.self, forKey: .channel)
            channelType = try? fields.decode(String.self, forKey: .channelType)
            user = try? fields.decode(String.self, forKey: .user)
            tab = try? fields.decode(String.self, forKey: .tab)
            ts = try? fields.decode(SlackTimestamp.self, forKey: .ts)
        }
    }
}
