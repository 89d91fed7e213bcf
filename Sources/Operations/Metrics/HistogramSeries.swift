import CoreMetrics
import Synchronization

/// How often values fell below fixed bounds, their number and their sum. Durations are kept in seconds.
final class HistogramSeries: Series, RecorderHandler, TimerHandler {
    private struct State {
        /// How many values lie above the bound before and not above their own; the last one has no bound.
        var buckets: [UInt64]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    /// - Parameter bounds: ascending; a value that equals a bound counts below it.
    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(buckets: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    /// Ignores what is not a number or infinite, which would spoil the sum for good.
    func record(_ value: Double) {
        guard value.isFinite else { return }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock {
            $0.buckets[bucket] += 1
            $0.sum += value
        }
    }

    func write(to text: inout ExpositionText, name: String, dimensions: [Dimension]) {
        let state = state.withLock { $0 }
        var count: UInt64 = 0
        for (bound, inBucket) in zip(bounds + [.infinity], state.buckets) {
            count += inBucket
            let bound = Dimension(name: "le", value: ExpositionText.number(bound))
            text.sample("\(name)_bucket", dimensions + [bound], "\(count)")
        }
        text.sample("\(name)_sum", dimensions, ExpositionText.number(state.sum))
        text.sample("\(name)_count", dimensions, "\(count)")
    }
}
