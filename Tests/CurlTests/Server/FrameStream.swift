import Foundation

/// What a server out of its mind may send in place of frames.
enum FrameStream {
    static func random(using generator: inout SplitMix) -> Data {
        var bytes = Data()
        if Int.random(in: 0..<10, using: &generator) == 0 {
            return garbage(Int.random(in: 1...600, using: &generator), using: &generator)
        }
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            bytes += frame(using: &generator)
        }
        for _ in 0..<[0, 0, 1, 1, 3][Int.random(in: 0..<5, using: &generator)] {
            damage(&bytes, using: &generator)
        }
        return bytes
    }

    /// Flips, cuts, repeats or inserts somewhere.
    static func damage(_ bytes: inout Data, using generator: inout SplitMix) {
        guard !bytes.isEmpty else { return }
        bytes = Data(bytes)
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
        case 2: bytes.removeSubrange(place...)
        case 3: bytes += bytes[place...]
        default:
            bytes.insert(contentsOf: garbage(Int.random(in: 1...20, using: &generator), using: &generator), at: place)
        }
    }

    private static func frame(using generator: inout SplitMix) -> Data {
        // Sound ones more often, or a stream would end with its first.
        let opcodes: [UInt8] =
            Int.random(in: 0..<5, using: &generator) == 0
            ? Array(0x0...0xF) : [Frame.text, Frame.binary, Frame.text, Frame.continuation, Frame.ping]
        var frame = Frame(
            opcode: opcodes[Int.random(in: 0..<opcodes.count, using: &generator)],
            payload: payload(using: &generator)
        )
        if frame.opcode & 0x8 != 0 {
            frame.payload = Data(frame.payload.prefix(125))
        }
        if frame.opcode == Frame.close, Bool.random(using: &generator) {
            frame = .close(UInt16.random(in: 990...5_010, using: &generator), "bye")
        }
        frame.isFinal = Int.random(in: 0..<5, using: &generator) > 0
        if Int.random(in: 0..<60, using: &generator) == 0 {
            frame.reserved = UInt8.random(in: 1...7, using: &generator)
        }
        if Int.random(in: 0..<60, using: &generator) == 0 {
            frame.mask = [1, 2, 3, 4]
        }
        guard Int.random(in: 0..<60, using: &generator) == 0 else { return frame.bytes }
        // A head that lies about what follows.
        return frame.head(
            length: Int.random(in: 0...Int.max, using: &generator) >> Int.random(in: 0...62, using: &generator))
            + frame.payload
    }

    private static func payload(using generator: inout SplitMix) -> Data {
        let size = [0, 1, 7, 119, 126, 700, 3_003][Int.random(in: 0..<7, using: &generator)]
        return Int.random(in: 0..<10, using: &generator) == 0
            ? garbage(size, using: &generator)
            : Data(String(repeating: "aé🎉", count: size / 7 + 1).utf8.prefix(size))
    }

    private static func garbage(_ count: Int, using generator: inout SplitMix) -> Data {
        Data((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}

/// The same numbers for the same seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
