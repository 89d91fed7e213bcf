/// What a ``PollPlan`` knows of one target.
struct PollEntry: Sendable {
    enum Rhythm: Equatable, Sendable {
        /// Asked again after this time.
        case fixed(Duration)
        /// A conversation: as its activity asks for, within the configured bounds.
        case conversation
        /// A thread that the bot takes part in: as its activity asks for, down to once in ten minutes.
        case thread
        /// Asked only when woken.
        case whenAwake
    }

    /// A silence of this many times the patience brings one request.
    private static let patiencePerSilence = 60
    private static let longestPatience = Duration.seconds(300)
    private static let longestThreadInterval = Duration.seconds(600)
    private static let pushedSlowdown = 20

    var rhythm: Rhythm
    var isDirect = false
    /// Before listening began it is negative.
    var lastActivity: Duration
    var lastPolled: Duration?
    var lastScan: Duration?
    var isAwake = false
    var failures = 0
    var notBefore: Duration = .zero

    init(rhythm: Rhythm, isDirect: Bool = false, lastActivity: Duration) {
        self.rhythm = rhythm
        self.isDirect = isDirect
        self.lastActivity = lastActivity
    }

    /// When to ask again; nil: not before it is woken.
    ///
    /// - Parameter isPushed: what is new comes by itself, so that only what was never asked is due. The fixed rhythm slows down.
    func due(within bounds: ClosedRange<Duration>, isPushed: Bool = false) -> Duration? {
        if isAwake { return notBefore }
        if rhythm == .whenAwake { return nil }
        guard let lastPolled else { return notBefore }
        if isPushed {
            guard case .fixed(let interval) = rhythm else { return nil }
            return max(notBefore, lastPolled + interval * Self.pushedSlowdown)
        }
        return max(notBefore, lastPolled + interval(within: bounds))
    }

    /// Whether it is still to be asked for what came before that moment.
    func isPending(since moment: Duration) -> Bool {
        if rhythm == .whenAwake { return isAwake }
        return lastPolled.map { $0 < moment } ?? true
    }

    /// The time between two requests if there is budget enough.
    func interval(within bounds: ClosedRange<Duration>) -> Duration {
        switch rhythm {
        case .fixed(let interval): interval
        case .conversation where isDirect: min(patience(within: bounds), max(bounds.lowerBound, bounds.upperBound / 2))
        case .conversation: min(patience(within: bounds), bounds.upperBound)
        case .thread: min(patience(within: bounds) * 2, max(bounds.lowerBound, Self.longestThreadInterval))
        case .whenAwake: bounds.upperBound
        }
    }

    /// The longest wait goes first; of two equals the direct message, then the one that was active last.
    struct Rank: Comparable {
        var urgency: Double
        var isDirect: Bool
        var lastActivity: Duration

        static func < (left: Rank, right: Rank) -> Bool {
            if left.urgency != right.urgency { return left.urgency < right.urgency }
            if left.isDirect != right.isDirect { return right.isDirect }
            return left.lastActivity < right.lastActivity
        }
    }

    func rank(at now: Duration, within bounds: ClosedRange<Duration>) -> Rank {
        Rank(urgency: urgency(at: now, within: bounds), isDirect: isDirect, lastActivity: lastActivity)
    }

    /// How long it has waited, in terms of its patience.
    private func urgency(at now: Duration, within bounds: ClosedRange<Duration>) -> Double {
        // Nobody knows since when what was never asked has waited.
        let waited = lastPolled.map { now - $0 } ?? now + Self.longestPatience
        switch rhythm {
        // Rare and cheap, and all else depends on it.
        case .fixed: return .greatestFiniteMagnitude
        case .whenAwake: return waited / bounds.upperBound
        case .conversation, .thread:
            return waited / (isAwake ? bounds.lowerBound : patience(within: bounds))
        }
    }

    private func patience(within bounds: ClosedRange<Duration>) -> Duration {
        let silence = max(.zero, (lastPolled ?? .zero) - lastActivity)
        let patience = min(silence / Self.patiencePerSilence, Self.longestPatience) / (isDirect ? 4 : 1)
        return max(bounds.lowerBound, patience)
    }
}
