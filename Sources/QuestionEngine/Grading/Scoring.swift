/// Credits for choices.
enum Scoring {
    /// Plus/minus: the share of the right options that were chosen, less the share of the wrong ones, and not below zero.
    /// Choosing all, or none, gives nothing.
    ///
    /// - Parameters:
    ///   - hits: chosen options that are right, of `right`.
    ///   - falseAlarms: chosen options that are wrong, of `wrong`.
    static func plusMinus(hits: Int, of right: Int, falseAlarms: Int, of wrong: Int) -> Double {
        guard right > 0 else { return 0 }
        let gain = Double(hits) / Double(right)
        let loss = wrong > 0 ? Double(falseAlarms) / Double(wrong) : 0
        return max(0, gain - loss)
    }

    /// Relative order: the share of the neighbours that follow each other as they should. It takes a shifted sequence for
    /// nearly right, and gives a quarter of the point on average to whoever orders four steps at random.
    ///
    /// - Parameter order: for each step as it was placed, its right place; a permutation of `0..<count`.
    static func relativeNext(_ order: [Int]) -> Double {
        guard order.count > 1 else { return 0 }
        return Double(rightNeighbours(order)) / Double(order.count - 1)
    }

    static func rightNeighbours(_ order: [Int]) -> Int {
        zip(order, order.dropFirst()).count { $0 + 1 == $1 }
    }
}
