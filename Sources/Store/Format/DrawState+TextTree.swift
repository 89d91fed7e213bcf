internal import QuestionEngine

/// The stored form of a ``DrawState``: `["3","1234",["postponed"],["recent"],["tail"]]`, with `""` for no last key. It is part of
/// the database format and does not follow changes of the engine's type.
extension DrawState {
    var tree: TextTree {
        func list(_ ids: [QuestionID]) -> TextTree { .list(ids.map { .text($0.rawValue) }) }
        return .list([
            .text(String(cycle)), .text(lastKey.map { String($0) } ?? ""), list(postponed), list(recent), list(tail),
        ])
    }

    /// Nil if it is nothing that this version knows.
    init?(tree: TextTree) {
        guard case .list(let parts) = tree, parts.count == 5, case .text(let cycleText) = parts[0],
            case .text(let keyText) = parts[1], let cycle = UInt32(cycleText), let postponed = Self.ids(parts[2]),
            let recent = Self.ids(parts[3]), let tail = Self.ids(parts[4])
        else { return nil }
        let lastKey = UInt64(keyText)
        guard lastKey != nil || keyText.isEmpty else { return nil }
        self.init(cycle: cycle, lastKey: lastKey, postponed: postponed, recent: recent, tail: tail)
    }

    private static func ids(_ tree: TextTree) -> [QuestionID]? {
        guard case .list(let trees) = tree else { return nil }
        var ids: [QuestionID] = []
        for case .text(let id) in trees { ids.append(QuestionID(rawValue: id)) }
        return ids.count == trees.count ? ids : nil
    }
}
