import QuestionEngine

/// Banks of as many questions as are wanted, with short texts: a draw reads none of them.
enum LargeBank {
    static let size = 1_000_000
    static let large = bank(slots: 0..<size)

    /// Each with a thirty-second of the questions, about 31,000.
    private static let topics = (0..<32).map { TopicID(rawValue: "topic-\($0)") }
    static let rareTopic = TopicID(rawValue: "rare")
    static let middlingTopic = TopicID(rawValue: "middling")

    static func bank(slots: some Sequence<Int>) -> Bank {
        let names = topics + [rareTopic, middlingTopic]
        return Bank(
            header: Bank.Header(id: "large", title: "Large", version: "1", language: "en", license: "CC0-1.0"),
            topics: names.map { Topic(id: $0, title: $0.rawValue) }, questions: slots.map(question), items: [])
    }

    static func id(_ slot: Int) -> QuestionID { QuestionID(rawValue: "q-\(slot)") }

    static func slot(of id: QuestionID) -> Int { Int(id.rawValue.dropFirst(2)) ?? 0 }

    private static func question(_ slot: Int) -> Question {
        var own = [topics[Int(SplitMix64.hash(UInt64(slot)) % 32)]]
        if slot.isMultiple(of: 3_333) { own.append(rareTopic) }
        if slot.isMultiple(of: 238) { own.append(middlingTopic) }
        return Question(
            id: id(slot), slot: slot, revision: 1, semanticRevision: 1, status: .active,
            kind: slot.isMultiple(of: 4) ? .design : .concept, audiences: [.team, .hiring], topics: own,
            levels: slot.isMultiple(of: 3) ? [.senior] : [.junior, .mid], difficulty: .medium, minutes: 5,
            prompt: "Why?", probes: [], hints: [], followUps: [], keyPoints: [], modelAnswer: "Because.", rubric: [],
            redFlags: [], references: [], items: [])
    }

    /// What people ask for, and how many questions of a million that leaves.
    static let filters: [(name: String, filter: Filter)] = [
        ("all", Filter()),
        ("a topic, 31,000", Filter(topics: [topics[7]])),
        ("a level and a kind, 83,000", Filter(levels: [.senior], kinds: [.design])),
        ("a topic, 4,200", Filter(topics: [middlingTopic])),
        ("a topic, 300", Filter(topics: [rareTopic])),
    ]
}
