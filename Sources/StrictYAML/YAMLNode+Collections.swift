extension YAMLNode {
    /// A list, each entry read by `read`. Entries that cannot be read are left out; `read` has reported them.
    package func list<Element>(
        count: ClosedRange<Int> = 0...Int.max, _ read: (YAMLNode) -> Element?
    ) -> [Element]? {
        guard case .sequence(let entries, _) = tree else { return mismatch("a list") }
        if !count.contains(entries.count) {
            report("expected \(amount(count)) in this list, found \(entries.count)")
        }
        return entries.compactMap { read(child($0)) }
    }

    /// A list whose entries differ from each other.
    package func distinctList<Element: Hashable>(
        count: ClosedRange<Int> = 0...Int.max, _ read: (YAMLNode) -> Element?
    ) -> [Element]? {
        var seen = Set<Element>()
        return list(count: count) { node in
            guard let element = read(node) else { return nil }
            if !seen.insert(element).inserted { node.report("\(node.found) stands twice in this list") }
            return element
        }
    }

    /// A list of distinct texts.
    package func texts(count: ClosedRange<Int> = 0...Int.max) -> [String]? {
        distinctList(count: count) { $0.text() }
    }

    /// A mapping whose keys the author chooses. Entries that cannot be read are left out; `read` has reported them.
    package func dictionary<Element>(_ read: (YAMLNode) -> Element?) -> [String: Element]? {
        guard let mapping = YAMLMapping(self) else { return mismatch("a mapping") }
        var values: [String: Element] = [:]
        for (name, node) in mapping.all { values[name] = read(node) }
        return values
    }

    /// A mapping with known keys. All keys that `body` asks for are known; others are reported afterwards, and so are those
    /// that it required and that are missing.
    package func mapping<Value>(_ body: (YAMLMapping) -> Value?) -> Value? {
        guard let mapping = YAMLMapping(self) else { return mismatch("a mapping of `key: value`") }
        let value = body(mapping)
        mapping.reportKeys()
        return value
    }

    package var isScalar: Bool {
        guard case .scalar = tree else { return false }
        return true
    }

    /// The value that `read` gives, with its place.
    package func located<Value>(_ read: (YAMLNode) -> Value?) -> Located<Value>? {
        read(self).map { Located($0, at: position) }
    }

    private func amount(_ range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (1, Int.max): "at least one entry"
        case (let least, Int.max): "at least \(least) entries"
        case (let least, let most) where least == most: least == 1 ? "one entry" : "\(least) entries"
        case (let least, let most): "\(least) to \(most) entries"
        }
    }
}
