package import CoreMetrics
import Synchronization

/// Keeps what the process measures, and shows it as Prometheus text.
///
/// Names may be anything; they are made fit for Prometheus (`http.requests` becomes `http_requests`). The same name with the
/// same dimensions, in any order, is the same series. A name has the kind it was first used with: values of another kind under
/// that name are dropped, and ``render()`` says so in a comment.
///
/// To ask for a counter takes one lock; to count takes none.
package final class MetricsRegistry: MetricsFactory {
    /// Upper bounds of a timer's buckets, in seconds.
    package static let timerBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// Upper bounds of a recorder's buckets, in whatever is recorded.
    package static let recorderBuckets: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]

    struct State {
        var families: [String: MetricFamily] = [:]
        /// Series by what they were asked for with, so that a known one costs one look-up.
        var known: [SeriesRequest: any Series] = [:]
    }

    let help: [String: String]
    let state = Mutex(State())

    /// - Parameter help: one sentence for each metric that has one, by the name that Prometheus sees.
    package init(help: [String: String] = [:]) { self.help = help }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(.counter, label, dimensions) { CounterSeries() }
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(.counter, label, dimensions) { CounterSeries() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(.gauge, label, dimensions) { GaugeSeries() }
    }

    /// A gauge if `aggregate` is false, else a histogram.
    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate {
            series(.recorder, label, dimensions) { HistogramSeries(bounds: Self.recorderBuckets) }
        } else {
            series(.gauge, label, dimensions) { GaugeSeries() }
        }
    }

    /// A histogram in seconds.
    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(.timer, label, dimensions) { HistogramSeries(bounds: Self.timerBuckets) }
    }

    package func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }
    package func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
    package func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
    package func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

    private func series<S: Series>(
        _ kind: MetricKind, _ label: String, _ dimensions: [(String, String)], make: () -> S
    ) -> S {
        let request = SeriesRequest(kind: kind, label: label, dimensions: dimensions.map(Dimension.init))
        return state.withLock { state in
            if let known = state.known[request] as? S { return known }
            let series = state.admit(request, make: make)
            state.known[request] = series
            return series
        }
    }

    private func remove(_ handler: AnyObject) {
        state.withLock { state in
            state.known = state.known.filter { $0.value !== handler }
            state.families = state.families.compactMapValues { family in
                var family = family
                family.series = family.series.filter { $0.value !== handler }
                return family.series.isEmpty ? nil : family
            }
        }
    }
}

extension MetricsRegistry.State {
    fileprivate mutating func admit<S: Series>(_ request: SeriesRequest, make: () -> S) -> S {
        let name = MetricName.metric(request.label)
        let dimensions = MetricName.dimensions(request.dimensions)
        var family = families[name] ?? MetricFamily(kind: request.kind)
        defer { families[name] = family }
        guard family.kind == request.kind else {
            family.refused.insert(request.kind)
            return make()
        }
        if let series = family.series[dimensions] as? S { return series }
        let series = make()
        family.series[dimensions] = series
        return series
    }
}
