/// What a metric measures with. Two kinds may look alike to Prometheus, and yet have other units or buckets.
enum MetricKind: String, Comparable {
    case counter, gauge, recorder, timer

    /// The word after `# TYPE`.
    var prometheusType: String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .recorder, .timer: "histogram"
        }
    }

    static func < (lhs: MetricKind, rhs: MetricKind) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// A name and a value that tell a series from others of the same metric.
struct Dimension: Hashable, Comparable {
    var name: String
    var value: String

    static func < (lhs: Dimension, rhs: Dimension) -> Bool { (lhs.name, lhs.value) < (rhs.name, rhs.value) }
}

/// Values over time, which the program writes from any thread and a scrape reads.
protocol Series: AnyObject, Sendable {
    func write(to text: inout ExpositionText, name: String, dimensions: [Dimension])
}

/// All series of one name.
struct MetricFamily {
    let kind: MetricKind
    var series: [[Dimension]: any Series] = [:]
    /// Kinds that the name was used with later, in vain.
    var refused: Set<MetricKind> = []
}

/// How a series was asked for, before any name was made fit.
struct SeriesRequest: Hashable {
    let kind: MetricKind
    let label: String
    let dimensions: [Dimension]
}
