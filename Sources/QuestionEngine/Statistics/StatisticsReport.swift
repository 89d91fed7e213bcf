import OrderedCollections

/// The statistics of a bank's items, each at its present semantic revision.
package struct StatisticsReport: Sendable {
    /// In the order of the bank; items without any attempt are left out.
    package var items: [ItemStatistics]
    /// Attempts at items that are gone, or that have changed their meaning since.
    package var outdated: Int

    /// - Parameter attempts: at most one of a person, item and semantic revision.
    package init(bank: Bank, attempts: [FirstAttempt]) {
        var quizzes: [Int: (count: Int, credit: Double)] = [:]
        for attempt in attempts {
            let sum = quizzes[attempt.quiz] ?? (0, 0)
            quizzes[attempt.quiz] = (sum.count + 1, sum.credit + attempt.credit)
        }
        var samples: [ItemID: [ItemSample]] = [:]
        outdated = 0
        for attempt in attempts {
            guard let item = bank.item(attempt.item), item.semanticRevision == attempt.semanticRevision else {
                outdated += 1
                continue
            }
            let quiz = quizzes[attempt.quiz] ?? (1, attempt.credit)
            let rest = quiz.count > 1 ? (quiz.credit - attempt.credit) / Double(quiz.count - 1) : nil
            samples[item.id, default: []].append(ItemSample(attempt, of: item, rest: rest))
        }
        items = bank.items.values.compactMap { item in
            samples[item.id].map { ItemStatistics(of: item, from: $0) }
        }
    }
}
