/// Why the parser cannot go on.
package struct YAMLEventError: Error {
    package enum Kind: Sendable {
        /// The bytes are no text that YAML allows.
        case unreadable
        /// The text is no YAML.
        case malformed
        case outOfMemory
    }

    /// What had begun when the problem was met.
    package struct Context: Sendable {
        package var text: String
        /// From 1.
        package var line: Int
    }

    package var kind: Kind
    /// In libyaml's terse words.
    package var problem: String
    package var context: Context?
    /// From 1; they mean nothing if the text is unreadable.
    package var line: Int
    package var column: Int
    /// Of the byte that cannot be read.
    package var offset: Int
}
