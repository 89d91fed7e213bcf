import Foundation
import QuestionEngine

/// Topics, levels and kinds in any order, as people name them.
struct FilterParser: Sendable {
    let bank: Bank
    /// Words in the longest name of a topic that is worth trying.
    private static let longestName = 4

    /// Reads all words, or says which one it cannot place.
    func parse(_ words: Words, in command: CommandName = .question) throws(CommandError) -> Filter {
        var filter = Filter()
        var rest = words.original.flatMap { $0.split(separator: ",").map(String.init) }
        while let word = rest.first?.lowercased() {
            if let length = takeTopic(rest, into: &filter) {
                rest.removeFirst(length)
            } else if let level = Self.levels[word] {
                filter.levels.insert(level)
                rest.removeFirst()
            } else if let kind = Self.kinds[word] {
                filter.kinds.insert(kind)
                rest.removeFirst()
            } else if Set<String>.connectives.contains(word) || Set<String>.courtesies.contains(word) {
                rest.removeFirst()
            } else {
                throw .unknownTopic(word: word, suggestions: suggestions(for: word))
            }
        }
        return filter
    }

    private func takeTopic(_ rest: [String], into filter: inout Filter) -> Int? {
        for length in stride(from: min(Self.longestName, rest.count), through: 1, by: -1) {
            if let topic = bank.topic(named: rest.prefix(length).joined(separator: " ")) {
                filter.topics.insert(topic.id)
                return length
            }
        }
        return nil
    }

    /// Topics first; then what else can stand there.
    private func suggestions(for word: String) -> [String] {
        let topics = bank.topicSuggestions(for: word)
        guard topics.isEmpty else { return topics }
        let others = Level.allCases.map(\.rawValue) + Question.Kind.allCases.map(\.rawValue) + ["level", "topics"]
        return Array(Spelling.nearest(to: word, among: others).prefix(1))
    }

    private static let levels: [String: Level] = [
        "junior": .junior, "juniors": .junior, "jr": .junior, "entry": .junior, "beginner": .junior,
        "graduate": .junior,
        "mid": .mid, "middle": .mid, "mids": .mid, "intermediate": .mid, "medior": .mid, "mid-level": .mid,
        "senior": .senior, "seniors": .senior, "sr": .senior, "staff": .senior, "lead": .senior, "principal": .senior,
        "expert": .senior,
    ]

    private static let kinds: [String: Question.Kind] = [
        "experience": .experience, "behavioural": .experience, "behavioral": .experience,
        "concept": .concept, "conceptual": .concept, "theory": .concept,
        "design": .design, "architecture": .design,
        "process": .process,
    ]
}
