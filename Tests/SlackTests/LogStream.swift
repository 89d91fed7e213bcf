import Logging

/// A log whose messages can be waited for.
struct LogStream: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    private let feed: AsyncStream<String>.Continuation

    private init(feed: AsyncStream<String>.Continuation) { self.feed = feed }

    static func make() -> (logger: Logger, messages: AsyncStream<String>) {
        let (messages, feed) = AsyncStream.makeStream(of: String.self)
        return (Logger(label: "test", factory: { _ in LogStream(feed: feed) }), messages)
    }

    func log(event: LogEvent) { feed.yield(event.message.description) }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
}
