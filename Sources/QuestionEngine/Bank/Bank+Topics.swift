import Foundation
import OrderedCollections

extension Bank {
    /// The topic or group that people call so: by id, last part of the id, title or alias; case, hyphens and a plural `s`
    /// do not count.
    package func topic(named name: String) -> Topic? {
        topicIndex[Self.folded(name)].flatMap { topics[$0] }
    }

    /// Titles of topics that have a name which is spelled much like this, nearest first, each topic once.
    package func topicSuggestions(for name: String, count: Int = 3) -> [String] {
        let named = topics.values.flatMap { topic in
            Self.names(of: topic).filter { !$0.contains(".") }.map { (name: $0.lowercased(), topic: topic) }
        }
        let near = Spelling.nearest(to: name, among: named.map(\.name), count: named.count)
        var found: [String] = []
        for topic in near.flatMap({ name in named.filter { $0.name == name }.map(\.topic) })
        where !found.contains(topic.title) && found.count < count {
            found.append(topic.title)
        }
        return found
    }

    /// The topic itself, or all topics of the group.
    package func members(of topic: TopicID) -> [TopicID] {
        let children = topics.values.filter { $0.parent == topic }.map(\.id)
        return children.isEmpty ? [topic] : children
    }

    /// The topics that have no parent, with their topics.
    package var topicGroups: [(group: Topic, topics: [Topic])] {
        topics.values.filter { $0.parent == nil }.map { group in (group, topics.values.filter { $0.parent == group.id })
        }
    }

    static func makeTopicIndex(_ topics: some Sequence<Topic>) -> [String: TopicID] {
        var index: [String: TopicID] = [:]
        // Ids and titles win over aliases and last parts, earlier topics over later ones.
        for topic in topics {
            for name in [topic.id.rawValue, topic.title] where index[folded(name)] == nil {
                index[folded(name)] = topic.id
            }
        }
        for topic in topics {
            for name in names(of: topic) where index[folded(name)] == nil { index[folded(name)] = topic.id }
        }
        return index
    }

    private static func names(of topic: Topic) -> [String] {
        [topic.title, topic.id.rawValue] + topic.aliases
            + (topic.id.rawValue.split(separator: ".").last.map { [String($0)] } ?? [])
    }

    private static func folded(_ name: String) -> String {
        let words = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .split { $0 == " " || $0 == "-" || $0 == "_" }
        return words.map {
            $0.count > 3 && $0.hasSuffix("s") && !$0.hasSuffix("ss") ? String($0.dropLast()) : String($0)
        }
        .joined(separator: " ")
    }
}
