/// Names as the Prometheus data model allows them: letters, digits and `_`, in metric names also `:`, and no digit first.
/// <https://prometheus.io/docs/concepts/data_model/>
enum MetricName {
    static func metric(_ label: String) -> String { sanitized(label, allowingColon: true) }

    /// Sorted by name. Values whose names became the same are joined by `;`, because a series has a name only once.
    static func dimensions(_ dimensions: [Dimension]) -> [Dimension] {
        Dictionary(dimensions.map { (dimension($0.name), $0.value) }) { "\($0);\($1)" }
            .map { Dimension(name: $0.key, value: $0.value) }
            .sorted()
    }

    /// Names that begin with `__` belong to Prometheus, and `le` to the buckets of histograms.
    private static func dimension(_ name: String) -> String {
        var name = sanitized(name, allowingColon: false)
        while name.hasPrefix("__") { name.removeFirst() }
        return name == "le" ? "le_" : name
    }

    private static func sanitized(_ name: String, allowingColon: Bool) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "_": result.unicodeScalars.append(scalar)
            case "0"..."9":
                if result.isEmpty { result = "_" }
                result.unicodeScalars.append(scalar)
            case ":" where allowingColon: result.unicodeScalars.append(scalar)
            default: result += "_"
            }
        }
        return result.isEmpty ? "_" : result
    }
}
