package import Logging

/// How log lines look.
package enum LogFormat: String, CaseIterable, Sendable {
    /// For people: `2026-03-04T05:06:07.890Z INFO label: message key=value`.
    case text
    /// For machines: one JSON object a line.
    case json

    /// Makes the handlers of a process that logs to standard error, for `LoggingSystem.bootstrap`.
    package func handler(level: Logger.Level) -> @Sendable (String) -> any LogHandler {
        { label in LineLogHandler(label: label, format: self, level: level) }
    }
}
