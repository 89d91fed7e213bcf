/// One thing that is wrong with a YAML document, where it is, and what to do.
package struct YAMLProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1; 0 if the whole file is meant.
    package var line: Int
    package var column: Int
    package var message: String

    package init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    package var description: String { line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)" }
}
