import Chat

/// Decides what is asked next, and when. A value without clock: `now` is the time since listening began.
///
/// Every target has a patience, which grows with its silence: what was active a minute ago is asked every few seconds, what was
/// silent for hours every few minutes, and direct messages are four times as impatient. When requests are scarce, the target
/// goes first that has waited longest in terms of its patience. So each gets a share, and none starves.
struct PollPlan: Sendable {
    enum Target: Hashable, Sendable {
        case membership
        case conversation(ConversationID)
        case thread(ThreadID)

        var method: SlackMethod {
            switch self {
            case .membership: .membership
            case .conversation: .history
            case .thread: .replies
            }
        }
    }

    enum Step: Equatable, Sendable {
        case poll(Target)
        /// Nothing to do before.
        case wait(until: Duration)
    }

    private(set) var entries: [Target: PollEntry] = [:]
    private var budgets: [SlackMethod: RequestBudget]
    private let pollInterval: ClosedRange<Duration>
    private let scanInterval: Duration
    private let backoff: Backoff
    /// Failures in a row, whatever was asked.
    private var linkFailures = 0
    private var linkDownUntil: Duration = .zero
    /// What is new comes by itself; only what is awake or was never asked is asked.
    var isPushed = false

    init(configuration: SlackConfiguration) {
        pollInterval = configuration.pollInterval
        scanInterval = configuration.threadScanInterval
        backoff = Backoff(bounds: configuration.retryDelay)
        budgets = [
            // `users.conversations` is in a tier with half as many requests as the others.
            .membership: RequestBudget(perMinute: configuration.historyRequestsPerMinute / 2),
            .history: RequestBudget(perMinute: configuration.historyRequestsPerMinute),
            .replies: RequestBudget(perMinute: configuration.repliesRequestsPerMinute),
        ]
        entries[.membership] = PollEntry(rhythm: .fixed(configuration.membershipInterval), lastActivity: .zero)
    }

    // MARK: What is watched

    mutating func watch(_ target: Target, rhythm: PollEntry.Rhythm, isDirect: Bool, lastActivity: Duration) {
        entries[target] = PollEntry(rhythm: rhythm, isDirect: isDirect, lastActivity: lastActivity)
    }

    mutating func drop(_ target: Target) {
        entries[target] = nil
    }

    mutating func setRhythm(_ rhythm: PollEntry.Rhythm, of target: Target) {
        entries[target]?.rhythm = rhythm
    }

    /// Something was said there, so that more may come soon.
    mutating func noteActivity(in target: Target, at time: Duration) {
        guard let last = entries[target]?.lastActivity else { return }
        entries[target]?.lastActivity = max(last, time)
    }

    /// There is something to fetch.
    mutating func wake(_ target: Target) {
        entries[target]?.isAwake = true
    }

    /// It is known without asking that there is nothing to fetch.
    mutating func noteQuiet(_ target: Target, at now: Duration) {
        entries[target]?.lastPolled = now
        entries[target]?.isAwake = false
    }

    /// There may be something to fetch anywhere, except in threads of others, which their beginnings tell of.
    mutating func wakeAll() {
        for (target, entry) in entries where entry.rhythm != .whenAwake {
            entries[target]?.isAwake = true
            entries[target]?.lastScan = nil
        }
    }

    /// The conversations and threads that are still to be asked for what came before that moment.
    func pending(since moment: Duration) -> Set<Target> {
        Set(entries.lazy.filter { $0.key != .membership && $0.value.isPending(since: moment) }.map(\.key))
    }

    func isPending(_ target: Target, since moment: Duration) -> Bool {
        entries[target]?.isPending(since: moment) ?? true
    }

    /// Looks at older beginnings of threads without waiting for its turn.
    mutating func scanOn(_ target: Target) {
        entries[target]?.isAwake = true
        entries[target]?.lastScan = nil
    }

    // MARK: What came of it

    /// Before each request, also for the further pages of an answer.
    mutating func spend(_ method: SlackMethod, at now: Duration) {
        budgets[method]?.spend(at: now)
    }

    mutating func succeeded(_ target: Target, at now: Duration) {
        linkFailures = 0
        entries[target]?.failures = 0
        entries[target]?.isAwake = false
        entries[target]?.lastPolled = now
    }

    mutating func noteScan(of target: Target, at now: Duration) {
        entries[target]?.lastScan = now
    }

    /// The target could not be asked. Others can, if the link is not at fault.
    mutating func failed(_ target: Target, at now: Duration, atLeast least: Duration = .zero, jitter: Double) {
        guard let entry = entries[target] else { return }
        let failures = entry.failures + 1
        entries[target]?.failures = failures
        entries[target]?.notBefore = now + max(least, backoff.pause(failures: failures, jitter: jitter))
    }

    /// No answer, or none of Slack's.
    mutating func linkFailed(at now: Duration, jitter: Double) {
        linkFailures += 1
        linkDownUntil = now + backoff.pause(failures: linkFailures, jitter: jitter)
    }

    mutating func hold(_ method: SlackMethod, until time: Duration) {
        budgets[method]?.hold(until: time)
    }

    mutating func slow(_ method: SlackMethod, toPerMinute perMinute: Int, at now: Duration) {
        budgets[method]?.slow(toPerMinute: perMinute, at: now)
    }

    // MARK: What comes next

    /// When a request of this method may be made.
    func ready(_ method: SlackMethod, at now: Duration) -> Duration {
        max(linkDownUntil, budgets[method]?.ready(at: now) ?? now)
    }

    func next(at now: Duration) -> Step {
        // Looked up once, not for each of hundreds of targets.
        let membership = ready(.membership, at: now)
        let history = ready(.history, at: now)
        let replies = ready(.replies, at: now)
        var best: (target: Target, rank: PollEntry.Rank)?
        var earliest: Duration?
        for (target, entry) in entries {
            guard let due = entry.due(within: pollInterval, isPushed: isPushed) else { continue }
            let budget =
                switch target {
                case .membership: membership
                case .conversation: history
                case .thread: replies
                }
            let time = max(due, budget)
            if time > now {
                earliest = min(earliest ?? time, time)
                continue
            }
            let rank = entry.rank(at: now, within: pollInterval)
            if best.map({ rank > $0.rank }) ?? true { best = (target, rank) }
        }
        if let best { return .poll(best.target) }
        return .wait(until: earliest ?? now + pollInterval.upperBound)
    }

    /// Whether the recent messages are due to be read again for the growth of their threads.
    func isScanDue(_ target: Target, at now: Duration) -> Bool {
        guard let entry = entries[target], let last = entry.lastScan else { return true }
        return now - last >= max(scanInterval, entry.interval(within: pollInterval) * 4)
    }
}
