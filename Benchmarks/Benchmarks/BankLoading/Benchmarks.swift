import BankFormats
import Benchmark
import Foundation
import OrderedCollections
import QuestionEngine

private func measure(_ name: String, iterations: Int, _ folder: @escaping () throws -> URL) {
    let questions = BenchmarkMetric.custom("questions", useScalingFactor: false)
    let items = BenchmarkMetric.custom("items", useScalingFactor: false)
    var place: URL?
    Benchmark(
        name,
        configuration: .init(
            metrics: [.wallClock, .cpuTotal, .peakMemoryResident, questions, items], timeUnits: .milliseconds,
            warmupIterations: 1, maxDuration: .seconds(60), maxIterations: iterations)
    ) { benchmark in
        guard let place else { return }
        benchmark.startMeasurement()
        let reading = BankReader.read(directory: place.path)
        benchmark.stopMeasurement()
        if let problem = reading.problems.first { benchmark.error("\(problem)") }
        benchmark.measurement(questions, reading.bank?.questions.count ?? 0)
        benchmark.measurement(items, reading.bank?.items.count ?? 0)
    } setup: {
        place = try folder()
    }
}

/// From files to a bank in which everything has been checked.
let benchmarks: @Sendable () -> Void = {
    measure("load this project's bank", iterations: 200) { GeneratedBank.realFolder }
    measure("load 10,000 questions in its shapes", iterations: 10) { try GeneratedBank.write(questions: 10_000) }
}
