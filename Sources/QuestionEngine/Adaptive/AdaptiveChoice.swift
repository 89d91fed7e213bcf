/// Chooses items that are neither too easy nor too hard for a person.
package enum AdaptiveChoice {
    /// The share of items that a person is to get right: often enough to go on, seldom enough to learn.
    package static let targetSuccess = 0.75
    /// Items that differ by less are as good as each other, and the seed decides: otherwise everybody of one ability would be
    /// asked the same.
    private static let tolerance = 0.05
    /// An item that was seen before tells less, so it has to fit that much better.
    private static let costOfRepeating = 0.15

    /// The item whose probability of success is nearest to the target. Items of questions that were asked already in the quiz
    /// are given away by those, and come last.
    ///
    /// - Parameters:
    ///   - asked: in this quiz; they do not come again.
    ///   - seen: what the person was ever given.
    ///   - ratings: difficulties that are known; others begin with the author's estimate.
    /// - Returns: nil if there is none left.
    package static func next(
        from bank: Bank, filter: Filter, asked: [ItemID], seen: Set<ItemID>, ability: SkillRating,
        ratings: [CardKey: SkillRating], model: EloModel = .standard, seed: UInt64
    ) -> Item? {
        let questions = Set(asked.compactMap { bank.item($0).flatMap(bank.subject) })
        let candidates = bank.items(for: filter).filter { !asked.contains($0.id) }
            .shuffled(seed: SplitMix64.hash(seed ^ UInt64(asked.count)))
        let ranks = candidates.enumerated().map { place, item -> (isGivenAway: Int, cost: Int, place: Int) in
            let difficulty = ratings[CardKey(item)] ?? SkillRating(prior: item.difficulty)
            let success = model.probability(
                ability: ability.value, difficulty: difficulty.value, guess: item.guess)
            let cost = abs(success - targetSuccess) + (seen.contains(item.id) ? costOfRepeating : 0)
            let isGivenAway = bank.subject(of: item).map(questions.contains) ?? false
            return (isGivenAway ? 1 : 0, Int(cost / tolerance), place)
        }
        return ranks.min(by: <).map { candidates[$0.place] }
    }
}

extension Bank {
    /// The question that an item is about; one that is nearly the same counts as the same.
    fileprivate func subject(of item: Item) -> QuestionID? {
        item.parent.map { question($0)?.nearDuplicateOf ?? $0 }
    }
}
