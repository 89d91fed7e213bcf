package import Foundation

/// Puts quizzes together.
package enum QuizAssembly {
    /// Items for a quiz: those the person never saw before those seen, those seen long ago before those seen lately. Among
    /// equals, different questions are preferred, so that one item does not give the next away; then topics and types take
    /// turns. The seed decides what is left open, and the order.
    ///
    /// - Parameter seen: when the person was last given an item.
    /// - Returns: at most `count` items; fewer if the bank has no more.
    package static func items(
        from bank: Bank, filter: Filter, count: Int, seen: [ItemID: Date], seed: UInt64
    ) -> [Item] {
        var rest = bank.items(for: filter).shuffled(seed: seed).map { Candidate($0, in: bank, seen: seen[$0.id]) }
        var questions: [QuestionID: Int] = [:]
        var topics: [TopicID: Int] = [:]
        var types: [String: Int] = [:]
        var chosen: [Item] = []
        while chosen.count < count {
            let ranks = rest.indices.map { index in
                let candidate = rest[index]
                return (
                    candidate.freshness, candidate.question.map { questions[$0, default: 0] } ?? 0,
                    candidate.topic.map { topics[$0, default: 0] } ?? 0, types[candidate.type, default: 0], index
                )
            }
            guard let best = ranks.min(by: <)?.4 else { break }
            let candidate = rest.remove(at: best)
            if let question = candidate.question { questions[question, default: 0] += 1 }
            if let topic = candidate.topic { topics[topic, default: 0] += 1 }
            types[candidate.type, default: 0] += 1
            chosen.append(candidate.item)
        }
        return chosen.shuffled(seed: SplitMix64.hash(seed))
    }

    /// An item with what decides about it.
    private struct Candidate {
        var item: Item
        /// Never seen is zero, then by the day on which it was seen.
        var freshness: Double
        /// The question that it is about; one that is nearly the same counts as the same.
        var question: QuestionID?
        var topic: TopicID?
        var type: String

        init(_ item: Item, in bank: Bank, seen: Date?) {
            self.item = item
            freshness = seen.map { max(1, ($0.timeIntervalSince1970 / 86400).rounded(.down)) } ?? 0
            question = item.parent.map { bank.question($0)?.nearDuplicateOf ?? $0 }
            topic = item.topics.first
            type = item.body.typeName
        }
    }

    /// The ids of an item's options, steps or sides in the order in which this quiz shows them; empty for items without any. It
    /// does not hang on what is right.
    package static func optionOrder(of item: Item, seed: UInt64) -> [String] {
        let shuffled = { (ids: [String]) in ids.shuffled(seed: SplitMix64.hash(seed ^ fnv1a64(item.id.rawValue))) }
        switch item.body {
        case .single(let options, let shuffle), .multi(let options, let shuffle):
            let ids = options.map(\.id)
            return shuffle ? shuffled(ids) : ids
        case .order(let steps): return shuffled(steps.map(\.id).sorted())
        case .match(let pairs, let distractors):
            return pairs.map(\.leftID) + shuffled((pairs.map(\.rightID) + distractors.map(\.id)).sorted())
        case .trueFalse, .short, .numeric: return []
        }
    }
}

extension Item.Body {
    /// As the bank's files name it.
    package var typeName: String {
        switch self {
        case .single: "single"
        case .multi: "multi"
        case .trueFalse: "tf"
        case .short: "short"
        case .numeric: "numeric"
        case .order: "order"
        case .match: "match"
        }
    }
}
