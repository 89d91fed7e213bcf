internal import QuestionEngine

/// The stored form of a ``Filter``, sorted. It is part of the database format and does not follow changes of the engine's type.
struct StoredFilter: Codable {
    var topics: [String]
    var levels: [Level]
    var kinds: [Question.Kind]

    init(_ filter: Filter) {
        topics = filter.topics.map(\.rawValue).sorted()
        levels = filter.levels.sorted()
        kinds = filter.kinds.sorted { $0.rawValue < $1.rawValue }
    }

    /// As ``CanonicalJSON`` writes it, in a fraction of the time: every draw looks its state up by it.
    var text: String {
        func list(_ texts: [String]) -> String { TextTree.list(texts.map(TextTree.text)).json }
        return
            #"{"kinds":\#(list(kinds.map(\.rawValue))),"levels":\#(list(levels.map(\.rawValue))),"topics":\#(list(topics))}"#
    }

    var filter: Filter { Filter(topics: Set(topics.map(TopicID.init)), levels: Set(levels), kinds: Set(kinds)) }
}
