import CoreMetrics
import Testing

@testable import Operations

@Suite("Metrics as Prometheus text")
struct MetricsTextTests {
    let registry = MetricsRegistry(help: ["deliveries_total": "Messages sent,\nby outcome \\ kind."])

    private var text: String { registry.render(process: nil) }

    @Test func nothingMeasuredIsNothingSaid() {
        #expect(text.isEmpty)
    }

    @Test func metricsAndTheirSeriesComeInOrderWithTypeAndHelp() {
        Counter(label: "events_total", factory: registry).increment(by: 3)
        Counter(label: "deliveries_total", dimensions: [("outcome", "sent")], factory: registry).increment()
        Counter(label: "deliveries_total", dimensions: [("outcome", "dead")], factory: registry).increment(by: 2)
        Gauge(label: "outbox_age_seconds", factory: registry).record(1.5)
        Meter(label: "connections", factory: registry).set(4)
        #expect(
            text == """
                # TYPE connections gauge
                connections 4
                # HELP deliveries_total Messages sent,\\nby outcome \\\\ kind.
                # TYPE deliveries_total counter
                deliveries_total{outcome="dead"} 2
                deliveries_total{outcome="sent"} 1
                # TYPE events_total counter
                events_total 3
                # TYPE outbox_age_seconds gauge
                outbox_age_seconds 1.5

                """)
    }

    @Test func timersAreHistogramsInSeconds() {
        let timer = Timer(label: "send_seconds", dimensions: [("service", "slack")], factory: registry)
        timer.recordMilliseconds(1)
        timer.recordNanoseconds(1_000_001)
        timer.recordSeconds(11)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 1 + MetricsRegistry.timerBuckets.count + 3)
        #expect(lines[0] == "# TYPE send_seconds histogram")
        #expect(lines[1] == #"send_seconds_bucket{service="slack",le="0.001"} 1"#)
        #expect(lines[2] == #"send_seconds_bucket{service="slack",le="0.0025"} 2"#)
        #expect(lines[13] == #"send_seconds_bucket{service="slack",le="10"} 2"#)
        #expect(lines[14] == #"send_seconds_bucket{service="slack",le="+Inf"} 3"#)
        #expect(lines[15] == #"send_seconds_sum{service="slack"} 11.002000001"#)
        #expect(lines[16] == #"send_seconds_count{service="slack"} 3"#)
    }

    @Test func recordersAreHistogramsOfWhatTheyRecord() {
        let recorder = Recorder(label: "batch", factory: registry)
        recorder.record(2)
        recorder.record(2.5)
        recorder.record(Double.nan)
        recorder.record(Double.infinity)
        #expect(text.contains("batch_bucket{le=\"1\"} 0\nbatch_bucket{le=\"2\"} 1\nbatch_bucket{le=\"5\"} 2\n"))
        #expect(text.hasSuffix("batch_bucket{le=\"+Inf\"} 2\nbatch_sum 4.5\nbatch_count 2\n"))
    }

    @Test(arguments: [
        ("http.requests<a>", "http_requests_a_"), ("2nd", "_2nd"), ("a:b", "a:b"), ("", "_"), ("größe", "gr__e"),
        ("viva_events_total", "viva_events_total"),
    ])
    func metricNamesAreMadeFit(label: String, name: String) {
        Counter(label: label, factory: registry).increment()
        #expect(text == "# TYPE \(name) counter\n\(name) 1\n")
    }

    @Test(arguments: [
        ("http.method", "http_method"), ("a:b", "a_b"), ("__name__", "_name__"), ("le", "le_"), ("0", "_0"), ("", "_"),
    ])
    func dimensionNamesAreMadeFit(given: String, name: String) {
        Counter(label: "n", dimensions: [(given, "v")], factory: registry).increment()
        #expect(text == "# TYPE n counter\nn{\(name)=\"v\"} 1\n")
    }

    @Test func dimensionsWhoseNamesBecomeTheSameAreJoined() {
        Counter(label: "n", dimensions: [("a.b", "1"), ("a_b", "2")], factory: registry).increment()
        #expect(text == "# TYPE n counter\nn{a_b=\"1;2\"} 1\n")
    }

    @Test func valuesOfDimensionsCannotForgeALine() {
        Counter(label: "n", dimensions: [("v", "a\"} 9\nforged 1\\ü")], factory: registry).increment()
        #expect(text == "# TYPE n counter\nn{v=\"a\\\"} 9\\nforged 1\\\\ü\"} 1\n")
    }

    @Test(arguments: [
        (0.0, "0"), (-3, "-3"), (0.1, "0.1"), (1e14, "100000000000000"), (1e-7, "1e-07"), (1e300, "1e+300"),
        (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
    ])
    func numbersAreWrittenAsScrapersReadThem(value: Double, written: String) {
        Gauge(label: "g", factory: registry).record(value)
        #expect(text == "# TYPE g gauge\ng \(written)\n")
    }

    @Test func aNameKeepsTheKindItWasFirstUsedWith() {
        Counter(label: "n", factory: registry).increment()
        Gauge(label: "n", factory: registry).record(7)
        Timer(label: "n", factory: registry).recordSeconds(1)
        #expect(
            text == """
                # TYPE n counter
                # n is a counter; what was measured under this name as a gauge is not shown
                # n is a counter; what was measured under this name as a timer is not shown
                n 1

                """)
    }
}
