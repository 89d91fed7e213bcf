internal import StrictYAML

/// Who defines an id, and who speaks of it. Filled while files are read, in whatever order; checked at the end.
final class CrossReferences {
    enum Kind: String, Sendable {
        case topic, question, item, slot
    }

    struct Key: Hashable, Sendable {
        var kind: Kind
        var id: String
    }

    struct Mention: Sendable {
        var key: Key
        var position: YAMLPosition
    }

    struct Mentions: Sendable {
        var definitions: [Mention] = []
        var uses: [Mention] = []
    }

    private(set) var mentions = Mentions()

    func define(_ kind: Kind, _ id: String, at position: YAMLPosition) {
        mentions.definitions.append(Mention(key: Key(kind: kind, id: id), position: position))
    }

    func use(_ kind: Kind, _ id: String, at position: YAMLPosition) {
        mentions.uses.append(Mention(key: Key(kind: kind, id: id), position: position))
    }

    /// What other files say.
    func add(_ other: Mentions) {
        mentions.definitions += other.definitions
        mentions.uses += other.uses
    }

    /// Reports ids that are defined twice, and those that are spoken of and not defined.
    func resolve(log: YAMLProblemLog) {
        let (definitions, uses) = (mentions.definitions, mentions.uses)
        var places: [Key: Int] = [:]
        places.reserveCapacity(definitions.count)
        for (index, definition) in definitions.enumerated() {
            let key = definition.key
            if let first = places[key] {
                log.report(
                    "the \(key.kind.rawValue) `\(key.id)` is already taken at \(definitions[first].position)",
                    at: definition.position)
            } else {
                places[key] = index
            }
        }
        for use in uses where places[use.key] == nil {
            let known = places.keys.lazy.filter { $0.kind == use.key.kind }.map(\.id)
            // Comparing with the ids of a very large bank takes longer than it helps.
            let nearest = places.count <= 2_000 ? NearestWord.of(use.key.id, among: known) : nil
            let suggestion = nearest.map { ". Did you mean `\($0)`?" } ?? ""
            log.report("there is no \(use.key.kind.rawValue) `\(use.key.id)`\(suggestion)", at: use.position)
        }
    }
}
