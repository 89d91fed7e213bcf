/// Sebastiano Vigna's SplitMix64: small, fast, and the same on every machine, which a draw that can be repeated needs.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= Self.increment
        return Self.mix(state)
    }

    /// An even draw below `bound` by Lemire's multiplication with rejection (ACM TOMACS 29, 2019).
    package mutating func next(below bound: UInt64) -> UInt64 {
        precondition(bound > 0, "the bound must be positive")
        while true {
            let product = next().multipliedFullWidth(by: bound)
            if product.low >= bound || product.low >= (0 &- bound) % bound { return product.high }
        }
    }

    /// The first number of a generator seeded with `value`: a hash of it.
    package static func hash(_ value: UInt64) -> UInt64 { mix(value &+ increment) }

    private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mix(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

/// 64-bit FNV-1a over UTF-8 (Fowler, Noll, Vo).
package func fnv1a64(_ text: String) -> UInt64 {
    text.utf8.reduce(14_695_981_039_346_656_037) { hash, byte in (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
}

extension Array {
    /// Fisher and Yates's shuffle, from the end; every order is equally likely.
    package func shuffled(seed: UInt64) -> [Element] {
        var generator = SplitMix64(seed: seed)
        var shuffled = self
        for index in stride(from: count - 1, to: 0, by: -1) {
            shuffled.swapAt(index, Int(generator.next(below: UInt64(index + 1))))
        }
        return shuffled
    }
}
