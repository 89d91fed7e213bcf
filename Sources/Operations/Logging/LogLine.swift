import Foundation
import Logging

/// One log event, ready to be written.
struct LogLine {
    let date: Date
    let level: Logger.Level
    let label: String
    let message: String
    let metadata: Logger.Metadata

    /// Ends with a line break, and has no other.
    func rendered(as format: LogFormat) -> String {
        switch format {
        case .text: text + "\n"
        case .json: json + "\n"
        }
    }

    /// UTC, ISO 8601, to the millisecond.
    var time: String { date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }

    /// By key, so that a line always looks the same.
    static func sorted(_ metadata: Logger.Metadata) -> [(key: String, value: Logger.MetadataValue)] {
        metadata.sorted { $0.key < $1.key }
    }
}
