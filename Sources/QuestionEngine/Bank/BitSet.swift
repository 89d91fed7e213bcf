/// A set of numbers from 0 up to a fixed count, one bit each.
struct BitSet: Sendable, Hashable {
    private var words: [UInt64]
    /// Kept while numbers are inserted; nil once it would have to be counted.
    private(set) var knownCount: Int? = 0

    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    var count: Int { knownCount ?? words.reduce(0) { $0 + $1.nonzeroBitCount } }
    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func contains(_ number: Int) -> Bool {
        words[number >> 6] >> UInt64(number & 63) & 1 == 1
    }

    mutating func insert(_ number: Int) {
        guard !contains(number) else { return }
        words[number >> 6] |= 1 << UInt64(number & 63)
        knownCount = knownCount.map { $0 + 1 }
    }

    func union(_ other: BitSet) -> BitSet {
        var result = self
        for index in result.words.indices { result.words[index] |= other.words[index] }
        result.knownCount = nil
        return result
    }

    func intersection(_ other: BitSet) -> BitSet {
        var result = self
        for index in result.words.indices { result.words[index] &= other.words[index] }
        result.knownCount = nil
        return result
    }

    /// Looked through once, so that ``knownCount`` is there.
    func counted() -> BitSet {
        var result = self
        result.knownCount = count
        return result
    }

    /// In ascending order.
    func forEach(_ body: (Int) -> Void) {
        for (index, word) in words.enumerated() where word != 0 {
            var rest = word
            while rest != 0 {
                body(index << 6 | rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
    }
}
