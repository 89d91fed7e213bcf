/// The faults that tests and demonstrations ask for, in the order they were asked for. With the same rules, seeds and calls
/// it does the same.
struct FaultPlan: Sendable {
    /// What goes wrong with a call.
    enum Kind: Sendable, Equatable {
        case error(String)
        case http500
        case html502
        case rateLimit(retryAfter: Int)
        /// The connection is closed without an answer.
        case cut
        /// What goes over a socket is lost, sent twice, or overtaken by the next.
        case drop, duplicate, reorder
    }

    struct Rule: Sendable {
        /// A method's name, "*" for every one, or what goes over a socket: `socket.hello`, `socket.envelope`, `socket.ack`,
        /// `socket.ping`.
        let method: String
        /// Nil only delays.
        let kind: Kind?
        /// Whether the call does its work before it goes wrong.
        var worksFirst = false
        var delayMilliseconds = 0
        /// How often it still strikes; nil is without end.
        var remaining: Int?
        /// The share of the calls that it strikes, 0 to 1.
        var probability = 1.0
        var generator = SplitMix64(seed: 0)
    }

    /// What happens to one call.
    struct Verdict: Sendable, Equatable {
        var kind: Kind?
        var worksFirst = false
        var delayMilliseconds = 0
    }

    /// At most this many calls in any minute.
    private struct Budget: Sendable {
        let perMinute: Int
        var calls: [Timestamp] = []
    }

    private var rules: [Rule] = []
    private var budgets: [String: Budget] = [:]

    mutating func add(_ rule: Rule) { rules.append(rule) }

    /// Answers 429 to that method beyond so many calls a minute; nil lifts the limit.
    mutating func limit(_ method: String, perMinute: Int?) {
        budgets[method] = perMinute.map { Budget(perMinute: $0) }
    }

    mutating func clear() { self = FaultPlan() }

    /// Decides about a call. Delays add up; of the rest, the first rule that strikes wins.
    mutating func next(_ method: String, now: Timestamp) -> Verdict {
        var verdict = Verdict()
        let isCall = !method.hasPrefix("socket.")
        for index in rules.indices where rules[index].method == method || (isCall && rules[index].method == "*") {
            guard rules[index].remaining != 0, rules[index].strikes() else { continue }
            if let remaining = rules[index].remaining { rules[index].remaining = remaining - 1 }
            verdict.delayMilliseconds += rules[index].delayMilliseconds
            guard let kind = rules[index].kind else { continue }
            verdict.kind = kind
            verdict.worksFirst = rules[index].worksFirst
            break
        }
        rules.removeAll { $0.remaining == 0 }
        if verdict.kind == nil, let seconds = spend(method, now: now) { verdict.kind = .rateLimit(retryAfter: seconds) }
        return verdict
    }

    /// Takes a call from the method's budget; when it is used up, the seconds until there is room.
    private mutating func spend(_ method: String, now: Timestamp) -> Int? {
        guard var budget = budgets[method] else { return nil }
        let minute: Int64 = 60_000_000
        budget.calls.removeAll { now.microseconds - $0.microseconds >= minute }
        defer { budgets[method] = budget }
        if budget.calls.count < budget.perMinute {
            budget.calls.append(now)
            return nil
        }
        guard let first = budget.calls.first else { return 60 }
        return max(1, Int((first.microseconds + minute - now.microseconds + 999_999) / 1_000_000))
    }
}

extension FaultPlan.Rule {
    fileprivate mutating func strikes() -> Bool {
        probability >= 1 || generator.fraction() < probability
    }
}
