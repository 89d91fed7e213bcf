package import OrderedCollections

/// An immutable set of topics, questions and items whose references have been checked.
package struct Bank: Sendable {
    package let header: Header
    package let topics: OrderedDictionary<TopicID, Topic>
    package let questions: OrderedDictionary<QuestionID, Question>
    package let items: OrderedDictionary<ItemID, Item>
    /// Folded names to topics.
    let topicIndex: [String: TopicID]

    package struct Header: Sendable, Hashable {
        package var id: String
        package var title: String
        package var version: String
        package var language: String
        package var license: String
        /// Whom to name when the bank is passed on.
        package var attribution: [Attribution]

        package struct Attribution: Sendable, Hashable {
            package var name: String
            package var url: String?

            package init(name: String, url: String? = nil) {
                self.name = name
                self.url = url
            }
        }

        package init(
            id: String, title: String, version: String, language: String, license: String,
            attribution: [Attribution] = []
        ) {
            self.id = id
            self.title = title
            self.version = version
            self.language = language
            self.license = license
            self.attribution = attribution
        }
    }

    package init(
        header: Header,
        topics: OrderedDictionary<TopicID, Topic>,
        questions: OrderedDictionary<QuestionID, Question>,
        items: OrderedDictionary<ItemID, Item>
    ) {
        self.header = header
        self.topics = topics
        self.questions = questions
        self.items = items
        topicIndex = Self.makeTopicIndex(topics.values)
    }

    package init(header: Header, topics: [Topic], questions: [Question], items: [Item]) {
        self.init(
            header: header,
            topics: OrderedDictionary(topics.map { ($0.id, $0) }) { first, _ in first },
            questions: OrderedDictionary(questions.map { ($0.id, $0) }) { first, _ in first },
            items: OrderedDictionary(items.map { ($0.id, $0) }) { first, _ in first }
        )
    }
}
