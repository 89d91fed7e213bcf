/// Which questions or items are wanted. Empty sets ask for nothing in particular.
package struct Filter: Sendable, Hashable, Codable {
    /// Topics or groups; a group stands for all its topics.
    package var topics: Set<TopicID>
    package var levels: Set<Level>
    package var kinds: Set<Question.Kind>

    package init(topics: Set<TopicID> = [], levels: Set<Level> = [], kinds: Set<Question.Kind> = []) {
        self.topics = topics
        self.levels = levels
        self.kinds = kinds
    }
}
