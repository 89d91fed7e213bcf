/// A mapping that remembers which keys its reader asked for, so that all others can be named as unknown.
package final class YAMLMapping {
    private struct Entry {
        /// Of the key in the tree; its value follows it.
        let key: Int
        var isTaken = false
    }

    package let node: YAMLNode
    private var entries: [Entry] = []
    private var asked: [String] = []
    private var missing: [String] = []
    /// Where the next search begins: keys mostly stand in the order in which they are asked for.
    private var next = 0

    /// Nil if the node is no mapping. Keys that are no texts are reported.
    @usableFromInline
    init?(_ node: YAMLNode) {
        guard node.kind == .mapping else { return nil }
        self.node = node
        let tree = node.tree
        var children = tree.children(of: node.index)
        while let key = children.next(), children.next() != nil {
            switch tree.nodes[key].kind {
            case .plainScalar, .scalar: entries.append(Entry(key: key))
            case .superseded: break
            case .sequence, .mapping, .refused: let _: Never? = node.child(key).mismatch("a key")
            }
        }
    }

    private func name(of entry: Entry) -> String { node.tree.nodes[entry.key].text }
    private func value(of entry: Entry) -> YAMLNode { node.child(entry.key + 1) }

    /// Whether a key is there, known or not.
    package func has(_ name: String) -> Bool {
        entries.contains { self.name(of: $0) == name }
    }

    /// The value of a key that has to be there; nil if it is missing or cannot be read, which is reported.
    @inlinable
    package func required<Value>(_ name: String, _ read: (YAMLNode) -> Value?) -> Value? {
        guard let value = required(name) else { return nil }
        return read(value)
    }

    @usableFromInline
    func required(_ name: String) -> YAMLNode? {
        let value = optional(name)
        if value == nil { missing.append(name) }
        return value
    }

    /// The value of a key that may be absent; nil then, and if it cannot be read, which is reported.
    @inlinable
    package func optional<Value>(_ name: String, _ read: (YAMLNode) -> Value?) -> Value? {
        guard let value = optional(name) else { return nil }
        return read(value)
    }

    /// The node of a key that may be absent.
    package func optional(_ name: String) -> YAMLNode? {
        asked.append(name)
        let index =
            entries[next...].firstIndex { self.name(of: $0) == name }
            ?? entries[..<next].firstIndex { self.name(of: $0) == name }
        guard let index else { return nil }
        entries[index].isTaken = true
        next = index + 1
        return value(of: entries[index])
    }

    package func report(_ message: String) {
        node.report(message)
    }

    /// From now on no key counts as unknown, because a mistake elsewhere hides which are known.
    package func acceptAll() {
        for index in entries.indices { entries[index].isTaken = true }
    }

    var all: [(name: String, value: YAMLNode)] { entries.map { (name(of: $0), value(of: $0)) } }

    /// Called once, after all known keys have been asked for.
    @usableFromInline
    func reportKeys() {
        for entry in entries where !entry.isTaken {
            let (name, key) = (name(of: entry), node.child(entry.key))
            let free = asked.filter { !has($0) }
            if let nearest = NearestWord.of(name, among: free) {
                key.report("unknown key `\(name)`. Did you mean `\(nearest)`?")
                // The same mistake, so it is not reported twice.
                missing.removeAll { $0 == nearest }
            } else {
                key.report("unknown key `\(name)`. Known here: \(quotedList(asked))")
            }
        }
        for name in missing { report("the key `\(name)` is missing") }
    }
}
