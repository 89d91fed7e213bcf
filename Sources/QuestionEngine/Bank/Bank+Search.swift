import Foundation
import OrderedCollections

extension Bank {
    /// Active questions that mention any of the words, best first: words in the prompt and the topics count most, then what
    /// it probes, key points and answer. Words of which every form shares the beginning match (`retry`, `retries`).
    package func search(_ terms: String) -> [Question] {
        let stems = Self.words(of: terms).map(Self.stem).filter { !Self.fillers.contains($0) }
        guard !stems.isEmpty else { return [] }
        let ranked = questions.values.filter { $0.status == .active }.compactMap {
            question -> (score: Int, question: Question)? in
            let score = score(of: question, for: stems)
            return score > 0 ? (score, question) : nil
        }
        return ranked.sorted { ($1.score, $0.question.slot) < ($0.score, $1.question.slot) }.map(\.question)
    }

    private func score(of question: Question, for stems: [String]) -> Int {
        let titles = question.topics.compactMap { topics[$0] }.flatMap { [$0.title] + $0.aliases }
        let fields: [(weight: Int, text: String)] = [
            (8, question.prompt), (8, titles.joined(separator: " ")), (3, question.probes.joined(separator: " ")),
            (2, question.keyPoints.map(\.say).joined(separator: " ")), (1, question.modelAnswer),
        ]
        let words = fields.map { (weight: $0.weight, stems: Set(Self.words(of: $0.text).map(Self.stem))) }
        let scores = stems.map { stem in words.reduce(0) { $0 + ($1.stems.contains(stem) ? $1.weight : 0) } }
        let met = scores.count { $0 > 0 }
        // A question with all the words comes before one with some, whatever their weight.
        return scores.reduce(0, +) + met * 100
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// A rough English stem: enough to bring `caches`, `caching` and `cached` together.
    private static func stem(_ word: String) -> String {
        for (suffix, replacement) in [("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("e", ""), ("s", "")]
        where word.count > suffix.count + 2 && word.hasSuffix(suffix) {
            return word.dropLast(suffix.count) + replacement
        }
        return word
    }

    private static let fillers: Set<String> = [
        "th", "the", "a", "an", "of", "and", "or", "to", "in", "on", "for", "about",
    ]
}
