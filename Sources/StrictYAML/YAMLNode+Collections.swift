extension YAMLNode {
    /// A list, each entry read by `read`. Entries that cannot be read are left out; `read` has reported them.
    @inlinable
    package func list<Element>(
        count: ClosedRange<Int> = 0...Int.max, _ read: (YAMLNode) -> Element?
    ) -> [Element]? {
        guard let number = entryCount(count) else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(number)
        var entry = firstChild
        for _ in 0..<number {
            if let element = read(entry) { elements.append(element) }
            entry = entry.nextSibling
        }
        return elements
    }

    /// Nil if this is no list, which is reported, as is a number of entries that was not expected.
    @usableFromInline
    func entryCount(_ expected: ClosedRange<Int>) -> Int? {
        guard kind == .sequence else { return mismatch("a list") }
        var number = 0
        for _ in tree.children(of: index) { number += 1 }
        if !expected.contains(number) {
            report("expected \(amount(expected)) in this list, found \(number)")
        }
        return number
    }

    /// Of a list that is not empty.
    @usableFromInline var firstChild: YAMLNode { child(index + 1) }
    /// Behind the last of a list this is nothing that could be read.
    @usableFromInline var nextSibling: YAMLNode { child(Int(tree.nodes[index].end)) }

    /// A list whose entries differ from each other.
    @inlinable
    package func distinctList<Element: Hashable>(
        count: ClosedRange<Int> = 0...Int.max, _ read: (YAMLNode) -> Element?
    ) -> [Element]? {
        var elements: [Element] = []
        // Few are compared faster than hashed.
        var seen = Set<Element>()
        return list(count: count) { node in
            guard let element = read(node) else { return nil }
            let isNew: Bool
            if elements.count < 16 {
                isNew = !elements.contains(element)
            } else {
                if seen.isEmpty { seen = Set(elements) }
                isNew = seen.insert(element).inserted
            }
            if !isNew { node.reportRepetition() }
            elements.append(element)
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
    @inlinable
    package func mapping<Value>(_ body: (YAMLMapping) -> Value?) -> Value? {
        guard let mapping = YAMLMapping(self) else {
            reportNoMapping()
            return nil
        }
        let value = body(mapping)
        mapping.reportKeys()
        return value
    }

    /// The value that `read` gives, with its place.
    @inlinable
    package func located<Value>(_ read: (YAMLNode) -> Value?) -> Located<Value>? {
        read(self).map { Located($0, at: position) }
    }

    @usableFromInline
    func reportNoMapping() { let _: Never? = mismatch("a mapping of `key: value`") }

    @usableFromInline
    func reportRepetition() { report("\(found) stands twice in this list") }

    private func amount(_ range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (1, Int.max): "at least one entry"
        case (let least, Int.max): "at least \(least) entries"
        case (let least, let most) where least == most: least == 1 ? "one entry" : "\(least) entries"
        case (let least, let most): "\(least) to \(most) entries"
        }
    }
}
