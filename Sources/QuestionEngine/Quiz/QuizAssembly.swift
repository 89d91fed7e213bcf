package import Foundation

/// Puts quizzes together.
package enum QuizAssembly {
    /// Items for a quiz: those the person never saw before those seen, those seen long ago before those seen lately, evenly
    /// over the topics, and with types mixed as the bank allows. The seed decides between equals, and the order.
    ///
    /// - Parameter seen: when the person was last given an item.
    /// - Returns: at most `count` items; fewer if the bank has no more.
    package static func items(
        from bank: Bank, filter: Filter, count: Int, seen: [ItemID: Date], seed: UInt64
    ) -> [Item] {
        let shuffled = bank.items(for: filter).shuffled(seed: seed)
        var byTopic: [(topic: TopicID?, items: [Item])] = []
        for item in shuffled {
            if let index = byTopic.firstIndex(where: { $0.topic == item.topics.first }) {
                byTopic[index].items.append(item)
            } else {
                byTopic.append((item.topics.first, [item]))
            }
        }
        var queues = byTopic.map { freshestFirst($0.items, seen: seen) }
        var chosen: [Item] = []
        while chosen.count < count {
            let heads = queues.indices.compactMap { index in queues[index].first.map { (index, freshness($0, seen)) } }
            guard let freshest = heads.map(\.1).min() else { break }
            for (index, freshness) in heads where freshness == freshest && chosen.count < count {
                chosen.append(queues[index].removeFirst())
            }
        }
        return chosen.shuffled(seed: SplitMix64.hash(seed))
    }

    /// Never seen is zero, then by the day on which it was seen.
    private static func freshness(_ item: Item, _ seen: [ItemID: Date]) -> Double {
        seen[item.id].map { max(1, ($0.timeIntervalSince1970 / 86400).rounded(.down)) } ?? 0
    }

    /// By freshness; among equals, types take turns.
    private static func freshestFirst(_ items: [Item], seen: [ItemID: Date]) -> [Item] {
        var met: [String: Int] = [:]
        let ranked = items.map { item -> (freshness: Double, turn: Int, item: Item) in
            let turn = met[item.body.typeName, default: 0]
            met[item.body.typeName] = turn + 1
            return (freshness(item, seen), turn, item)
        }
        return ranked.enumerated()
            .sorted {
                ($0.element.freshness, $0.element.turn, $0.offset) < ($1.element.freshness, $1.element.turn, $1.offset)
            }
            .map(\.element.item)
    }

    /// The ids of an item's options in the order in which this quiz shows them; empty for items without options.
    package static func optionOrder(of item: Item, seed: UInt64) -> [String] {
        switch item.body {
        case .single(let options, let shuffle), .multi(let options, let shuffle):
            let ids = options.map(\.id)
            return shuffle ? ids.shuffled(seed: SplitMix64.hash(seed ^ fnv1a64(item.id.rawValue))) : ids
        case .trueFalse, .short, .numeric:
            return []
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
        }
    }
}

extension Item {
    /// The options with their letters, in the order given; options that the order does not name come last.
    package func letteredOptions(order: [String]) -> [(letter: String, option: Option)] {
        let options: [Option]
        switch body {
        case .single(let all, _), .multi(let all, _): options = all
        case .trueFalse, .short, .numeric: options = []
        }
        let named = order.compactMap { id in options.first { $0.id == id } }
        let rest = options.filter { !order.contains($0.id) }
        return zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", named + rest).map { (String($0), $1) }
    }
}
