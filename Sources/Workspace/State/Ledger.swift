/// The state, the journal that keeps it and the feed that tells of it: what changes in a workspace changes here.
struct Ledger: Sendable {
    private(set) var state: WorkspaceState
    private(set) var feed: Feed
    var faults = FaultPlan()
    /// Added to the clock, in microseconds, to let a test live in another time.
    var clockOffset: Int64 = 0
    var sockets = Sockets()
    let alarms = Alarms()
    let signedEvents = SignedEvents()
    var triggers = Triggers()
    var responseLinks = ResponseLinks()
    var uploads = Uploads()
    var fileStore: FileStore
    private var lastSerial: Int64 = 0
    private var journal: Journal?
    let configuration: WorkspaceConfiguration

    /// A new workspace, or the one that the configuration's file holds.
    init(configuration: WorkspaceConfiguration) throws(WorkspaceError) {
        let now = Timestamp(date: configuration.clock())
        guard let path = configuration.file else {
            self.init(configuration, founded: now, journal: nil)
            return
        }
        let (journal, contents) = try Journal.open(path, now: now)
        self.init(configuration, founded: contents.founded, journal: journal)
        for change in contents.changes { state.apply(change) }
    }

    init(_ configuration: WorkspaceConfiguration, founded: Timestamp, journal: Journal?) {
        self.configuration = configuration
        self.journal = journal
        fileStore = FileStore(beside: configuration.file)
        feed = Feed(startingAt: Timestamp(date: configuration.clock()))
        state = Self.fresh(configuration, founded: founded)
    }

    private static func fresh(_ configuration: WorkspaceConfiguration, founded: Timestamp) -> WorkspaceState {
        .fresh(founded: founded, botToken: configuration.botToken, appToken: configuration.appToken)
    }

    /// The token that the workspace was started with for its bot.
    var botToken: String { configuration.botToken }

    /// Where the workspace is reached, ending with a slash.
    var baseURL: String {
        get { state.baseURL }
        set { state.baseURL = newValue }
    }

    /// The time now, as the workspace sees it.
    var now: Timestamp {
        let clock = Timestamp(date: configuration.clock())
        return Timestamp(microseconds: clock.microseconds + clockOffset)
    }

    /// The timestamp for something that happens now.
    var nextTimestamp: Timestamp { state.timestamp(now: now) }

    /// A name that was never given out before: the prefix and the time, made unique.
    mutating func freshID(_ prefix: String) -> String {
        lastSerial = max(lastSerial + 1, now.microseconds)
        let digits = String(lastSerial, radix: 36, uppercase: true)
        return prefix + String(repeating: "0", count: max(0, 11 - digits.utf8.count)) + digits
    }

    /// Writes a change to the journal, makes it true and tells of it; when it throws, nothing has happened.
    mutating func commit(_ change: Change) throws(APIError) {
        if change.isLasting {
            do {
                try journal?.append(change)
            } catch {
                throw APIError("internal_error", cause: "the workspace file cannot be written: \(error)")
            }
        }
        // What a deletion touches is known before it, how everything looks is known after it.
        let place = Place(of: change, in: state)
        let before = isHeard ? WorkspaceState.Before(change, in: state) : nil
        state.apply(change)
        announce(change, place)
        guard let before else { return }
        for event in state.events(of: change, before: before, at: now) { dispatch(event) }
    }

    /// Back to a fresh workspace, without faults and with the real time.
    mutating func reset() throws(APIError) {
        clockOffset = 0
        faults = FaultPlan()
        triggers = Triggers()
        responseLinks = ResponseLinks()
        sockets.forget()
        let founded = now
        do {
            try journal?.restart(founded: founded)
        } catch {
            throw APIError("internal_error", cause: error.description)
        }
        try fileStore.clear()
        uploads = Uploads()
        let address = baseURL
        state = Self.fresh(configuration, founded: founded)
        baseURL = address
        feed.restart(at: founded)
    }

    // MARK: Telling

    private struct Place {
        var thread: Timestamp?

        init(of change: Change, in state: WorkspaceState) {
            if case .deleted(let channel, let ts) = change { thread = state[channel: channel]?.log[ts]?.thread }
        }
    }

    private mutating func announce(_ change: Change, _ place: Place) {
        switch change {
        case .posted(let channel, let message):
            announce("message", message.ts, in: channel)
            if let parent = message.thread { announce("message_changed", parent, in: channel) }
        case .whispered(let id, let user, let message):
            announce("message", message, to: user, in: id)
        case .whisperChanged(let id, let user, let message):
            announce("message_changed", message, to: user, in: id)
        case .whisperRemoved(let id, let user, let ts):
            feed.add(["type": "message_deleted", "channel": .string(id), "ts": ts.json], audience: [user])
        case .rewritten(let channel, let message):
            announce("message_changed", message.ts, in: channel)
        case .reacted(let channel, let ts, _, _, _):
            announce("message_changed", ts, in: channel)
        case .deleted(let channel, let ts):
            announce("message_changed", ts, in: channel)
            if let parent = place.thread { announce("message_changed", parent, in: channel) }
        case .opened, .joined, .left, .archived, .installed:
            feed.add(["type": "conversations"], audience: nil)
        case .showed(let user, let views):
            feed.add(["type": "views", "views": .array(views.map { .object(state.json($0)) })], audience: [user])
        case .published(let view):
            feed.add(["type": "home", "view": .object(state.json(view))], audience: [view.user])
        case .granted, .uploaded:
            return
        }
        feed.wake()
    }

    /// Tells how a message looks now; one that is not there any more is told as deleted.
    private mutating func announce(_ type: String, _ ts: Timestamp, in id: String) {
        guard let channel = state[channel: id] else { return }
        let audience = channel.info.kind == .publicChannel ? nil : channel.info.members
        if let message = channel.log[ts] {
            let shown = state.json(message, in: channel)
            feed.add(["type": .string(type), "channel": .string(id), "message": shown], audience: audience)
        } else {
            feed.add(["type": "message_deleted", "channel": .string(id), "ts": ts.json], audience: audience)
        }
    }

    private mutating func announce(_ type: String, _ message: Message, to user: String, in id: String) {
        guard let channel = state[channel: id], case .object(var shown) = state.json(message, in: channel) else {
            return
        }
        shown.append("is_ephemeral", true)
        feed.add(["type": .string(type), "channel": .string(id), "message": .object(shown)], audience: [user])
    }

    /// Tells one person, or everybody, of something that is no change of the state.
    mutating func tell(_ content: JSON, to user: String? = nil) {
        feed.add(content, audience: user.map { [$0] })
        feed.wake()
    }

    /// Tells whether a bot is there to answer.
    mutating func announceConnection() {
        tell(["type": "bot", "connected": .bool(!sockets.open.isEmpty)])
    }

    // MARK: Following

    mutating func follow() -> (id: Int, wakes: AsyncStream<Void>) { feed.follow() }
    mutating func unfollow(_ id: Int) { feed.unfollow(id) }

    /// Ends every live stream and socket: they never end by themselves.
    mutating func finish() {
        feed.finish()
        sockets.finish()
    }

    /// Lets another workspace have the file; changes are refused from now on, but for a workspace in memory.
    func closeJournal() { journal?.close() }
}
