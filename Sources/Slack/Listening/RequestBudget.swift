/// Spreads requests evenly over time, with a few that may come at once (the generic cell rate algorithm, as in ITU-T I.371).
struct RequestBudget: Sendable {
    private var interval: Duration
    private var tolerance: Duration
    /// When the requests so far would be used up, had they come evenly.
    private var paidUntil: Duration = .zero
    /// No requests before; the service asked for a pause.
    private var heldUntil: Duration = .zero

    init(perMinute: Int) {
        let perMinute = max(1, perMinute)
        interval = .seconds(60) / perMinute
        // What ten seconds allow may come at once.
        tolerance = interval * (perMinute / 6)
    }

    /// When the next request may be made: now or later.
    func ready(at now: Duration) -> Duration {
        max(now, paidUntil - tolerance, heldUntil)
    }

    mutating func spend(at now: Duration) {
        paidUntil = max(paidUntil, now) + interval
    }

    mutating func hold(until time: Duration) {
        heldUntil = max(heldUntil, time)
    }

    mutating func slow(toPerMinute perMinute: Int, at now: Duration) {
        let held = heldUntil
        self = RequestBudget(perMinute: perMinute)
        heldUntil = held
        spend(at: now)
    }
}
