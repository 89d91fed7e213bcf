extension Item {
    /// What blind guessing earns on average, 0 to 1.
    package var guessScore: Double {
        switch body {
        case .single(let options, _): options.isEmpty ? 0 : 1 / Double(options.count)
        case .multi(let options, _):
            Self.guessScore(right: options.count(where: \.isCorrect), wrong: options.count { !$0.isCorrect })
        case .trueFalse: 0.5
        case .short, .numeric: 0
        // Each neighbour is the right one in one of n cases.
        case .order(let steps): steps.isEmpty ? 0 : 1 / Double(steps.count)
        case .match(let pairs, let distractors): pairs.isEmpty ? 0 : 1 / Double(pairs.count + distractors.count)
        }
    }

    /// Each option chosen or not by the toss of a coin, scored by plus/minus.
    private static func guessScore(right: Int, wrong: Int) -> Double {
        var sum = 0.0
        for hits in 0...right {
            for falseAlarms in 0...wrong {
                let ways = binomial(right, hits) * binomial(wrong, falseAlarms)
                sum += ways * Scoring.plusMinus(hits: hits, of: right, falseAlarms: falseAlarms, of: wrong)
            }
        }
        return sum / Double(1 << (right + wrong))
    }

    private static func binomial(_ n: Int, _ k: Int) -> Double {
        (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
}
