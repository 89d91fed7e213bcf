/// Cuts what a server sends at the borders of frames (RFC 6455, section 5.2), so that libwslay gets every control frame in one
/// piece.
///
/// libwslay 1.1.1 takes the first two bytes of every piece of a close for its code, and then finds fault with the words.
struct FrameCutter {
    /// Bytes that have to come before the next frame begins.
    private var rest: UInt64 = 0

    var isInFrame: Bool { rest > 0 }

    /// How many bytes of `input` can go on, at most `limit`; they count as gone.
    mutating func cut(_ input: ByteQueue, limit: Int) -> Int {
        if rest == 0 {
            rest = Self.nextPiece(of: input)
        }
        let count = Int(min(rest, UInt64(min(input.count, limit))))
        rest -= UInt64(count)
        return count
    }

    /// Length of the frame at the front of `input`; 0 as long as too little of it is there.
    private static func nextPiece(of input: ByteQueue) -> UInt64 {
        let front = Array(input.front(10))
        guard front.count >= 2 else { return 0 }
        let length = front[1] & 0x7F
        let headSize = 2 + (front[1] & 0x80 == 0 ? 0 : 4)
        if front[0] & 0x08 != 0 {
            // A longer one is not allowed, which libwslay sees from its head.
            let size = length > 125 ? 2 : headSize + Int(length)
            return input.count >= size ? UInt64(size) : 0
        }
        guard length > 125 else { return UInt64(headSize) + UInt64(length) }
        let lengthSize = length == 126 ? 2 : 8
        guard front.count >= 2 + lengthSize else { return 0 }
        let payload = front[2..<2 + lengthSize].reduce(0) { $0 << 8 | UInt64($1) }
        // Above 2^63 it is not allowed, and need not fit.
        return UInt64(headSize + lengthSize) &+ (payload & ~(1 << 63))
    }
}
