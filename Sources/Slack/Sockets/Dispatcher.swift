import Chat
import Foundation

/// Hands over what was pushed and what was asked for, one after the other, and acknowledges what was pushed once it is handled.
struct Dispatcher {
    /// How long a command waits for the direct message with its sender to be found.
    private static let searchTime = Duration.milliseconds(1_500)
    /// After that a command is handled with what is known.
    private static let answerTime = Duration.milliseconds(2_500)

    private let mailbox: Mailbox
    private let notes: ListeningNotes
    private let directs: Directs
    private let now: @Sendable () -> Date
    private let handler: @Sendable (ListenReport) async throws -> EventAnswer?
    private let start = ContinuousClock.now

    private var room = WaitingRoom<Pushed>()
    private var heard = HeardMessages()
    private var positions: [CursorScope: SlackTimestamp]
    /// Conversations for which the list was read again since the gap.
    private var doubted: Set<ConversationID> = []

    init(
        mailbox: Mailbox, notes: ListeningNotes, directs: Directs, positions: [CursorScope: SlackTimestamp],
        now: @escaping @Sendable () -> Date, handler: @escaping @Sendable (ListenReport) async throws -> EventAnswer?
    ) {
        self.mailbox = mailbox
        self.notes = notes
        self.directs = directs
        self.positions = positions
        self.now = now
        self.handler = handler
    }

    /// Ends with the task, or with the error that ends the handler.
    mutating func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for await item in mailbox.items {
                try await take(item, &group)
            }
            group.cancelAll()
        }
        try Task.checkCancellation()
    }

    private typealias Group = ThrowingDiscardingTaskGroup<any Error>

    private mutating func take(_ item: Mailbox.Item, _ group: inout Group) async throws {
        switch item {
        case .asked(let reports): for report in reports { try await hand(report) }
        case .gap(let number):
            doubted = []
            room.open(gap: number)
        case .standing(let standing):
            for admission in room.learn(standing, at: age(.now)) { try await handle(admission, &group) }
        case .overdue:
            for admission in room.release(at: age(.now)) { try await handle(admission, &group) }
        case .looked(let pushed, let direct): try await handleCommand(pushed, direct: direct)
        case .pushed(let pushed): try await receive(pushed, &group)
        }
    }

    private func age(_ moment: ContinuousClock.Instant) -> Duration { start.duration(to: moment) }

    private mutating func receive(_ pushed: Pushed, _ group: inout Group) async throws {
        switch pushed.content {
        case .message(let message, let conversation):
            // Of a conversation that is not listed the bot is a new member.
            if room.standing?.conversations.contains(conversation.id) == false, doubted.insert(conversation.id).inserted
            {
                notes.add(.doubt)
            }
            try await admit(pushed, to: Self.places(of: message, in: conversation.id), &group)
        case .command:
            guard room.standing == nil else { return try await handle(.init(guest: pushed, isInOrder: true), &group) }
            try await admit(pushed, to: [], &group)
        case .membership(let user):
            if user == nil || room.standing.map({ $0.user == user }) ?? true { notes.add(.doubt) }
            await pushed.acknowledge(nil)
        case .action, .submission, .home, .nothing:
            try await handle(.init(guest: pushed, isInOrder: true), &group)
        }
    }

    private static func places(of message: SlackMessage, in id: ConversationID) -> [PollPlan.Target] {
        let thread = message.parent.map { PollPlan.Target.thread(ThreadID(conversation: id, parent: $0)) }
        return [.conversation(id)] + (thread.map { [$0] } ?? [])
    }

    private mutating func admit(_ pushed: Pushed, to places: [PollPlan.Target], _ group: inout Group) async throws {
        if let admission = room.admit(pushed, to: places, at: age(pushed.arrived)) {
            return try await handle(admission, &group)
        }
        let deadline = pushed.arrived + WaitingRoom<Pushed>.patience
        group.addTask { [mailbox] in
            try? await Task.sleep(until: deadline, tolerance: .zero, clock: .continuous)
            mailbox.put(.overdue)
        }
    }

    private mutating func handle(_ admission: WaitingRoom<Pushed>.Admission, _ group: inout Group) async throws {
        let pushed = admission.guest
        switch pushed.content {
        case .message(let message, let conversation):
            try await handle(message, in: conversation, isInOrder: admission.isInOrder, pushed)
        case .command(let command): try await lookUp(command, pushed, &group)
        case .action(let action): try await hand(action.event(at: now()), pushed)
        case .submission(let submission): try await hand(submission.event(at: now()), pushed)
        case .home(let user, let id, let ts): try await hand(home(user, id, ts), pushed)
        case .membership, .nothing: await pushed.acknowledge(nil)
        }
    }

    private func hand(_ event: ChatEvent?, _ pushed: Pushed) async throws {
        let answer = if let event { try await handler(.event(event)) } else { EventAnswer?.none }
        await pushed.acknowledge(answer)
    }

    private func home(_ user: String, _ id: String, _ ts: SlackTimestamp?) -> ChatEvent {
        let user = UserID(rawValue: user)
        return ChatEvent(
            id: "home/\(id)", conversation: Conversation(id: user.address, kind: .direct), content: .homeOpened(user),
            date: ts?.date ?? now())
    }

    // MARK: Commands

    /// The search for the direct message must not hold up what others say.
    private mutating func lookUp(_ command: CommandPayload, _ pushed: Pushed, _ group: inout Group) async throws {
        let user = UserID(rawValue: command.user)
        let channel = ConversationID(rawValue: command.channel)
        let isListed = room.standing?.conversations.contains(channel) == true
        let own = isListed && command.channel.hasPrefix("D") ? channel : directs.known(user)
        if let own { return try await handleCommand(pushed, direct: own) }
        // What it has waited for already counts: Slack gives three seconds in all.
        let left = Self.answerTime - pushed.arrived.duration(to: .now)
        guard left > .zero else { return try await handleCommand(pushed, direct: nil) }
        group.addTask { [mailbox, directs] in
            let found = await directs.find(user, within: min(left, Self.searchTime))
            mailbox.put(.looked(pushed, direct: found))
        }
    }

    private func handleCommand(_ pushed: Pushed, direct: ConversationID?) async throws {
        guard case .command(let command) = pushed.content else { return }
        let channel = ConversationID(rawValue: command.channel)
        let isMember = direct == channel || room.standing?.conversations.contains(channel) == true
        try await hand(command.event(isMember: isMember, direct: direct, at: now()), pushed)
    }

    // MARK: Messages

    private mutating func handle(
        _ message: SlackMessage, in conversation: Conversation, isInOrder: Bool, _ pushed: Pushed
    ) async throws {
        // Who the bot is must be known, or it would answer itself. Slack sends again what is not acknowledged.
        guard let standing = room.standing else { return }
        let reader = MessageReader(user: standing.user, app: standing.app)
        if let event = reader.event(from: message, in: conversation), heard.insert(event.id) {
            let report = isInOrder ? self.report(event, of: message, reader) : .event(event)
            _ = try await handler(report)
        }
        await pushed.acknowledge(nil)
    }

    /// The place is that of the thread if the bot has a part in it, else that of the conversation. It lags behind, as messages may
    /// come out of order: after a restart what was said since is asked for again, and recognised.
    private mutating func report(_ event: ChatEvent, of message: SlackMessage, _ reader: MessageReader) -> ListenReport
    {
        let lagging = message.ts.earlier(by: Listening.overlap)
        var scope = event.conversation.id.scope
        if let parent = message.parent {
            let thread = ThreadID(conversation: event.conversation.id, parent: parent).scope
            if reader.isInvolved(in: message), positions[thread] == nil { positions[thread] = parent }
            if positions[thread] != nil { scope = thread }
        }
        let position = max(positions[scope] ?? lagging, lagging)
        positions[scope] = position
        return .batch(
            EventBatch(events: [event], scope: scope, position: CursorPosition(rawValue: position.rawValue)))
    }

    /// Without the messages that were pushed before.
    private mutating func hand(_ report: ListenReport) async throws {
        guard case .batch(var batch) = report else {
            if case .moved(let moved) = report { moved.forEach { note($0.value, of: $0.key) } }
            _ = try await handler(report)
            return
        }
        note(batch.position, of: batch.scope)
        batch.events.removeAll { !heard.insert($0.id) }
        _ = try await handler(.batch(batch))
    }

    private mutating func note(_ position: CursorPosition, of scope: CursorScope) {
        let position = SlackTimestamp(rawValue: position.rawValue)
        positions[scope] = max(positions[scope] ?? position, position)
    }
}
