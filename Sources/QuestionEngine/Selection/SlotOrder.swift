/// An order of all permanent slots of a bank, for pools that are too large to be sorted at every draw.
///
/// The slots that there were when the cycle began come first, permuted as one block. Slots beyond them, which came with
/// questions that were added since, follow block by block, each twice as long as all before it, so that a bank may grow without
/// moving anything that was passed.
struct SlotOrder {
    /// The first block has 2^bits slots.
    let bits: UInt8
    private let seed: UInt64
    private var block: Range<Int>
    private var permutation: FeistelPermutation

    init(bits: UInt8, seed: UInt64) {
        self.bits = bits
        self.seed = seed
        block = 0..<(1 << Int(bits))
        permutation = FeistelPermutation(count: block.count, seed: seed)
    }

    /// So many bits number all slots below `limit`.
    static func bits(toHold limit: Int) -> UInt8 { UInt8(Int.bitWidth - max(0, limit - 1).leadingZeroBitCount) }

    mutating func slot(at place: Int) -> Int {
        if !block.contains(place) {
            let start = place >> Int(bits) == 0 ? 0 : 1 << Int(Self.bits(toHold: place + 1) - 1)
            block = start..<(start == 0 ? 1 << Int(bits) : 2 * start)
            permutation = FeistelPermutation(count: block.count, seed: seed ^ UInt64(start))
        }
        return block.lowerBound + permutation(place - block.lowerBound)
    }
}
