/// A request on its way to the thread that carries it out, with the way back to its caller.
struct Call: Sendable {
    typealias ID = UInt64

    let id: ID
    let request: HTTPRequest
    /// When the caller asked; ``HTTPTimeouts/total`` counts from here.
    let start: ContinuousClock.Instant
    let continuation: CheckedContinuation<Result<HTTPResponse, HTTPError>, Never>
}
