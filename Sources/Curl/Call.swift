/// The way back to a caller who waits.
typealias Reply<Value: Sendable> = CheckedContinuation<Result<Value, HTTPError>, Never>

/// A request on its way to the thread that carries it out, with the way back to its caller.
struct Call: Sendable {
    /// Of anything a caller waits for; never 0.
    typealias ID = UInt64

    let id: ID
    let request: HTTPRequest
    /// When the caller asked; ``HTTPTimeouts/total`` counts from here.
    let start: ContinuousClock.Instant
    let continuation: Reply<HTTPResponse>
}
