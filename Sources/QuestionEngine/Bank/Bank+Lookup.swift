import OrderedCollections

extension Bank {
    package func question(_ id: QuestionID) -> Question? { questions[id] }
    package func item(_ id: ItemID) -> Item? { items[id] }
    package func topic(_ id: TopicID) -> Topic? { topics[id] }

    /// The active questions that suit an audience and pass a filter.
    package func pool(for filter: Filter, audience: Question.Audience) -> QuestionPool {
        QuestionPool(self, filter: filter, audience: audience)
    }

    /// Those of a pool, in the order of the bank.
    package func questions(for filter: Filter, audience: Question.Audience) -> [Question] {
        pool(for: filter, audience: audience).questions
    }

    /// The active items that pass a filter. A level asks for the difficulties that suit it.
    package func items(for filter: Filter) -> [Item] {
        let wanted = topicIDs(of: filter)
        return items.values.filter { item in
            item.status == .active
                && (filter.topics.isEmpty || !wanted.isDisjoint(with: item.topics))
                && (filter.levels.isEmpty || filter.levels.contains { $0.suits(item.difficulty) })
                && (filter.kinds.isEmpty
                    || item.parent.flatMap { questions[$0] }.map { filter.kinds.contains($0.kind) } ?? false)
        }
    }

    private func topicIDs(of filter: Filter) -> Set<TopicID> {
        Set(filter.topics.flatMap(members(of:)))
    }
}

extension Level {
    /// Juniors get the easier items, seniors the harder ones, and those between nearly all.
    func suits(_ difficulty: Difficulty) -> Bool {
        switch self {
        case .junior: difficulty.rawValue <= 3
        case .mid: (2...4).contains(difficulty.rawValue)
        case .senior: difficulty.rawValue >= 3
        }
    }
}
