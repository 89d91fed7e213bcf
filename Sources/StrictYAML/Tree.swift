internal import Yams

/// A composed document, free of Yams: what is written, how, and where.
indirect enum Tree {
    case scalar(Scalar)
    case sequence([Tree], Place)
    case mapping([(key: Tree, value: Tree)], Place)
    /// Something that a strict file may not hold; `reason` says what to do.
    case refused(reason: String, Place)

    struct Scalar {
        var text: String
        /// Not quoted, not a block: only such a scalar can be a number, a truth value, or nothing at all.
        var isPlain: Bool
        var place: Place
    }

    struct Place {
        var line: Int
        var column: Int
    }

    var place: Place {
        switch self {
        case .scalar(let scalar): scalar.place
        case .sequence(_, let place), .mapping(_, let place), .refused(_, let place): place
        }
    }

    /// - Throws: `YamlError`
    static func compose(_ text: String) throws -> Tree? {
        // The resolver with regular expressions is costly, and its notion of YAML 1.1 types ("no" is false) is not ours.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        // Nodes refer weakly to their anchors, which the parser owns.
        return try withExtendedLifetime(parser) { try parser.singleRoot().map(Tree.init) }
    }

    private init(_ node: Node) {
        let place = Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        if node.anchor != nil {
            // Every alias of the node comes here too, so nothing below it is looked at more than once.
            self = .refused(reason: "anchors and aliases are not allowed: write the value out instead", place)
            return
        }
        switch node {
        case .scalar(let scalar):
            guard ["", "!", Tag.Name.str.rawValue].contains(scalar.tag.rawValue) else {
                self = .refused(reason: "tags such as \(scalar.tag.rawValue) are not allowed: remove the tag", place)
                return
            }
            let isPlain = scalar.style == .plain && !scalar.tag.rawValue.hasPrefix("!")
            self = .scalar(Scalar(text: scalar.string, isPlain: isPlain, place: place))
        case .sequence(let sequence):
            guard ["", Tag.Name.seq.rawValue].contains(sequence.tag.rawValue) else {
                self = .refused(reason: "tags such as \(sequence.tag.rawValue) are not allowed: remove the tag", place)
                return
            }
            self = .sequence(sequence.map(Tree.init), place)
        case .mapping(let mapping):
            guard ["", Tag.Name.map.rawValue].contains(mapping.tag.rawValue) else {
                self = .refused(reason: "tags such as \(mapping.tag.rawValue) are not allowed: remove the tag", place)
                return
            }
            self = .mapping(mapping.map { (Tree($0.key), Tree($0.value)) }, place)
        case .alias:
            self = .refused(reason: "anchors and aliases are not allowed: write the value out instead", place)
        }
    }
}
