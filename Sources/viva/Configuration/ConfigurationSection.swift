import StrictYAML

/// One mapping of the configuration file, together with the environment variables that win over its keys: `log.level` is
/// `VIVA_LOG_LEVEL`.
struct ConfigurationSection {
    private let mapping: YAMLMapping?
    private let variables: EnvironmentVariables
    private let prefix: String

    /// - Parameter mapping: nil where the file has no such section.
    init(_ mapping: YAMLMapping?, variables: EnvironmentVariables, prefix: String = "VIVA") {
        self.mapping = mapping
        self.variables = variables
        self.prefix = prefix
    }

    func read<Value>(_ key: String, into value: inout Value, _ read: (YAMLNode) -> Value?) {
        let node = mapping?.optional(key)
        if let override = variables.node("\(prefix)_\(key.uppercased())") {
            if let read = read(override) { value = read }
        } else if let node, let read = read(node) {
            value = read
        }
    }

    /// For keys that may be left empty.
    func readOptional<Value>(_ key: String, into value: inout Value?, _ read: (YAMLNode) -> Value?) {
        self.read(key, into: &value) { node -> Value?? in node.isNull ? .some(nil) : read(node).map { .some($0) } }
    }

    func section(_ key: String, _ body: (ConfigurationSection) -> Void) {
        let prefix = "\(prefix)_\(key.uppercased())"
        if let node = mapping?.optional(key), !node.isNull {
            let _: Void? = node.mapping { body(ConfigurationSection($0, variables: variables, prefix: prefix)) }
        } else {
            body(ConfigurationSection(nil, variables: variables, prefix: prefix))
        }
    }
}

/// The environment as far as it is viva's. Remembers what was asked for: a misspelt variable would silently do nothing.
final class EnvironmentVariables {
    private let variables: [String: String]
    private let log: YAMLProblemLog
    private var known: Set<String> = ["VIVA_CONFIG", "VIVA_ORACLES"]

    init(_ environment: [String: String], log: YAMLProblemLog) {
        variables = environment.filter { $0.key.hasPrefix("VIVA_") }
        self.log = log
    }

    /// Nil if it is not set, or empty.
    func value(_ name: String) -> String? {
        known.insert(name)
        return variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    func node(_ name: String) -> YAMLNode? {
        value(name).map { YAMLNode(text: $0, source: "environment variable \(name)", log: log) }
    }

    func reportUnknown() {
        for name in variables.keys.sorted() where !known.contains(name) {
            let nearest = NearestWord.of(name, among: known).map { "; did you mean \($0)?" } ?? ""
            log.report("is not known\(nearest)", at: YAMLPosition(file: "environment variable \(name)"))
        }
    }
}
