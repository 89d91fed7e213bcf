/// Something that happens on another thread and that a test waits for.
struct Signal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    func raise() {
        continuation.yield()
    }

    /// It will not happen any more.
    func finish() {
        continuation.finish()
    }

    /// Returns once for each ``raise()``; one at a time. False once ``finish()`` was called and all are counted.
    @discardableResult
    func wait() async -> Bool {
        var iterator = stream.makeAsyncIterator()
        return await iterator.next() != nil
    }
}
