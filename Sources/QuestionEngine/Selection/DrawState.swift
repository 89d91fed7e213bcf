/// Where one conversation is in its way through the questions of one filter: the cycle, and the order key of the question
/// drawn last in it (nil before the first).
package struct DrawState: Sendable, Hashable, Codable {
    package var cycle: UInt32
    package var lastKey: UInt64?

    package init(cycle: UInt32 = 0, lastKey: UInt64? = nil) {
        self.cycle = cycle
        self.lastKey = lastKey
    }
}
