import CoreMetrics
import Testing

@testable import Operations

@Suite("Metrics registry")
struct MetricsRegistryTests {
    let registry = MetricsRegistry()

    private var text: String { registry.render(process: nil) }

    @Test func theSameNameAndDimensionsInAnyOrderAreOneSeries() {
        let first = registry.makeCounter(label: "n", dimensions: [("a", "1"), ("b", "2")])
        let second = registry.makeCounter(label: "n", dimensions: [("b", "2"), ("a", "1")])
        let third = registry.makeCounter(label: "n", dimensions: [("a", "1")])
        #expect(first === second)
        #expect(first !== third)
    }

    @Test func wholeAndFractionalCountsShareASeries() {
        Counter(label: "n", factory: registry).increment(by: 9_007_199_254_740_993)
        #expect(text.hasSuffix("n 9007199254740993\n"))
        Counter(label: "m", factory: registry).increment(by: 2)
        FloatingPointCounter(label: "m", factory: registry).increment(by: 0.25)
        #expect(text.contains("\nm 2.25\n") || text.contains("m 2.25\n"))
    }

    @Test func countersNeverFall() {
        let counter = registry.makeCounter(label: "n", dimensions: [])
        counter.increment(by: 5)
        counter.increment(by: -3)
        let fractional = registry.makeFloatingPointCounter(label: "n", dimensions: [])
        fractional.increment(by: -1.5)
        fractional.increment(by: .nan)
        fractional.increment(by: .infinity)
        #expect(text.hasSuffix("n 5\n"))
    }

    @Test func aResetCounterStartsAtZero() {
        let counter = Counter(label: "n", factory: registry)
        counter.increment(by: 5)
        FloatingPointCounter(label: "n", factory: registry).increment(by: 0.5)
        counter.reset()
        #expect(text.hasSuffix("n 0\n"))
    }

    @Test func metersRiseAndFall() {
        let meter = Meter(label: "g", factory: registry)
        meter.set(10)
        meter.increment(by: 2.5)
        meter.decrement(by: 4)
        #expect(text.hasSuffix("g 8.5\n"))
    }

    @Test func whatIsDestroyedIsNoLongerShown() {
        let kept = Counter(label: "n", dimensions: [("a", "1")], factory: registry)
        let gone = Counter(label: "n", dimensions: [("a", "2")], factory: registry)
        let timer = Timer(label: "t", factory: registry)
        kept.increment()
        gone.destroy()
        timer.destroy()
        #expect(text == "# TYPE n counter\nn{a=\"1\"} 1\n")
        Counter(label: "n", dimensions: [("a", "2")], factory: registry).increment()
        #expect(text == "# TYPE n counter\nn{a=\"1\"} 1\nn{a=\"2\"} 1\n")
    }

    @Test func noCountIsLostAmongManyTasks() async {
        let (tasks, rounds) = (8, 5_000)
        await withTaskGroup { group in
            for task in 0..<tasks {
                group.addTask { [registry] in
                    for round in 0..<rounds {
                        Counter(label: "n", dimensions: [("odd", "\(round % 2 == 1)")], factory: registry).increment()
                        FloatingPointCounter(label: "f", factory: registry).increment(by: 0.5)
                        Meter(label: "g", factory: registry).increment(by: task % 2 == 0 ? 1 : -1)
                        Timer(label: "t", factory: registry).recordSeconds(1)
                    }
                }
            }
        }
        let all = tasks * rounds
        let lines = Set(text.split(separator: "\n"))
        #expect(lines.isSuperset(of: ["n{odd=\"false\"} \(all / 2)", "n{odd=\"true\"} \(all / 2)"]))
        #expect(lines.isSuperset(of: ["f \(all / 2)", "g 0", "t_count \(all)", "t_sum \(all)"]))
    }
}
