internal import QuestionEngine

/// The stored form of a ``Filter`` by which questions are drawn: `topics/levels/kinds`, sorted, shorter than ``StoredFilter``
/// because there is one for each conversation. It is part of the database format and does not follow changes of the engine's type.
enum DrawnFilter {
    static func text(_ filter: Filter) -> String {
        let parts = [
            filter.topics.map(\.rawValue), filter.levels.map(\.rawValue), filter.kinds.map(\.rawValue),
        ]
        var text = parts.map { $0.sorted().joined(separator: ",") }.joined(separator: "/")
        while text.last == "/" { text.removeLast() }
        return text
    }

    /// Nil if it is nothing that this version knows.
    static func filter(_ text: String) -> Filter? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
            $0.split(separator: ",").map(String.init)
        }
        guard parts.count <= 3 else { return nil }
        let levels = parts.count > 1 ? parts[1].map(Level.init) : []
        let kinds = parts.count > 2 ? parts[2].map(Question.Kind.init) : []
        guard !levels.contains(nil), !kinds.contains(nil) else { return nil }
        return Filter(
            topics: Set(parts[0].map(TopicID.init)), levels: Set(levels.compactMap(\.self)),
            kinds: Set(kinds.compactMap(\.self)))
    }
}
