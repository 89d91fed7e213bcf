import StrictYAML

/// What one run of a reader gives and reports.
struct YAMLReading<Value> {
    let value: Value?
    let problems: [String]

    /// Reads `text` as the file `f`.
    init(_ text: String, maximumBytes: Int = 1 << 20, _ read: (YAMLNode) -> Value?) {
        let log = YAMLProblemLog()
        value = YAMLDocument.root(of: text, file: "f", log: log, maximumBytes: maximumBytes).flatMap(read)
        problems = log.sorted.map(\.description)
    }
}
