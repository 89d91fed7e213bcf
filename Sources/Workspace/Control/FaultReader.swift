/// Reads a scripted fault from what a test says. Its kinds: `error` (with the code `error`, else internal_error), `http_500`,
/// `html_502`, `ratelimit` (`retry_after`, 1 second), `delay_ms` (`ms`), `cut` (the connection closes before the work) and
/// `lose_answer` (it closes after). What goes over sockets has names of its own (`socket.hello`, `socket.envelope`, `socket.ack`,
/// `socket.ping`) and the kinds `drop`, `duplicate`, `reorder`, `delay_ms` and `cut`. With `works_first` any kind strikes after the work. Once, unless `times` or a
/// `probability` with its `seed` says otherwise; with both, until it has struck so often.
enum FaultReader {
    /// - Throws: `invalid_arguments`, with what is wrong in its messages.
    static func rule(_ arguments: Arguments) throws(APIError) -> FaultPlan.Rule {
        let method = try arguments.required("method")
        var rule: FaultPlan.Rule
        let kind = try arguments.required("kind")
        try check(kind, suits: method)
        switch kind {
        case "error":
            rule = FaultPlan.Rule(method: method, kind: .error(arguments.string("error") ?? "internal_error"))
        case "http_500": rule = FaultPlan.Rule(method: method, kind: .http500)
        case "html_502": rule = FaultPlan.Rule(method: method, kind: .html502)
        case "cut": rule = FaultPlan.Rule(method: method, kind: .cut)
        case "drop": rule = FaultPlan.Rule(method: method, kind: .drop)
        case "duplicate": rule = FaultPlan.Rule(method: method, kind: .duplicate)
        case "reorder": rule = FaultPlan.Rule(method: method, kind: .reorder)
        case "lose_answer":
            rule = FaultPlan.Rule(method: method, kind: .cut)
            rule.worksFirst = true
        case "ratelimit":
            let seconds = try arguments.number("retry_after", in: 0...86_400) ?? 1
            rule = FaultPlan.Rule(method: method, kind: .rateLimit(retryAfter: seconds))
        case "delay_ms":
            rule = FaultPlan.Rule(method: method, kind: nil)
            guard let delay = try arguments.number("ms", in: 0...600_000) else {
                throw invalid("a delay needs ms, its length in milliseconds")
            }
            rule.delayMilliseconds = delay
        default:
            throw invalid(
                "kind is one of error, http_500, html_502, delay_ms, cut, lose_answer, ratelimit, drop, duplicate, reorder"
            )
        }
        if arguments.flag("works_first") { rule.worksFirst = true }
        rule.remaining = try arguments.number("times", in: 0...1_000_000)
        if let text = arguments.string("probability") {
            guard let share = Double(text), (0...1).contains(share) else { throw invalid("probability is from 0 to 1") }
            guard let seed = arguments.string("seed").flatMap({ UInt64($0) }) else {
                throw invalid("a probability needs a seed, a whole number from 0")
            }
            rule.probability = share
            rule.generator = SplitMix64(seed: seed)
        } else if rule.remaining == nil {
            rule.remaining = 1
        }
        return rule
    }

    /// What each part of a socket's traffic can suffer.
    private static let socketKinds: [String: Set<String>] = [
        "socket.hello": ["drop", "delay_ms", "cut"],
        "socket.envelope": ["drop", "duplicate", "reorder", "delay_ms", "cut"],
        "socket.ack": ["drop"], "socket.ping": ["drop"],
    ]

    private static func check(_ kind: String, suits method: String) throws(APIError) {
        if method.hasPrefix("socket.") {
            guard let kinds = socketKinds[method] else {
                throw invalid("of sockets there are \(socketKinds.keys.sorted().joined(separator: ", "))")
            }
            guard kinds.contains(kind) else {
                throw invalid("kind, for \(method), is one of \(kinds.sorted().joined(separator: ", "))")
            }
        } else if ["drop", "duplicate", "reorder"].contains(kind) {
            throw invalid("\(kind) is for what goes over sockets, such as socket.envelope")
        }
    }

    fileprivate static func invalid(_ message: String) -> APIError {
        APIError("invalid_arguments", messages: [message])
    }
}

extension Arguments {
    /// A whole number in a range; nil when it is absent.
    func number(_ name: String, in range: ClosedRange<Int>) throws(APIError) -> Int? {
        guard let text = string(name), !text.isEmpty else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw FaultReader.invalid("\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
