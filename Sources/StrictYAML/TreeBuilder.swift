internal import YAMLEvents

/// Puts a tree together from the steps of the parser, and refuses what a strict file does not need.
struct TreeBuilder {
    struct Duplicate {
        var name: String
        var firstLine: Int32
        /// Where the key stands last.
        var place: Tree.Place
    }

    /// Why there can be no tree.
    struct Refusal: Error {
        var message: String
        var place: Tree.Place
    }

    private(set) var nodes: [Tree.Node] = []
    private(set) var duplicates: [Duplicate] = []
    private(set) var firstAlias: Tree.Place?
    private(set) var aliasCount = 0
    private var open: [Int] = []
    private var anchors: [String: Tree.Place] = [:]
    private var isComplete = false

    /// A few aliases do no harm and are named each; with more, nothing else in the file is worth a word.
    static let mostAliases = 15

    mutating func reserve(_ count: Int) { nodes.reserveCapacity(count) }

    /// All that stands in a text, or what comes before too many aliases.
    ///
    /// - Throws: `YAMLEventError` or ``Refusal``.
    mutating func add(_ text: String) throws {
        try YAMLEvents.read(text) { event in
            try add(event)
            return aliasCount <= Self.mostAliases
        }
    }

    private mutating func add(_ event: YAMLEvent) throws(Refusal) {
        let place = Tree.Place(line: event.line, column: event.column)
        switch event.kind {
        case .documentStart:
            if isComplete { throw Refusal(message: "only one YAML document may stand in a file", place: place) }
        case .documentEnd: isComplete = true
        case .scalar:
            // A plain scalar with an explicit `!` counts as quoted.
            let isPlain = event.isPlain && !(event.tag?.hasPrefix("!") ?? false)
            append(isPlain ? .plainScalar : .scalar, event, at: place, tags: Self.scalarTags)
        case .sequenceStart:
            open.append(nodes.count)
            append(.sequence, event, at: place, tags: Self.sequenceTags)
        case .mappingStart:
            open.append(nodes.count)
            append(.mapping, event, at: place, tags: Self.mappingTags)
        case .sequenceEnd, .mappingEnd: close()
        case .alias:
            guard let anchored = anchors[event.text] else {
                throw Refusal(message: "found undefined alias", place: place)
            }
            aliasCount += 1
            if firstAlias == nil { firstAlias = place }
            // It stands for what is refused there, so that is said once.
            scalar(Self.anchorReason, .refused, at: anchored)
        }
    }

    mutating func scalar(_ text: String, _ kind: Tree.Kind, at place: Tree.Place) {
        nodes.append(Tree.Node(kind: kind, place: place, end: Int32(truncatingIfNeeded: nodes.count + 1), text: text))
    }

    /// A list or a mapping; what comes until it is closed is in it.
    mutating func begin(_ kind: Tree.Kind, at place: Tree.Place) {
        open.append(nodes.count)
        scalar("", kind, at: place)
    }

    mutating func close() {
        guard let parent = open.popLast() else { return }
        if nodes[parent].kind == .mapping { supersede(in: parent) }
        nodes[parent].end = Int32(truncatingIfNeeded: nodes.count)
    }

    private static let scalarTags = ["!", "tag:yaml.org,2002:str"]
    private static let sequenceTags = ["tag:yaml.org,2002:seq"]
    private static let mappingTags = ["tag:yaml.org,2002:map"]
    private static let anchorReason = "anchors and aliases are not allowed: write the value out instead"

    private mutating func append(
        _ kind: Tree.Kind, _ event: YAMLEvent, at place: Tree.Place, tags: [String]
    ) {
        if let anchor = event.anchor {
            anchors[anchor] = place
            scalar(Self.anchorReason, .refused, at: place)
        } else if let tag = event.tag, !tag.isEmpty, !tags.contains(tag) {
            scalar("tags such as \(tag) are not allowed: remove the tag", .refused, at: place)
        } else {
            scalar(event.text, kind, at: place)
        }
    }

    /// Of keys that stand more than once in a mapping, the last counts.
    private mutating func supersede(in mapping: Int) {
        var keys: [Int] = []
        var key = mapping + 1
        while key < nodes.count {
            if nodes[key].isScalar { keys.append(key) }
            // Over the key, and over its value.
            key = Int(nodes[Int(nodes[key].end)].end)
        }
        guard hasRepetition(keys) else { return }
        var last: [String: Int] = [:]
        for key in keys { last[nodes[key].text] = key }
        for key in keys {
            guard let again = last[nodes[key].text], again != key else { continue }
            duplicates.append(
                Duplicate(name: nodes[key].text, firstLine: nodes[key].place.line, place: nodes[again].place))
            nodes[key].kind = .superseded
        }
    }

    private func hasRepetition(_ keys: [Int]) -> Bool {
        if keys.count > 32 { return Set(keys.map { nodes[$0].text }).count < keys.count }
        for (index, key) in keys.enumerated() {
            for earlier in keys[..<index] where nodes[earlier].text == nodes[key].text { return true }
        }
        return false
    }
}

extension Tree.Node {
    var isScalar: Bool { kind == .plainScalar || kind == .scalar }
}
