import Benchmark
import Chat
import GRDB
import OrderedCollections
import QuestionEngine
import Store

/// Holds what a benchmark's runs share; made before the first.
private final class Shared<Value> {
    private let make: () throws -> Value
    private var value: Value?

    init(_ make: @escaping () throws -> Value) { self.make = make }

    func get() throws -> Value {
        if let value { return value }
        let value = try make()
        self.value = value
        return value
    }
}

private let channels = 100_000

private func measureDraws(_ name: String, _ filter: Filter, isUnderway: Bool) {
    let shared = Shared { Channels(channels, of: LargeBank.large, filter: filter, isUnderway: isUnderway) }
    Benchmark(
        name, configuration: .init(maxDuration: .seconds(5), maxIterations: channels)
    ) { benchmark in
        let all = try shared.get()
        let channel = all.anyChannel()
        benchmark.startMeasurement()
        let draw = all.draw(for: channel)
        benchmark.stopMeasurement()
        all.record(draw, for: channel)
    } setup: {
        _ = try shared.get()
    }
}

private func measureDatabase() {
    let shared = Shared(ChannelDatabase.make)
    let draw = BenchmarkMetric.custom("draw alone (ns)", useScalingFactor: false)
    var number = 0
    for (name, filter) in LargeBank.filters {
        Benchmark(
            "SQLite, 100,000 channels: draw, message and transaction (\(name))",
            configuration: .init(metrics: [.wallClock, draw], maxDuration: .seconds(4), maxIterations: 20_000)
        ) { benchmark in
            number += 1
            let channel = Int(SplitMix64.hash(UInt64(number)) % UInt64(ChannelDatabase.channels))
            let database = try shared.get()
            benchmark.startMeasurement()
            let alone = try await database.draw(filter, for: channel, number: number)
            benchmark.stopMeasurement()
            benchmark.measurement(draw, Int(alone / .nanoseconds(1)))
        } setup: {
            _ = try shared.get()
        }
    }

    let largest = BenchmarkMetric.custom("largest place (bytes)", useScalingFactor: false)
    let mean = BenchmarkMetric.custom("mean place (bytes)", useScalingFactor: false)
    let table = BenchmarkMetric.custom("table per place (bytes)", useScalingFactor: false)
    Benchmark(
        "SQLite, 100,000 channels: what is stored",
        configuration: .init(metrics: [largest, mean, table], warmupIterations: 0, maxIterations: 1)
    ) { benchmark in
        let bytes = try shared.get().bytesOfPlaces()
        benchmark.measurement(largest, bytes.largest)
        benchmark.measurement(mean, bytes.mean)
        benchmark.measurement(table, bytes.table)
    } setup: {
        _ = try shared.get()
    }

    for (name, sql) in [
        ("ORDER BY random() LIMIT 1", "SELECT id FROM question ORDER BY random() LIMIT 1"),
        (
            "the same, without what was asked",
            """
            SELECT id FROM question WHERE id NOT IN (SELECT question FROM asked WHERE service = 'slack' AND conversation = ?)
            ORDER BY random() LIMIT 1
            """
        ),
    ] {
        Benchmark(
            "SQLite alone: \(name)",
            configuration: .init(warmupIterations: 1, maxDuration: .seconds(6), maxIterations: 100)
        ) { benchmark in
            let database = try shared.get()
            let arguments: StatementArguments = sql.contains("?") ? ["C100000007"] : []
            benchmark.startMeasurement()
            blackHole(try database.plain.read { try String.fetchOne($0, sql: sql, arguments: arguments) })
            benchmark.stopMeasurement()
        } setup: {
            _ = try shared.get()
        }
    }
}

private func measureChurn() {
    let metrics = ["draws", "repetitions", "rounds", "rounds begun too early", "banks", "questions replaced"].map {
        BenchmarkMetric.custom($0, useScalingFactor: false)
    }
    Benchmark(
        "10,000,000 draws while the bank changes",
        configuration: .init(
            metrics: [.wallClock] + metrics, timeUnits: .seconds, warmupIterations: 0, maxDuration: .seconds(600),
            maxIterations: 1)
    ) { benchmark in
        let outcome = try ChurnRun.run(draws: 10_000_000, channels: 40, releases: 20)
        let values = [
            outcome.draws, outcome.repetitions, outcome.rounds, outcome.earlyRounds, outcome.releases, outcome.replaced,
        ]
        for (metric, value) in zip(metrics, values) { benchmark.measurement(metric, value) }
        if outcome.repetitions + outcome.earlyRounds > 0 { benchmark.error("a question came again too early") }
    } setup: {
        blackHole(LargeBank.large.questions.count)
    }
}

/// The draw of a question from a million, in one of a hundred thousand channels.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock], timeUnits: .microseconds, warmupIterations: 100, maxDuration: .seconds(5),
        maxIterations: 100_000)
    for (name, filter) in LargeBank.filters {
        measureDraws("memory, 100,000 channels: draw (\(name))", filter, isUnderway: true)
    }
    measureDraws("memory, 100,000 channels: first draw (all)", Filter(), isUnderway: false)

    var random = SplitMix64(seed: 3)
    Benchmark("memory: question by id") { benchmark in
        let id = LargeBank.id(Int(random.next(below: UInt64(LargeBank.size))))
        benchmark.startMeasurement()
        blackHole(LargeBank.large.question(id))
        benchmark.stopMeasurement()
    }
    measureDatabase()
    measureChurn()
}
