package import Foundation
package import Logging

/// Writes every log event as one line. Whatever is in the values, it stays one line.
package struct LineLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let format: LogFormat
    private let output: LogOutput
    private let now: @Sendable () -> Date

    package init(
        label: String,
        format: LogFormat,
        level: Logger.Level,
        output: LogOutput = .standardError,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.label = label
        self.format = format
        self.output = output
        self.now = now
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// The nearer to the event, the stronger: the event's own metadata, then the provider's, then the handler's.
    package func log(event: LogEvent) {
        var metadata = metadata
        if let error = event.error { metadata["error"] = "\(error)" }
        for nearer in [metadataProvider?.get(), event.metadata] {
            metadata.merge(nearer ?? [:]) { $1 }
        }
        let line = LogLine(
            date: now(), level: event.level, label: label, message: "\(event.message)", metadata: metadata)
        output.write(line.rendered(as: format))
    }
}
