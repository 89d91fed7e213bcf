/// When a transfer has taken too long, and by which measure. Values in, values out: the clock is the caller's.
struct TransferDeadlines {
    typealias Instant = ContinuousClock.Instant

    /// Longer waits are cut to this, so that adding them to an instant cannot overflow.
    static let longest = Duration.seconds(10 * 365 * 86_400)

    private let connectBy: Instant
    private let endBy: Instant
    private let idle: Duration
    /// Nil until a connection stands.
    private var lastActivity: Instant?

    init(start: Instant, timeouts: HTTPTimeouts) {
        connectBy = start + Self.clamped(timeouts.connect)
        endBy = start + Self.clamped(timeouts.total)
        idle = Self.clamped(timeouts.idle)
    }

    /// A byte was sent or received, or a connection is ready to send the first.
    mutating func noteActivity(at now: Instant) {
        lastActivity = now
    }

    /// The next instant at which the transfer is overdue if nothing happens until then, and what it is then called.
    var next: (instant: Instant, kind: HTTPError.Kind) {
        let (instant, kind) =
            lastActivity.map { ($0 + idle, .idleTimeout) } ?? (connectBy, HTTPError.Kind.connectTimeout)
        return instant < endBy ? (instant, kind) : (endBy, .totalTimeout)
    }

    /// Until when nobody needs to look: the transfer cannot be overdue before, even if its connection comes to stand meanwhile.
    func nextCheck(at now: Instant) -> Instant {
        min(next.instant, now + idle)
    }

    static func clamped(_ duration: Duration) -> Duration {
        min(max(duration, .zero), longest)
    }
}
