/// A sign, beyond chance at 95 per cent, that the key of an item is wrong, or its wording misleads.
package enum KeySuspicion: Sendable, Hashable {
    /// The better people are in the rest, the worse they do here: correlation and its interval.
    case discriminatesAgainst(correlation: Double, Interval)
    /// The better half chose a wrong option more often than the right one.
    case distractorAheadOfKey(option: String, chosen: Int, key: Int, of: Int)
    /// Blind guessing would have earned more.
    case worseThanGuessing(facility: Double, guess: Double)
}
