import Chat
import Foundation
import Logging

extension Listening {
    /// A direct message opened no longer before viva first listened is answered from its beginning: somebody waits there.
    private static let recent: TimeInterval = 600
    /// Replies are looked for again this long before the last known message, in case viva stopped in between.
    private static let threadOverlap: TimeInterval = 300
    /// Smaller differences are left alone: servers write the date in whole seconds, and often a cached one.
    private static let toleratedSkew: TimeInterval = 15

    mutating func pollMembership() async throws -> [ListenReport] {
        let own = try await identity()
        let asked = SlackTimestamp(serverDate)
        let list = try await drain(
            .membership, [("types", own.conversationTypes), ("exclude_archived", "true")], as: ConversationPage.self)
        // A list of several pages is read less often.
        let pages = list.count / pageLimit + 1
        plan.setRhythm(.fixed(max(configuration.membershipInterval, .seconds(5) * (pages - 1))), of: .membership)

        directs.note(list.directs)
        leave(all: Set(conversations.keys).subtracting(list.map { ConversationID(rawValue: $0.id) }))
        var reports = list.compactMap { enter($0) }
        if positions[Self.sinceScope] == nil {
            // Last, so that a first start that was cut off counts as a first start again.
            reports.append(save(began, of: Self.sinceScope))
        }
        if listedAt == nil { restoreThreads() }
        dropExpired()
        dropExcess()
        listedAt = asked
        return reports
    }

    private mutating func identity() async throws -> OwnIdentity {
        if let own { return own }
        let identity = try await api.identify()
        own = identity
        if let date = identity.serverDate {
            let skew = date.timeIntervalSince(configuration.now())
            if abs(skew) > Self.toleratedSkew {
                clockSkew = skew
                began = SlackTimestamp(began.date + skew)
                logger.warning("The clock differs from Slack's", metadata: ["seconds": "\(Int(skew))"])
            }
        }
        return identity
    }

    /// Begins to watch a conversation. What is there to be handed over right away is the place where it starts.
    private mutating func enter(_ listed: SlackConversation) -> ListenReport? {
        let id = ConversationID(rawValue: listed.id)
        guard conversations[id] == nil else { return nil }
        let conversation = Conversation(id: id, kind: listed.isDirect ? .direct : .channel)
        let known = positions[id.scope]
        let since = positions[Self.sinceScope]
        if let known, listed.isDirect || listedAt == nil {
            watch(conversation, from: .known(known), mark: max(since ?? began, known.earlier(by: Self.threadOverlap)))
            return nil
        }
        let isNew: Bool
        if listed.isDirect, let created = listed.created {
            isNew = created >= (since ?? began).date.timeIntervalSince1970 - Self.recent
        } else {
            isNew = since != nil
        }
        let present = listedAt ?? began
        guard isNew else {
            watch(conversation, from: .known(present), mark: present)
            return save(present, of: id.scope)
        }
        let earliest = listed.isDirect ? .beginning : max(present, known ?? present)
        watch(conversation, from: .joining(earliest: earliest), mark: earliest)
        return nil
    }

    private mutating func watch(
        _ conversation: Conversation, from start: WatchedConversation.Start, mark: SlackTimestamp
    ) {
        let position = if case .known(let position) = start { position } else { SlackTimestamp.beginning }
        conversations[conversation.id] = WatchedConversation(
            conversation: conversation, start: start, threadMark: mark, recent: RecentMessages(after: position))
        let activity = if case .known(let position) = start { time(of: position) } else { now }
        plan.watch(
            .conversation(conversation.id), rhythm: .conversation, isDirect: conversation.kind == .direct,
            lastActivity: activity)
    }

    private mutating func leave(all gone: Set<ConversationID>) {
        for id in gone {
            conversations[id] = nil
            plan.drop(.conversation(id))
            for thread in threads.keys where thread.conversation == id { forget(thread) }
            logger.notice("The bot is no longer in a conversation", metadata: ["conversation": "\(id.rawValue)"])
        }
    }

    /// The moment of a message on the plan's clock.
    func time(of position: SlackTimestamp) -> Duration {
        now - .seconds(min(max(0, serverDate.timeIntervalSince(position.date)), 1e9))
    }

    /// Hands over a place without events.
    mutating func save(_ position: SlackTimestamp, of scope: CursorScope) -> ListenReport {
        batch([], to: position, of: scope)
    }

    mutating func batch(_ events: [ChatEvent], to position: SlackTimestamp, of scope: CursorScope) -> ListenReport {
        positions[scope] = position
        return .batch(
            EventBatch(events: events, scope: scope, position: CursorPosition(rawValue: position.rawValue)))
    }
}

extension ConversationID {
    var scope: CursorScope { CursorScope(rawValue: rawValue) }
}

extension SlackTimestamp {
    func earlier(by seconds: TimeInterval) -> SlackTimestamp {
        SlackTimestamp(date - seconds)
    }
}

extension [SlackConversation] {
    /// The direct messages among them, by the person.
    fileprivate var directs: [UserID: ConversationID] {
        let pairs = filter(\.isDirect).compactMap { direct in
            direct.user.map { (UserID(rawValue: $0), ConversationID(rawValue: direct.id)) }
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
