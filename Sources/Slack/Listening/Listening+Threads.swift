import Chat

extension Listening {
    /// Threads of others that are remembered, so that they are read only when they grow.
    private static let strangeThreadLimit = 1_000

    mutating func poll(_ id: ThreadID) async throws -> [ListenReport] {
        guard let thread = threads[id], let conversation = conversations[id.conversation]?.conversation else {
            return []
        }
        let arguments = [
            ("channel", id.conversation.rawValue), ("ts", id.parent.rawValue), ("oldest", thread.position.rawValue),
        ]
        // The parent comes with every answer.
        let messages = try await drain(.replies, arguments, as: MessagePage<SlackMessage>.self)
        let replies = messages.filter { $0.ts > thread.position && $0.ts != id.parent }.inOrder()
        if !replies.isEmpty { plan.noteActivity(in: .thread(id), at: now) }

        let position = replies.last?.ts ?? thread.position
        let isLive = thread.isLive || conversation.kind == .direct || messages.contains(where: reader.isInvolved)
        threads[id] = WatchedThread(position: position, isLive: isLive)
        guard isLive else { return [] }
        if !thread.isLive { plan.setRhythm(.thread, of: .thread(id)) }
        let events = replies.compactMap { reader.event(from: $0, in: conversation) }
        guard !events.isEmpty || !thread.isLive else { return [] }
        return [batch(events, to: position, of: id.scope)]
    }

    /// Sees from parents among the messages which threads have something new.
    mutating func noteThreads(of messages: [SlackMessage], in watched: WatchedConversation) {
        var found = false
        for message in messages where message.parent == nil {
            guard let latest = message.latestReply else { continue }
            let id = ThreadID(conversation: watched.conversation.id, parent: message.ts)
            if let thread = threads[id] {
                if latest > thread.position { plan.wake(.thread(id)) } else { plan.noteQuiet(.thread(id), at: now) }
                continue
            }
            let known = positions[id.scope]
            let position = known ?? max(watched.threadMark, message.ts)
            guard latest > position else { continue }
            watch(id, from: position, isLive: known != nil, lastActivity: time(of: latest))
            plan.wake(.thread(id))
            found = true
        }
        if found { dropExcess() }
    }

    /// A thread in which the bot posts is one that it takes part in.
    mutating func notePosted() -> [ListenReport] {
        guard listedAt != nil else { return [] }
        var moved: [CursorScope: CursorPosition] = [:]
        for note in unnoted {
            plan.noteActivity(in: .conversation(note.conversation), at: now)
            guard let parent = note.thread, conversations[note.conversation] != nil else { continue }
            let id = ThreadID(conversation: note.conversation, parent: parent)
            if threads[id]?.isLive != true {
                let position = threads[id]?.position ?? positions[id.scope] ?? parent
                watch(id, from: position, isLive: true, lastActivity: now)
                positions[id.scope] = position
                moved[id.scope] = CursorPosition(rawValue: position.rawValue)
            }
            plan.noteActivity(in: .thread(id), at: now)
            // What was said there before was pushed.
            if isPushed(.conversation(note.conversation)) { plan.noteQuiet(.thread(id), at: now) }
        }
        unnoted = []
        if moved.isEmpty { return [] }
        dropExcess()
        return [.moved(moved)]
    }

    /// After a start: the threads that the bot had a part in, the latest first.
    mutating func restoreThreads() {
        let oldest = SlackTimestamp(serverDate).earlier(by: configuration.threadLifetime / .seconds(1))
        let known = positions.compactMap { scope, position in ThreadID(scope).map { ($0, position) } }
        for (id, position) in known.sorted(by: { $0.1 > $1.1 }).prefix(configuration.threadLimit) {
            guard position > oldest, conversations[id.conversation] != nil else { continue }
            watch(id, from: position, isLive: true, lastActivity: time(of: position))
        }
    }

    mutating func forget(_ id: ThreadID) {
        threads[id] = nil
        plan.drop(.thread(id))
    }

    private mutating func watch(_ id: ThreadID, from position: SlackTimestamp, isLive: Bool, lastActivity: Duration) {
        threads[id] = WatchedThread(position: position, isLive: isLive)
        plan.watch(
            .thread(id), rhythm: isLive ? .thread : .whenAwake,
            isDirect: conversations[id.conversation]?.conversation.kind == .direct, lastActivity: lastActivity)
    }

    /// The longest silent make room, but none that has something to fetch: nobody would come back for it.
    mutating func dropExcess() {
        let limits = [(isLive: true, limit: configuration.threadLimit), (false, Self.strangeThreadLimit)]
        for (isLive, limit) in limits where threads.count > limit {
            let excess = threads.values.count { $0.isLive == isLive } - limit
            guard excess > 0 else { continue }
            let idle = threads.filter { $0.value.isLive == isLive && plan.entries[.thread($0.key)]?.isAwake != true }
                .map { (id: $0.key, lastActivity: lastActivity($0.key)) }
                .sorted { $0.lastActivity < $1.lastActivity }
            for thread in idle.prefix(excess) { drop(thread.id) }
        }
    }

    /// What was silent for that long is not asked any more.
    mutating func dropExpired() {
        let lifetime = configuration.threadLifetime
        for id in threads.keys where now - lastActivity(id) > lifetime { drop(id) }
    }

    /// Forgets a thread, but not how far it was read: the next look at its parent tells whether it has grown since.
    private mutating func drop(_ id: ThreadID) {
        if let thread = threads[id], thread.isLive { positions[id.scope] = thread.position }
        forget(id)
    }

    private func lastActivity(_ id: ThreadID) -> Duration {
        plan.entries[.thread(id)]?.lastActivity ?? .zero
    }
}
