import Synchronization

extension MetricsRegistry {
    /// Everything measured so far, in the Prometheus text format 0.0.4: metrics by name, their series by dimensions. What the
    /// system knows of this process (`process_…`) is read at this moment; it is left out where there is no `/proc`.
    package func render() -> String { render(process: ProcessUsage.current()) }

    func render(process: ProcessUsage?) -> String {
        var families = state.withLock { $0.families }
        var help = help
        for metric in process?.metrics ?? [] {
            families[metric.name] = metric.family
            help[metric.name] = metric.help
        }
        var text = ExpositionText()
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            text.family(name, type: family.kind.prometheusType, help: help[name])
            for kind in family.refused.sorted() {
                text.comment("\(name) is a \(family.kind); what was measured under this name as a \(kind) is not shown")
            }
            for (dimensions, series) in family.series.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                series.write(to: &text, name: name, dimensions: dimensions)
            }
        }
        return text.text
    }
}
