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

    mutating func add(_ event: YAMLEvent) throws(Refusal) {
        let place = Tree.Place(line: event.line, column: event.column)
        switch event.kind {
        case .documentStart:
            if isComplete { throw Refusal(message: "only one YAML document may stand in a file", place: place) }
        case .documentEnd: isComplete = true
        case .scalar:
            // A plain scalar with an explicit `!` counts as quoted.
            let isPlain = event.isPlain && !(event.tag?.hasPrefix("!") ?? false)
            append(isPlain ? .plainScalar : .scalar, event, at: place, tags: ["!", "tag:yaml.org,2002:str"])
        case .sequenceStart:
            open.append(nodes.count)
            append(.sequence, event, at: place, tags: ["tag:yaml.org,2002:seq"])
        case .mappingStart:
            open.append(nodes.count)
            append(.mapping, event, at: place, tags: ["tag:yaml.org,2002:map"])
        case .sequenceEnd: close()
        case .mappingEnd:
            if let mapping = open.last, nodes[mapping].kind == .mapping { supersede(in: mapping) }
            close()
        case .alias:
            guard let anchored = anchors[event.text] else {
                throw Refusal(message: "found undefined alias", place: place)
            }
            aliasCount += 1
            if firstAlias == nil { firstAlias = place }
            // It stands for what is refused there, so that is said once.
            nodes.append(refused(Self.anchorReason, at: anchored))
        }
    }

    private static let anchorReason = "anchors and aliases are not allowed: write the value out instead"

    private mutating func append(
        _ kind: Tree.Kind, _ event: YAMLEvent, at place: Tree.Place, tags: [String]
    ) {
        if let anchor = event.anchor {
            anchors[anchor] = place
            nodes.append(refused(Self.anchorReason, at: place))
        } else if let tag = event.tag, !tag.isEmpty, !tags.contains(tag) {
            nodes.append(refused("tags such as \(tag) are not allowed: remove the tag", at: place))
        } else {
            nodes.append(Tree.Node(kind: kind, place: place, end: Int32(nodes.count + 1), text: event.text))
        }
    }

    private func refused(_ reason: String, at place: Tree.Place) -> Tree.Node {
        Tree.Node(kind: .refused, place: place, end: Int32(nodes.count + 1), text: reason)
    }

    private mutating func close() {
        guard let parent = open.popLast() else { return }
        nodes[parent].end = Int32(nodes.count)
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
