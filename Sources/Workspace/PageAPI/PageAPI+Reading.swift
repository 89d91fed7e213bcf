extension PageAPI {
    /// Who and what is there, as one person sees it.
    static func state(for user: String, _ ledger: Ledger) -> JSONObject {
        let state = ledger.state
        let users = state.people.map { person in
            [
                "id": .string(person.id), "name": .string(person.name), "real_name": .string(person.realName),
                "is_bot": .bool(person.isBot), "deleted": .bool(person.deleted),
            ] as JSON
        }
        let conversations = state.conversations.filter { $0.info.isVisible(to: user) }.map { summary($0, for: user) }
        return [
            "team": [
                "id": .string(WorkspaceState.teamID), "name": .string(WorkspaceState.teamName),
                "domain": .string(WorkspaceState.teamDomain),
            ],
            "me": .string(user),
            "bot": [
                "user_id": .string(state.bot.userID), "is_connected": .bool(!ledger.sockets.open.isEmpty),
            ],
            "commands": .array(
                Ledger.commands.map { command in
                    [
                        "name": .string(command.name), "hint": .string(command.hint),
                        "description": .string(command.description),
                    ]
                }
            ),
            "users": .array(users),
            "conversations": .array(conversations),
        ]
    }

    private static func summary(_ channel: Channel, for user: String) -> JSON {
        let info = channel.info
        var object: JSONObject = [
            "id": .string(info.id), "name": .string(info.name), "is_im": .bool(info.kind == .direct),
            "is_mpim": .bool(info.kind == .group), "is_private": .bool(info.kind != .publicChannel),
            "is_archived": .bool(info.isArchived), "is_member": .bool(info.has(user)),
            "topic": .string(info.topic.isEmpty ? info.purpose : info.topic), "members": .strings(info.members),
        ]
        if info.kind == .direct { object.append("user", info.members.first { $0 != user }) }
        if let last = channel.log.last { object.append("last_ts", last.json) }
        return .object(object)
    }

    /// A page of a channel or of one thread, oldest first, with what only this person was shown.
    static func messages(for user: String, _ arguments: Arguments, _ ledger: Ledger) throws(APIError) -> JSONObject {
        let channel = try ledger.channel(try arguments.required("channel"), visibleTo: user)
        let limit = try arguments.limit(default: 100, max: 1_000)
        var list = channel.log.timeline
        var thread: Timestamp?
        if let text = arguments.string("thread_ts"), !text.isEmpty {
            guard let ts = Timestamp(text), channel.log[ts] != nil else { throw APIError("thread_not_found") }
            thread = ts
            list = [ts] + (channel.log.threads[ts]?.replies ?? [])
        }
        var window = Window(limit: limit)
        if let text = arguments.string("before"), !text.isEmpty {
            guard let ts = Timestamp(text) else { throw APIError("invalid_ts_before") }
            window.position = .before(ts)
        }
        let page = window.page(of: list)
        let state = ledger.state
        var shown = page.messages.compactMap { channel.log[$0] }.map { ($0.ts, state.json($0, in: channel)) }
        let start = page.next == nil ? Timestamp(microseconds: 0) : page.messages.first
        for whisper in channel.ephemerals where whisper.user == user && whisper.message.thread == thread {
            let message = whisper.message
            if let start, message.ts < start { continue }
            if case .before(let end) = window.position, message.ts >= end { continue }
            guard case .object(var object) = state.json(message, in: channel) else { continue }
            object.append("is_ephemeral", true)
            shown.append((message.ts, .object(object)))
        }
        shown.sort { $0.0 < $1.0 }
        return ["messages": .array(shown.map(\.1)), "has_more": .bool(page.next != nil)]
    }
}
