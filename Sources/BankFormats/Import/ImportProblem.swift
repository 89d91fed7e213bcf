/// Something in a file to import that is wrong, or that may not be meant as it stands: where it is, and what to do.
package struct ImportProblem: Hashable, Sendable, CustomStringConvertible {
    package enum Severity: Hashable, Sendable {
        /// What it belongs to is not imported.
        case error
        /// It is imported as said.
        case warning
    }

    package var file: String
    /// Nil: the whole file is meant.
    package var place: SourcePlace?
    package var severity: Severity
    package var code: Code
    package var message: String

    package init(file: String, place: SourcePlace?, severity: Severity, code: Code, message: String) {
        self.file = file
        self.place = place
        self.severity = severity
        self.code = code
        self.message = message
    }

    package var description: String {
        let position = place.map { "\(file):\($0.line):\($0.column)" } ?? file
        return "\(position): \(message)" + (severity == .warning ? " (warning)" : "")
    }
}
