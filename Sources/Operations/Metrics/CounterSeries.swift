import CoreMetrics
import Synchronization

/// A sum that only grows. Whole and fractional increments may be mixed; whole ones stay exact.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
    private let whole = Atomic<Int64>(0)
    private let fractional = AtomicDouble()

    /// Prometheus takes a smaller value for a restart, so negative amounts are ignored.
    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        whole.wrappingAdd(amount, ordering: .relaxed)
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        fractional.add(amount)
    }

    func reset() {
        whole.store(0, ordering: .relaxed)
        fractional.value = 0
    }

    func write(to text: inout ExpositionText, name: String, dimensions: [Dimension]) {
        let (whole, fractional) = (whole.load(ordering: .relaxed), fractional.value)
        let value = fractional == 0 ? "\(whole)" : ExpositionText.number(Double(whole) + fractional)
        text.sample(name, dimensions, value)
    }
}
