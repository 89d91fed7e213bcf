/// Reads a scripted fault from what a test says. Its kinds: `error` (with the code `error`, else internal_error), `http_500`,
/// `html_502`, `ratelimit` (`retry_after`, 1 second), `delay_ms` (`ms`), `cut` (the connection closes before the work) and
/// `lose_answer` (it closes after). With `works_first` any kind strikes after the work. Once, unless `times` or a
/// `probability` with its `seed` says otherwise; with both, until it has struck so often.
enum FaultReader {
    /// - Throws: `invalid_arguments`, with what is wrong in its messages.
    static func rule(_ arguments: Arguments) throws(APIError) -> FaultPlan.Rule {
        let method = try arguments.required("method")
        var rule: FaultPlan.Rule
        switch try arguments.required("kind") {
        case "error":
            rule = FaultPlan.Rule(method: method, kind: .error(arguments.string("error") ?? "internal_error"))
        case "http_500": rule = FaultPlan.Rule(method: method, kind: .http500)
        case "html_502": rule = FaultPlan.Rule(method: method, kind: .html502)
        case "cut": rule = FaultPlan.Rule(method: method, kind: .cut)
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
            throw invalid("kind is one of error, http_500, html_502, delay_ms, cut, lose_answer, ratelimit")
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
