import Chat

extension Listening {
    /// Messages that pass without an event, such as the bot's own, move the stored place only so often.
    private static let messagesPerSave = 100

    mutating func poll(_ id: ConversationID) async throws -> [ListenReport] {
        guard let watched = conversations[id] else { return [] }
        switch watched.start {
        case .known(let position):
            let messages = try await messages(in: watched, after: position)
            return take(messages, in: id, after: position)
        case .joining(let earliest):
            return try await join(watched, earliest: earliest)
        }
    }

    /// What is new, and now and then, in the same request, how the threads of late have grown.
    private mutating func messages(
        in watched: WatchedConversation, after position: SlackTimestamp
    ) async throws -> [SlackMessage] {
        let target = PollPlan.Target.conversation(watched.conversation.id)
        guard plan.isScanDue(target, at: now) else {
            return try await history(of: watched.conversation.id, after: position)
        }
        let page = try await latest(in: watched.conversation.id)
        plan.noteScan(of: target, at: now)
        noteThreads(of: page.elements, in: watched)
        try await scanOlder(than: page, in: watched)
        if page.reaches(position) {
            return page.elements.filter { $0.ts > position || watched.recent.hasMissed($0.ts, before: position) }
        }
        return try await history(of: watched.conversation.id, after: position)
    }

    /// One older page at each scan, again and again up to the age at which threads are let go: one that gave way to others may
    /// have grown, too.
    private mutating func scanOlder(than newest: MessagePage<SlackMessage>, in watched: WatchedConversation)
        async throws
    {
        let id = watched.conversation.id
        guard !allowance.isRestricted, let cursor = watched.olderCursor ?? newest.nextCursor else { return }
        // From the start again, should this cursor be refused.
        conversations[id]?.olderCursor = nil
        let page = try await page(
            .history, [("channel", id.rawValue), ("cursor", cursor)], as: MessagePage<SlackMessage>.self)
        noteThreads(of: page.elements, in: watched)
        let oldest = SlackTimestamp(serverDate).earlier(by: configuration.threadLifetime / .seconds(1))
        let isRecent = page.elements.allSatisfy { $0.ts > oldest }
        conversations[id]?.olderCursor = isRecent ? page.nextCursor : nil
    }

    private mutating func history(
        of id: ConversationID, after position: SlackTimestamp
    ) async throws -> [SlackMessage] {
        try await drain(
            .history, [("channel", id.rawValue), ("oldest", position.rawValue)], as: MessagePage<SlackMessage>.self)
    }

    /// The newest page.
    private mutating func latest(in id: ConversationID) async throws -> MessagePage<SlackMessage> {
        try await page(.history, [("channel", id.rawValue)], as: MessagePage<SlackMessage>.self)
    }

    /// The first look into a conversation that the bot was invited to, or that somebody opened with it.
    private mutating func join(
        _ watched: WatchedConversation, earliest: SlackTimestamp
    ) async throws -> [ListenReport] {
        let id = watched.conversation.id
        var position = earliest
        var messages: [SlackMessage]
        if watched.conversation.kind == .direct {
            messages = try await history(of: id, after: earliest)
        } else {
            let page = try await latest(in: id)
            if let invitation = page.elements.filter(reader.isOwnJoining).map(\.ts).max() {
                position = max(invitation, positions[id.scope] ?? invitation)
            }
            messages = page.reaches(position) ? page.elements : try await history(of: id, after: position)
            messages.removeAll { $0.ts <= position }
        }
        let joined = ChatEvent(
            id: "\(id.rawValue)/joined/\(position.rawValue)", conversation: watched.conversation, content: .joined,
            date: position == .beginning ? serverDate : position.date)
        conversations[id]?.threadMark = position
        conversations[id]?.recent = RecentMessages(after: position)
        return take(messages, in: id, after: position, first: [joined])
    }

    /// Hands over all that is new in one conversation.
    private mutating func take(
        _ messages: [SlackMessage], in id: ConversationID, after position: SlackTimestamp, first: [ChatEvent] = []
    ) -> [ListenReport] {
        guard let watched = conversations[id] else { return [] }
        let messages = messages.inOrder()
        let newest = max(messages.last?.ts ?? position, position)
        conversations[id]?.start = .known(newest)
        conversations[id]?.recent.note(messages, upTo: newest)
        if !messages.isEmpty { plan.noteActivity(in: .conversation(id), at: now) }
        noteThreads(of: messages, in: conversations[id] ?? watched)

        let events = first + messages.compactMap { reader.event(from: $0, in: watched.conversation) }
        let unsaved = watched.unsaved + messages.count
        guard !events.isEmpty || unsaved >= Self.messagesPerSave else {
            conversations[id]?.unsaved = unsaved
            return []
        }
        conversations[id]?.unsaved = 0
        return [batch(events, to: newest, of: id.scope)]
    }
}

extension MessagePage<SlackMessage> {
    /// Whether all messages after `position` are on this newest page.
    fileprivate func reaches(_ position: SlackTimestamp) -> Bool {
        if nextCursor == nil && hasMore != true { return true }
        return elements.contains { $0.ts <= position }
    }
}

extension [SlackMessage] {
    /// Oldest first, each once: pages may overlap where something was posted in between.
    func inOrder() -> [SlackMessage] {
        var seen: Set<SlackTimestamp> = []
        return filter { seen.insert($0.ts).inserted }.sorted { $0.ts < $1.ts }
    }
}
