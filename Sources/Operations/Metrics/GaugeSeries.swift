import CoreMetrics

/// A value that comes and goes: the last one set.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    private let level = AtomicDouble()

    func set(_ value: Int64) { level.value = Double(value) }
    func set(_ value: Double) { level.value = value }
    func increment(by amount: Double) { level.add(amount) }
    func decrement(by amount: Double) { level.add(-amount) }
    func record(_ value: Int64) { level.value = Double(value) }
    func record(_ value: Double) { level.value = value }

    func write(to text: inout ExpositionText, name: String, dimensions: [Dimension]) {
        text.sample(name, dimensions, ExpositionText.number(level.value))
    }
}
