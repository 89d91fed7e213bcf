import Chat
import Pictures
import Synchronization

/// The pictures of deliveries on their way: uploaded once, though a delivery may be tried several times.
final class PictureShelf: Sendable {
    private struct Entry {
        var files: [ScoreCard: String] = [:]
        var failures = 0
        var age: Int
    }

    /// After so many failures a delivery goes without.
    private static let patience = 5
    private static let capacity = 200

    private let state = Mutex<(entries: [DeliveryKey: Entry], count: Int)>(([:], 0))

    func file(of card: ScoreCard, for key: DeliveryKey) -> String? {
        state.withLock { $0.entries[key]?.files[card] }
    }

    func put(_ file: String, of card: ScoreCard, for key: DeliveryKey) {
        change(key) { $0.files[card] = file }
    }

    /// - Returns: false if it is time to do without.
    func failed(_ key: DeliveryKey) -> Bool {
        change(key) { $0.failures += 1 }
        return !isGivenUp(key)
    }

    func giveUp(_ key: DeliveryKey) {
        change(key) { $0.failures = Self.patience }
    }

    func isGivenUp(_ key: DeliveryKey) -> Bool {
        state.withLock { $0.entries[key].map { $0.failures >= Self.patience } ?? false }
    }

    func forget(_ key: DeliveryKey) {
        state.withLock { _ = $0.entries.removeValue(forKey: key) }
    }

    private func change(_ key: DeliveryKey, _ change: (inout Entry) -> Void) {
        state.withLock { state in
            state.count += 1
            change(&state.entries[key, default: Entry(age: state.count)])
            guard state.entries.count > Self.capacity,
                let oldest = state.entries.min(by: { $0.value.age < $1.value.age })
            else { return }
            state.entries[oldest.key] = nil
        }
    }
}
