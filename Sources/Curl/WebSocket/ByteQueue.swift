/// Bytes that go in at one end and out at the other.
struct ByteQueue: Sendable {
    private var bytes: [UInt8] = []
    private var start = 0

    /// So much stays allocated when the queue runs empty.
    private static let keptCapacity = 64 << 10

    var count: Int { bytes.count - start }
    var isEmpty: Bool { count == 0 }

    /// The first bytes, at most `limit`.
    func front(_ limit: Int) -> ArraySlice<UInt8> {
        bytes[start...].prefix(limit)
    }

    mutating func append(_ more: some Collection<UInt8>) {
        if start > bytes.count / 2 {
            bytes.removeFirst(start)
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// Moves as many bytes as there are, and as fit, to the front of `target`.
    ///
    /// - Returns: How many.
    mutating func move(to target: UnsafeMutableRawBufferPointer) -> Int {
        let moved = min(count, target.count)
        guard moved > 0 else { return 0 }
        unsafe target.copyBytes(from: bytes[start..<start + moved])
        start += moved
        if start == bytes.count {
            removeAll()
        }
        return moved
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
        start = 0
    }
}
