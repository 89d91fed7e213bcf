package import QuestionEngine
package import Store

/// Builds everybody's cards anew from the log of reviews, and tells what differed. The same log gives the same cards, so that
/// nothing does unless somebody wrote to the database, or an old version of viva made a mistake.
package struct CardRebuild: Sendable, Equatable {
    package struct Difference: Sendable, Equatable {
        package var learner: Learner
        package var key: CardKey
        /// As it was kept; nil: it was missing.
        package var kept: Card?
        /// As it follows from the log; nil: there is no log of it.
        package var rebuilt: Card?
    }

    package private(set) var people = 0
    package private(set) var reviews = 0
    package private(set) var cards = 0
    package private(set) var differences: [Difference] = []

    /// A transaction for each person, so that a daemon beside it need not wait.
    ///
    /// - Parameter isDry: nothing is put right.
    package static func run(in store: any Store, isDry: Bool) async throws -> CardRebuild {
        var rebuild = CardRebuild()
        for learner in try await store.read({ try $0.learners() }) {
            let part = try await store.write { store in
                var part = CardRebuild()
                try part.add(learner, in: store, isDry: isDry)
                return part
            }
            rebuild.people += part.people
            rebuild.reviews += part.reviews
            rebuild.cards += part.cards
            rebuild.differences += part.differences
        }
        return rebuild
    }

    private mutating func add(_ learner: Learner, in store: any StoreWriter, isDry: Bool) throws {
        let log = try store.reviews(of: learner.person, in: learner.service)
        let rebuilt = Dictionary(grouping: log, by: \.key).compactMapValues { reviews in
            CardReplay.card(
                from: reviews.map(\.logged), key: reviews[0].key, owner: reviews[0].owner)
        }
        let kept = try store.cards(of: learner.person, in: learner.service)
        people = 1
        reviews = log.count
        cards = rebuilt.count
        for key in Set(rebuilt.keys).union(kept.keys).sorted() where rebuilt[key] != kept[key] {
            differences.append(
                Difference(learner: learner, key: key, kept: kept[key], rebuilt: rebuilt[key]))
            guard !isDry else { continue }
            if let card = rebuilt[key] {
                try store.save(card, key, of: learner.person, in: learner.service)
            } else {
                try store.removeCard(key, of: learner.person, in: learner.service)
            }
        }
    }
}
