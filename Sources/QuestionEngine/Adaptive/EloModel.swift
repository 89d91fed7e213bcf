internal import Foundation

/// Abilities and difficulties from single answers, after Elo's rule with the logistic function of item response theory:
/// `P = g + (1 − g) / (1 + e^−(T − B))`, `T += K (y − P)`, `B −= K (y − P)`, `K = a / (1 + b n)`. Person and item have an `n` each
/// (R. Pelánek, Applications of the Elo rating system in adaptive educational systems, 2016).
package struct EloModel: Sendable, Hashable {
    package var a: Double
    package var b: Double

    package init(a: Double, b: Double) {
        self.a = a
        self.b = b
    }

    /// The best of those that were simulated with 200 items and 500 people.
    package static let standard = EloModel(a: 1, b: 0.2)

    /// The probability of a right answer.
    ///
    /// - Parameter guess: of a right answer by chance.
    package func probability(ability: Double, difficulty: Double, guess: Double) -> Double {
        guess + (1 - guess) / (1 + exp(difficulty - ability))
    }

    /// - Parameter credit: 0 to 1.
    package func update(
        ability: inout SkillRating, difficulty: inout SkillRating, guess: Double, credit: Double
    ) {
        let surprise = credit - probability(ability: ability.value, difficulty: difficulty.value, guess: guess)
        ability.value += weight(ability.count) * surprise
        difficulty.value -= weight(difficulty.count) * surprise
        ability.count += 1
        difficulty.count += 1
    }

    /// How far one more answer may move what so many have shown.
    private func weight(_ count: Int) -> Double { a / (1 + b * Double(count)) }
}

extension Item {
    /// The probability of a right answer by chance: one of the options; nothing where several or none are to choose from.
    package var guess: Double {
        switch body {
        case .single(let options, _): options.isEmpty ? 0 : 1 / Double(options.count)
        case .trueFalse: 0.5
        default: 0
        }
    }
}
