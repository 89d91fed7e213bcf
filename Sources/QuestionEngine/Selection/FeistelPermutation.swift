/// A permutation of 0..<count that needs no table: a balanced Feistel network over the next even power of two (Luby and
/// Rackoff, 1988), walked on until it lands inside (Black and Rogaway, 2002).
///
/// Over few values such permutations are measurably uneven; below a few thousand, sort by a hash or shuffle instead.
package struct FeistelPermutation: Sendable {
    private let count: UInt64
    private let halfBits: UInt64
    private let keys: [UInt64]

    /// - Parameters:
    ///   - count: at least 1, at most 2^62.
    ///   - rounds: eight where it matters that orders look even.
    package init(count: Int, seed: UInt64, rounds: Int = 8) {
        precondition(count > 0, "there is nothing to permute")
        self.count = UInt64(count)
        halfBits = UInt64(max(1, (Int.bitWidth - (count - 1).leadingZeroBitCount + 1) / 2))
        var generator = SplitMix64(seed: seed)
        keys = (0..<rounds).map { _ in generator.next() }
    }

    /// Where `place` goes; it lies in 0..<count.
    package func callAsFunction(_ place: Int) -> Int {
        let mask: UInt64 = (1 << halfBits) &- 1
        var value = UInt64(place)
        repeat {
            var (left, right) = (value &>> halfBits, value & mask)
            for key in keys { (left, right) = (right, left ^ (SplitMix64.hash(right ^ key) & mask)) }
            value = left &<< halfBits | right
        } while value >= count
        return Int(value)
    }
}
