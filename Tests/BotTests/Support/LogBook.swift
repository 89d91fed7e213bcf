import Logging
import Synchronization

/// Remembers what is logged, metadata included.
final class LogBook: Sendable {
    struct Entry: Sendable {
        var level: Logger.Level
        var message: String
        var metadata: [String: String]
    }

    private let state = Mutex<[Entry]>([])

    var entries: [Entry] { state.withLock { $0 } }
    var logger: Logger { Logger(label: "test", factory: { _ in Handler(book: self) }) }

    func entries(about message: String) -> [Entry] { entries.filter { $0.message.contains(message) } }

    private struct Handler: LogHandler {
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace
        let book: LogBook

        init(book: LogBook) { self.book = book }

        func log(event: LogEvent) {
            let metadata = (event.metadata ?? [:]).mapValues { "\($0)" }
            let entry = Entry(level: event.level, message: event.message.description, metadata: metadata)
            book.state.withLock { $0.append(entry) }
        }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
    }
}
