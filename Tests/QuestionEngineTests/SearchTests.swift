import Testing

@testable import QuestionEngine

@Suite struct SearchTests {
    private static let caching = Topic(id: .caching, title: "Caching", aliases: ["cache", "memoization"])
    private static let queues = Topic(id: .queues, parent: .distributed, title: "Queues", aliases: ["brokers"])
    private static let group = Topic(id: .distributed, title: "Distributed systems")

    private func found(_ terms: String, among questions: [Question]) -> [Int] {
        Self.index(questions).search(terms).questions.map(\.slot)
    }

    private static func index(_ questions: [Question]) -> SearchIndex {
        let header = Bank.Header(id: "b", title: "B", version: "1", language: "en", license: "MIT")
        return SearchIndex(
            bank: Bank(header: header, topics: [caching, queues, group], questions: questions, items: []))
    }

    private func question(
        _ number: Int, _ prompt: String, topics: [TopicID] = [], probes: [String] = [], answer: String = "",
        status: ContentStatus = .active
    ) -> Question {
        var question = Question.sample(number, topics: topics, status: status, prompt: prompt)
        question.probes = probes
        question.modelAnswer = answer
        return question
    }

    @Test func thePromptAndTheTopicsComeBeforeTheText() {
        let questions = [
            question(1, "Retries?", probes: ["cache", "caches"], answer: "A cache caches cached caching."),
            question(2, "What is a cache?"), question(3, "Speed?", topics: [.caching]),
        ]
        #expect(found("cache", among: questions) == [3, 2, 1])
    }

    @Test(arguments: [
        "memoization", "Memoization!", "CACHE", "caches", "cached", "caching", "the cache", "about caching",
    ])
    func aliasesAndFormsOfAWordAreFound(terms: String) {
        #expect(found(terms, among: [question(1, "Locks?"), question(2, "Speed?", topics: [.caching])]) == [2])
    }

    @Test func aGroupStandsForItsTopics() {
        let questions = [question(1, "Order?", topics: [.queues]), question(2, "Speed?", topics: [.caching])]
        #expect(found("distributed systems", among: questions) == [1])
    }

    @Test func allWordsHaveToBeThere() {
        let questions = [
            question(1, "Cache and cache and cache"), question(2, "One", answer: "a retry fills the cache"),
            question(3, "A retry"),
        ]
        let search = Self.index(questions).search("cache retries")
        #expect(search.questions.map(\.slot) == [2])
        #expect(!search.isRelaxed)
    }

    @Test func whereNoneHasAllWordsThoseWithTheMostAreShownAndItIsSaid() {
        let questions = [
            question(1, "Cache"), question(2, "Cache, retry"), question(3, "Retry, cache"), question(4, "Locks"),
        ]
        let search = Self.index(questions).search("cache retry xyzzy")
        #expect(search.questions.map(\.slot) == [2, 3])
        #expect(search.isRelaxed)
    }

    @Test func wordsInThePromptCountMoreThanManyInTheText() {
        let questions = [
            question(1, "Other", probes: ["cache retry", "cache retry"], answer: "cache retry"),
            question(2, "Retry?", answer: "cache"), question(3, "Retry the cache"),
        ]
        #expect(found("retry cache", among: questions) == [3, 2, 1])
    }

    @Test(arguments: ["", "the", "a of in", "?!", "🙂", "xyzzy"]) func nothingIsFoundForNothing(terms: String) {
        #expect(found(terms, among: [question(1, "The cache of a service in the cloud")]).isEmpty)
    }

    @Test func onlyActiveQuestionsAreFound() {
        let questions = [
            question(1, "Cache", status: .retired), question(2, "Cache", status: .draft), question(3, "Cache"),
        ]
        #expect(found("cache", among: questions) == [3])
    }
}

extension TopicID {
    fileprivate static let caching = TopicID(rawValue: "caching")
    fileprivate static let queues = TopicID(rawValue: "queues")
    fileprivate static let distributed = TopicID(rawValue: "distributed")
}
