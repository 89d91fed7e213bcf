import Foundation
import OrderedCollections

/// Finds active questions by their words, without reading the bank's texts again for every search.
package struct SearchIndex: Sendable {
    /// What a search came to.
    package struct Found: Sendable, Equatable {
        /// Best first.
        package var questions: [Question]
        /// No question has all the words; these have as many of them as any.
        package var isRelaxed: Bool
    }

    /// How much of a question's head and body speaks of a word.
    private struct Mention {
        /// Place in ``questions``.
        var question: Int
        /// Of the prompt, the topics and their other names.
        var head = 0
        /// Of what it probes, its key points and its answer.
        var body = 0
    }

    /// In the order of their slots.
    private let questions: [Question]
    private let mentions: [String: [Mention]]

    package init(bank: Bank) {
        questions = bank.questions.values.filter { $0.status == .active }.sorted { $0.slot < $1.slot }
        var mentions: [String: [Mention]] = [:]
        for (place, question) in questions.enumerated() {
            let topics = question.topics.compactMap { bank.topic($0) }
            let parents = topics.compactMap { $0.parent.flatMap { bank.topic($0) } }
            let fields: [(weight: WritableKeyPath<Mention, Int>, worth: Int, text: [String])] = [
                (\.head, 4, topics.flatMap { [$0.title] + $0.aliases }), (\.head, 3, [question.prompt]),
                (\.head, 1, parents.flatMap { [$0.title] + $0.aliases }),
                (\.body, 3, question.probes), (\.body, 2, question.keyPoints.map(\.say)),
                (\.body, 1, [question.modelAnswer]),
            ]
            var own: [String: Mention] = [:]
            for field in fields {
                for stem in Set(field.text.flatMap(Self.words(of:)).map(Self.stem)) {
                    own[stem, default: Mention(question: place)][keyPath: field.weight] += field.worth
                }
            }
            for (stem, mention) in own { mentions[stem, default: []].append(mention) }
        }
        self.mentions = mentions
    }

    /// Questions that mention all the words, or failing that as many as any question does. Those come first that have more of
    /// the words in their prompt and topics, then those that speak more of them. Words of which every form shares the
    /// beginning match (`retry`, `retries`).
    package func search(_ terms: String) -> Found {
        let stems = Set(Self.words(of: terms).filter { !Self.fillers.contains($0) }.map(Self.stem))
        var scores: [Int: (met: Int, inHead: Int, head: Int, body: Int)] = [:]
        for mention in stems.flatMap({ mentions[$0] ?? [] }) {
            var score = scores[mention.question] ?? (0, 0, 0, 0)
            score.met += 1
            score.inHead += mention.head > 0 ? 1 : 0
            score.head += mention.head
            score.body += mention.body
            scores[mention.question] = score
        }
        let most = scores.values.map(\.met).max() ?? 0
        let ranked = scores.filter { $0.value.met == most }.sorted { first, second in
            let (a, b) = (first.value, second.value)
            return (b.inHead, b.head, b.body, first.key) < (a.inHead, a.head, a.body, second.key)
        }
        return Found(questions: ranked.map { questions[$0.key] }, isRelaxed: most < stems.count)
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
        "the", "a", "an", "of", "and", "or", "to", "in", "on", "for", "about", "is", "are", "with", "how", "what",
    ]
}
