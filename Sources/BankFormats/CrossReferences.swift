internal import StrictYAML

/// Who defines an id, and who speaks of it. Filled while files are read, in whatever order; checked at the end.
final class CrossReferences {
    enum Kind: String {
        case topic, question, item, slot
    }

    private struct Key: Hashable {
        var kind: Kind
        var id: String
    }

    private var definitions: [Key: YAMLPosition] = [:]
    private var uses: [(key: Key, position: YAMLPosition)] = []

    /// Reports an id that is defined already.
    func define(_ kind: Kind, _ id: String, at position: YAMLPosition, log: YAMLProblemLog) {
        let key = Key(kind: kind, id: id)
        if let first = definitions[key] {
            log.report("the \(kind.rawValue) `\(id)` is already taken at \(first)", at: position)
        } else {
            definitions[key] = position
        }
    }

    func use(_ kind: Kind, _ id: String, at position: YAMLPosition) {
        uses.append((Key(kind: kind, id: id), position))
    }

    func reportUnresolved(log: YAMLProblemLog) {
        for use in uses where definitions[use.key] == nil {
            let known = definitions.keys.lazy.filter { $0.kind == use.key.kind }.map(\.id)
            // Comparing with the ids of a very large bank takes longer than it helps.
            let nearest = definitions.count <= 2_000 ? NearestWord.of(use.key.id, among: known) : nil
            let suggestion = nearest.map { ". Did you mean `\($0)`?" } ?? ""
            log.report("there is no \(use.key.kind.rawValue) `\(use.key.id)`\(suggestion)", at: use.position)
        }
    }
}
