/// How log lines look.
package enum LogFormat: String, CaseIterable, Sendable {
    /// For people: `2026-03-04T05:06:07.890Z INFO label: message key=value`.
    case text
    /// For machines: one JSON object a line.
    case json
}
