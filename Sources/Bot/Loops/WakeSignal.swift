/// Lets one loop tell another that there may be something to do. Many signals before the other looks are one.
package struct WakeSignal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    package init() {
        (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package func signal() { continuation.yield() }

    /// Ends the loop that waits, after what was signalled before.
    package func finish() { continuation.finish() }

    /// To be iterated by one loop only.
    var signals: AsyncStream<Void> { stream }
}
