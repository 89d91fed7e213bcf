import OrderedCollections
import Testing

@testable import QuestionEngine

@Suite struct QuestionPoolTests {
    @Test func aPoolKnowsWhetherItHasMoreThanANumber() {
        let topics = ["a", "b", "c"].map(TopicID.init)
        let bank = Bank.sample(
            (0..<1_000).map {
                .sample(
                    $0, topics: [topics[$0 % 3]], levels: $0.isMultiple(of: 2) ? [.senior] : [.junior, .mid],
                    kind: $0.isMultiple(of: 5) ? .design : .concept, status: $0 < 900 ? .active : .draft)
            },
            topics: [Topic(id: TopicID(rawValue: "group"), title: "Group")]
                + topics.map {
                    Topic(id: $0, parent: $0 == topics[2] ? nil : TopicID(rawValue: "group"), title: $0.rawValue)
                })
        for filter in [
            Filter(), Filter(topics: [topics[0]]), Filter(topics: [topics[0], topics[1]], levels: [.senior]),
            Filter(topics: [TopicID(rawValue: "group")]), Filter(levels: [.junior, .mid]),
            Filter(topics: [topics[2]], levels: [.junior], kinds: [.design]), Filter(kinds: [.process]),
        ] {
            let pool = bank.pool(for: filter, audience: .team)
            let count = bank.questions.values.count { question in
                question.status == .active
                    && (filter.topics.isEmpty
                        || !Set(filter.topics.flatMap(bank.members(of:))).isDisjoint(with: question.topics))
                    && (filter.levels.isEmpty || !filter.levels.isDisjoint(with: question.levels))
                    && (filter.kinds.isEmpty || filter.kinds.contains(question.kind))
            }
            #expect(pool.count == count)
            #expect(pool.isEmpty == (count == 0))
            #expect(pool.questions.count == count)
            for limit in [0, count / 2, count - 1, count, count + 1, 1_000] where limit >= 0 {
                #expect(pool.hasMore(than: limit) == (count > limit), "\(filter), \(limit)")
            }
        }
    }
}
