/// One connection to a chat service. Listening and sending never wait for each other.
package protocol ChatService: Sendable {
    var name: ServiceName { get }

    /// What people can do there besides writing. What is missing is left out of what the bot says, or said in words.
    var abilities: Set<ChatAbility> { get }

    /// How people type a command that nobody else sees, such as `/viva`; nil if they cannot.
    var slashCommand: String? { get }

    /// Checks the connection and tells who the bot is there.
    func identify() async throws(ChatError) -> BotIdentity

    /// Hears what is new, until the task is cancelled or the service refuses viva (`unauthorized`); everything else it waits out.
    ///
    /// - Parameters:
    ///   - positions: where each scope was left, as the last ``EventBatch`` of that scope said. Without a position a scope
    ///     starts at the present: what was said before the bot came is not answered.
    ///   - handler: is awaited for one report after the other as far as one conversation is concerned. Only after it has returned
    ///     may the service be told that the events of a batch arrived. A batch may be handed over again after a crash; its events
    ///     then bear the same ids. What it returns is the answer to an ``ListenReport/event(_:)``.
    func listen(
        from positions: [CursorScope: CursorPosition],
        handler: @escaping @Sendable (ListenReport) async throws -> EventAnswer?
    ) async throws

    /// Does what the delivery says, at most once for its key as far as the service allows.
    ///
    /// - Returns: the message that was posted or edited. What leaves none behind has a name of the adapter's choice.
    func send(_ delivery: Delivery) async throws(ChatError) -> MessageID

    /// Who is in a group of the service. One that knows no groups says nobody.
    func members(of group: UserGroupID) async throws(ChatError) -> Set<UserID>
}

extension ChatService {
    package var slashCommand: String? { nil }

    package func members(of group: UserGroupID) async throws(ChatError) -> Set<UserID> { [] }
}

/// What a chat service may be able to do.
package enum ChatAbility: Sendable, Hashable, CaseIterable {
    /// Buttons, menus and choices come back when they are used.
    case actions
    /// A message can be for one person in a conversation of many.
    case whispers
    /// The bot has a page of its own for each person.
    case home
    case dialogs
}

package struct BotIdentity: Sendable, Equatable {
    package var user: UserID
    package var displayName: String
    /// The team or homeserver, for people.
    package var place: String

    package init(user: UserID, displayName: String, place: String) {
        self.user = user
        self.displayName = displayName
        self.place = place
    }
}

/// What a cursor counts in: a conversation, or the whole service.
package struct CursorScope: RawRepresentable, Hashable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A place in a scope; only the adapter understands it.
package struct CursorPosition: RawRepresentable, Hashable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// What a listening adapter has to say.
package enum ListenReport: Sendable, Equatable {
    case batch(EventBatch)
    /// Scopes were left at other places, without an event.
    case moved([CursorScope: CursorPosition])
    /// One event that was pushed and has no place: it cannot be asked for again.
    case event(ChatEvent)
    /// The service answered and had nothing new.
    case alive
    /// The link is down or slowed; the adapter goes on trying.
    case interrupted(ChatError)
}

/// Events in the order in which they happened, and the position after the last of them.
package struct EventBatch: Sendable, Equatable {
    package var events: [ChatEvent]
    package var scope: CursorScope
    package var position: CursorPosition

    package init(events: [ChatEvent], scope: CursorScope, position: CursorPosition) {
        self.events = events
        self.scope = scope
        self.position = position
    }
}
