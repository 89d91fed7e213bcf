import Chat
import Curl
import Foundation
import Logging

/// One run of ``SlackService/listen(from:handler:)``: all that is known of the conversations, and the next thing to ask.
struct Listening {
    /// Its position says that viva has listened before, and since when. From then on a conversation without position is new.
    static let sinceScope = CursorScope(rawValue: "conversations")

    let api: SlackAPI
    let configuration: SlackConfiguration
    let logger: Logger
    let directs: Directs
    /// Until a moment, or until there are notes to take.
    private let sleep: @Sendable (ContinuousClock.Instant) async throws -> Void
    private let start = ContinuousClock.now
    private var isSlowed = false

    var plan: PollPlan
    var allowance = HistoryAllowance()
    var positions: [CursorScope: SlackTimestamp]
    var conversations: [ConversationID: WatchedConversation] = [:]
    var threads: [ThreadID: WatchedThread] = [:]
    var own: OwnIdentity?
    /// How far Slack's clock is ahead of ours, if that is more than a network's delay.
    var clockSkew: TimeInterval = 0
    /// When listening began, in Slack's time.
    var began: SlackTimestamp
    /// When the list of conversations was last complete.
    var listedAt: SlackTimestamp?
    /// What was posted and is yet to be noted.
    var unnoted: [PostedNote] = []
    /// The gap in what was pushed that is being filled, and since when it is known.
    var gap: (number: Int, since: Duration) = (0, .zero)

    init(
        api: SlackAPI, configuration: SlackConfiguration, logger: Logger, directs: Directs,
        positions: [CursorScope: SlackTimestamp],
        sleep: @escaping @Sendable (ContinuousClock.Instant) async throws -> Void = {
            try await Task.sleep(until: $0, tolerance: .zero, clock: .continuous)
        }
    ) {
        self.api = api
        self.configuration = configuration
        self.logger = logger
        self.directs = directs
        self.sleep = sleep
        self.positions = positions
        plan = PollPlan(configuration: configuration)
        began = SlackTimestamp(configuration.now())
    }

    /// Time since listening began.
    var now: Duration { start.duration(to: .now) }

    var serverDate: Date { configuration.now() + clockSkew }

    /// Asks one thing, or waits until there is one to ask.
    mutating func step(_ notes: [ListeningNotes.Note]) async throws -> [ListenReport] {
        try Task.checkCancellation()
        notes.forEach { take($0) }
        let reports = notePosted()
        guard reports.isEmpty else { return reports }
        switch plan.next(at: now) {
        case .wait(let time):
            try await sleep(start + time)
            return []
        case .poll(let target):
            return try await poll(target)
        }
    }

    private mutating func poll(_ target: PollPlan.Target) async throws -> [ListenReport] {
        do {
            let reports =
                switch target {
                case .membership: try await pollMembership()
                case .conversation(let id): try await poll(id)
                case .thread(let id): try await poll(id)
                }
            plan.succeeded(target, at: now)
            scanOn(target)
            return reports.isEmpty ? [.alive] : reports
        } catch let failure as SlackFailure {
            try Task.checkCancellation()
            return try reports(on: failure, of: target)
        }
    }

    // MARK: Failures

    private mutating func reports(on failure: SlackFailure, of target: PollPlan.Target) throws -> [ListenReport] {
        let error = failure.asReading
        let jitter = configuration.jitter()
        switch failure {
        case .limited(let pause):
            plan.hold(target.method, until: now + pause + .seconds(jitter))
            if target.method != .membership {
                allowance.sawLimit(retryAfter: pause)
                obeyAllowance()
            }
        case .noAnswer:
            plan.linkFailed(at: now, jitter: jitter)
        case .unreadable:
            plan.linkFailed(at: now, jitter: jitter)
            plan.failed(target, at: now, jitter: jitter)
        case .refused:
            switch error {
            case .unauthorized: throw error
            case .conversationClosed(let reason):
                close(target, reason: reason, jitter: jitter)
                return []
            default: plan.failed(target, at: now, jitter: jitter)
            }
        }
        logger.warning(
            "Slack could not be read", metadata: ["method": "\(target.method.rawValue)", "error": "\(error)"])
        return [.interrupted(error)]
    }

    /// The list of conversations will tell whether the bot is still in it; until then it is asked rarely.
    private mutating func close(_ target: PollPlan.Target, reason: String, jitter: Double) {
        logger.notice("A conversation is closed to the bot", metadata: ["reason": "\(reason)", "target": "\(target)"])
        if case .thread(let id) = target {
            forget(id)
        } else {
            plan.failed(target, at: now, atLeast: .seconds(60), jitter: jitter)
        }
        plan.wake(.membership)
    }

    /// After a page or a refusal that may have shown that Slack restricts this app.
    mutating func obeyAllowance() {
        guard allowance.isRestricted, !isSlowed else { return }
        isSlowed = true
        for method in [SlackMethod.history, .replies] {
            plan.slow(method, toPerMinute: HistoryAllowance.restrictedPerMinute, at: now)
        }
        logger.warning(
            """
            Slack allows this app one request a minute and 15 messages at a time, so answers will be slow: \
            create an app of your own workspace and use its token
            """)
    }

    // MARK: Requests

    /// Longer pages are allowed, but advised against.
    var pageLimit: Int { allowance.isRestricted ? HistoryAllowance.restrictedPage : 200 }

    var reader: MessageReader { MessageReader(user: own?.user ?? "", app: own?.app) }

    /// Waits for the method's budget and takes its share.
    mutating func pace(_ method: SlackMethod) async throws {
        var time = plan.ready(method, at: now)
        while time > now {
            try await Task.sleep(until: start + time, tolerance: .zero, clock: .continuous)
            time = plan.ready(method, at: now)
        }
        plan.spend(method, at: now)
    }

    /// All pages of a list. Half a list would be worse than none: Slack does not promise which end comes first.
    mutating func drain<Page: SlackPage>(
        _ method: SlackMethod, _ arguments: [(name: String, value: String)], as: Page.Type
    ) async throws -> [Page.Element] {
        var elements: [Page.Element] = []
        var cursor: String?
        repeat {
            let page = try await page(method, arguments + (cursor.map { [("cursor", $0)] } ?? []), as: Page.self)
            let next = page.nextCursor
            if page.hasMore == true && next == nil || next != nil && next == cursor {
                throw SlackFailure.refused(SlackRefusal(method: method, code: "more pages, but no way to the next"))
            }
            elements += page.elements
            cursor = next
        } while cursor != nil
        return elements
    }

    mutating func page<Page: SlackPage>(
        _ method: SlackMethod, _ arguments: [(name: String, value: String)], as: Page.Type
    ) async throws -> Page {
        try await pace(method)
        let limit = pageLimit
        let page = try await api.read(method, arguments + [("limit", String(limit))], as: Page.self)
        if method != .membership {
            allowance.sawPage(asked: limit, got: page.elements.count, hasMore: page.nextCursor != nil)
            obeyAllowance()
        }
        return page
    }
}
