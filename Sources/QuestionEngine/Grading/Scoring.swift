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
}
