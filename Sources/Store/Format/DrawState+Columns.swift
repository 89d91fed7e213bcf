internal import QuestionEngine

/// The stored form of a ``DrawState``: three numbers. It is part of the database format and does not follow changes of the engine's
/// type.
extension DrawState {
    var columns: (cycle: Int64, bits: Int64, place: Int64?) {
        switch order {
        case .hashes(let reached): (Int64(cycle), 0, reached.map(Int64.init(bitPattern:)))
        case .slots(let bits, let passed): (Int64(cycle), Int64(bits), Int64(passed))
        }
    }

    /// Nil if it is nothing that this version knows.
    init?(cycle: Int64, bits: Int64, place: Int64?) {
        guard let cycle = UInt32(exactly: cycle), (0...40).contains(bits) else { return nil }
        guard bits > 0 else {
            self.init(cycle: cycle, order: .hashes(reached: place.map(UInt64.init(bitPattern:))))
            return
        }
        guard let passed = Int(exactly: place ?? 0), passed >= 0 else { return nil }
        self.init(cycle: cycle, order: .slots(bits: UInt8(bits), passed: passed))
    }
}
