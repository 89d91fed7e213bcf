import QuestionEngine
import Synchronization

/// Tokens that are the same in each run.
final class Tokens: Sendable {
    private let random: Mutex<SplitMix64>

    init(seed: UInt64) { random = Mutex(SplitMix64(seed: seed)) }

    func next() -> UInt64 { random.withLock { $0.next() } }
}
