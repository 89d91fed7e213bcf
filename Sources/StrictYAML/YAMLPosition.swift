/// A place in a file.
package struct YAMLPosition: Hashable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1; 0 if the whole file is meant.
    package var line: Int
    /// From 1, in Unicode scalars; 0 if the whole file is meant.
    package var column: Int

    package init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    package var description: String { line > 0 ? "\(file):\(line):\(column)" : file }
}
