/// A mapping that remembers which keys its reader asked for, so that all others can be named as unknown.
package final class YAMLMapping {
    private struct Entry {
        let name: String
        let key: YAMLNode
        let value: YAMLNode
        var isTaken = false
    }

    package let node: YAMLNode
    private var entries: [Entry] = []
    private var asked: [String] = []
    private var missing: [String] = []
    /// Where the next search begins: keys mostly stand in the order in which they are asked for.
    private var next = 0

    /// Nil if the node is no mapping. Keys that are no texts are reported.
    init?(_ node: YAMLNode) {
        guard case .mapping(let pairs, _) = node.tree else { return nil }
        self.node = node
        entries.reserveCapacity(pairs.count)
        for pair in pairs {
            let key = node.child(pair.key)
            guard case .scalar(let scalar) = pair.key else {
                let _: Never? = key.mismatch("a key")
                continue
            }
            entries.append(Entry(name: scalar.text, key: key, value: node.child(pair.value)))
        }
    }

    /// Whether a key is there, known or not.
    package func has(_ name: String) -> Bool {
        entries.contains { $0.name == name }
    }

    /// The value of a key that has to be there; nil if it is missing or cannot be read, which is reported.
    package func required<Value>(_ name: String, _ read: (YAMLNode) -> Value?) -> Value? {
        guard let value = optional(name) else {
            missing.append(name)
            return nil
        }
        return read(value)
    }

    /// The value of a key that may be absent; nil then, and if it cannot be read, which is reported.
    package func optional<Value>(_ name: String, _ read: (YAMLNode) -> Value?) -> Value? {
        optional(name).flatMap(read)
    }

    /// The node of a key that may be absent.
    package func optional(_ name: String) -> YAMLNode? {
        asked.append(name)
        let index =
            entries[next...].firstIndex { $0.name == name } ?? entries[..<next].firstIndex { $0.name == name }
        guard let index else { return nil }
        entries[index].isTaken = true
        next = index + 1
        return entries[index].value
    }

    package func report(_ message: String) {
        node.report(message)
    }

    /// From now on no key counts as unknown, because a mistake elsewhere hides which are known.
    package func acceptAll() {
        for index in entries.indices { entries[index].isTaken = true }
    }

    var all: [(name: String, value: YAMLNode)] { entries.map { ($0.name, $0.value) } }

    /// Called once, after all known keys have been asked for.
    func reportKeys() {
        for entry in entries where !entry.isTaken {
            let free = asked.filter { !has($0) }
            if let nearest = NearestWord.of(entry.name, among: free) {
                entry.key.report("unknown key `\(entry.name)`. Did you mean `\(nearest)`?")
                // The same mistake, so it is not reported twice.
                missing.removeAll { $0 == nearest }
            } else {
                entry.key.report("unknown key `\(entry.name)`. Known here: \(quotedList(asked))")
            }
        }
        for name in missing { report("the key `\(name)` is missing") }
    }
}
