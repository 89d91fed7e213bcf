extension Methods {
    /// Newest first; replies are left out unless they were broadcast.
    static func conversationsHistory(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let channel = try readable(ledger, call)
        let page = try window(call, default: 100).page(of: channel.log.timeline)
        var answer = answer(page.messages.reversed(), page.next, in: channel, ledger, call)
        answer.append("pin_count", 0)
        return answer
    }

    /// The parent first, whatever the window, then the replies ascending; later pages hold replies alone.
    static func conversationsReplies(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let channel = try readable(ledger, call)
        _ = try call.arguments.required("ts")
        guard let ts = call.arguments.timestamp("ts"), let message = channel.log[ts] else {
            throw APIError("thread_not_found")
        }
        let parent = message.thread ?? ts
        let replies = channel.log.threads[parent]?.replies ?? []
        var window = try window(call, default: 1_000)
        if window.position != nil {
            let page = window.page(ofReplies: replies)
            return answer(Array(page.messages), page.next, in: channel, ledger, call)
        }
        window.limit -= 1
        let page = window.page(ofReplies: replies)
        let next = page.next ?? (window.range(in: replies).count > window.limit ? .after(parent) : nil)
        return answer([parent] + page.messages, next, in: channel, ledger, call)
    }

    private static func readable(_ ledger: Ledger, _ call: Call) throws(APIError) -> Channel {
        let channel = try channel(ledger, call)
        guard channel.info.has(call.user) else { throw APIError("not_in_channel") }
        return channel
    }

    private static func window(_ call: Call, default limit: Int) throws(APIError) -> Window {
        let arguments = call.arguments
        let cursor = arguments.string("cursor") ?? ""
        return Window(
            oldest: try bound(arguments, "oldest"),
            latest: try bound(arguments, "latest"),
            inclusive: arguments.flag("inclusive"),
            limit: try arguments.limit(default: limit, max: limit == 100 ? 999 : 1_000),
            position: cursor.isEmpty ? nil : try Cursor.position(cursor)
        )
    }

    private static func bound(_ arguments: Arguments, _ name: String) throws(APIError) -> Timestamp? {
        guard let text = arguments.string(name), !text.isEmpty else { return nil }
        guard let ts = Timestamp(decimal: text) else { throw APIError("invalid_ts_\(name)") }
        return ts
    }

    private static func answer(
        _ page: [Timestamp],
        _ next: Window.Position?,
        in channel: Channel,
        _ ledger: Ledger,
        _ call: Call
    ) -> JSONObject {
        let detail: WorkspaceState.MetadataDetail = call.arguments.flag("include_all_metadata") ? .all : .eventType
        let state = ledger.state
        let messages = page.compactMap { channel.log[$0] }.map { state.json($0, in: channel, metadata: detail) }
        var answer: JSONObject = ["messages": .array(messages), "has_more": .bool(next != nil)]
        if let next { answer.append("response_metadata", ["next_cursor": .string(Cursor.text(next))]) }
        return answer
    }
}
