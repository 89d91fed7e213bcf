/// The rule that decided about an answer, with what it was applied to.
package enum GradingRule: Sendable, Hashable {
    /// One option is right: it was chosen or not.
    case option(isRight: Bool)
    /// The share of the right options that were chosen, less the share of the wrong ones, and not below zero.
    case plusMinus(hits: Int, right: Int, falseAlarms: Int, wrong: Int)
    case statement(isTrue: Bool)
    /// The answer is a listed one, as it is.
    case listed(String)
    /// It fits a listed answer in which `*` stands for anything.
    case pattern(String)
    /// It is a listed answer but for so many slips, of those that are forgiven in words of that length.
    case slips(Int, of: String, allowed: Int)
    /// It matches none; near a listed right answer it lies, but is a term of its own.
    case unlisted(near: String?)
    /// All in the key's unit.
    case number(Double, isWithin: Bool, tolerance: Item.NumericKey.Tolerance, of: Double, unit: String?)
    /// Pairs of steps that follow each other as they should.
    case neighbours(right: Int, of: Int)
    case pairs(right: Int, of: Int)
    /// An editor decided that the answer earns that much.
    case ruling(Double)
}
