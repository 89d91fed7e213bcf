import QuestionEngine

extension Question {
    static func sample(
        _ number: Int, topics: [TopicID] = [], levels: Set<Level> = [.mid], kind: Kind = .concept,
        status: ContentStatus = .active, prompt: String? = nil, nearDuplicateOf: Int? = nil
    ) -> Question {
        Question(
            id: id(number), slot: number, status: status, kind: kind, topics: topics, levels: levels,
            difficulty: .medium, minutes: 5, nearDuplicateOf: nearDuplicateOf.map(id),
            prompt: prompt ?? "Prompt \(number)", probes: [], hints: [], followUps: [], keyPoints: [], modelAnswer: "",
            rubric: [], redFlags: [], references: [], items: [])
    }

    private static func id(_ number: Int) -> QuestionID {
        let digits = String(number)
        return QuestionID(rawValue: "be-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    }
}
