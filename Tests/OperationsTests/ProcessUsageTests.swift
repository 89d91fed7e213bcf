import CoreMetrics
import Foundation
import Testing

@testable import Operations

@Suite("Process metrics")
struct ProcessUsageTests {
    /// The name holds what could be taken for the end of the name and for fields.
    static let status =
        "4711 (a b) c) S 1 4711 4711 0 -1 4194560 5000 0 10 0 250 50 0 0 20 0 7 0 123450 900000000 2048 "
        + "18446744073709551615 1 1 0 0 0 0 0 4096 0 0 0 0 17 1 0 0 0 0 0\n"
    static let system = "cpu  1 2 3\nintr 5\nctxt 9\nbtime 1700000000\nprocesses 77\n"

    private func usage(process: String = status, system: String = system) -> ProcessUsage? {
        ProcessUsage(
            processStatus: process, systemStatus: system, openFileDescriptors: 12, ticksPerSecond: 100, pageSize: 4096)
    }

    @Test func whatTheSystemTellsIsReadAndShown() {
        let registry = MetricsRegistry()
        Gauge(label: "process_open_fds", factory: registry).record(-1)
        #expect(
            registry.render(process: usage()) == """
                # HELP process_cpu_seconds_total User and system processor time spent, in seconds.
                # TYPE process_cpu_seconds_total counter
                process_cpu_seconds_total 3
                # HELP process_open_fds Open file descriptors.
                # TYPE process_open_fds gauge
                process_open_fds 12
                # HELP process_resident_memory_bytes Resident memory, in bytes.
                # TYPE process_resident_memory_bytes gauge
                process_resident_memory_bytes 8388608
                # HELP process_start_time_seconds When the process started, in seconds since 1970.
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds 1700001234.5

                """)
    }

    @Test(arguments: ["", "4711 (a) S 1 2", "no parenthesis at all"])
    func aStatusThatIsCutShortGivesNothing(status: String) {
        #expect(usage(process: status) == nil)
    }

    @Test func withoutATimeOfBootThereIsNoStartTime() {
        #expect(usage(system: "cpu 1\n") == nil)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/stat")))
    func theFiguresOfThisProcessArePlausible() throws {
        let usage = try #require(ProcessUsage.current())
        #expect((1 << 20...1 << 36).contains(usage.residentMemory))
        #expect(usage.cpuTime >= 0)
        #expect((3...1 << 20).contains(usage.openFileDescriptors))
        #expect(usage.startTime <= Date().timeIntervalSince1970 + 2)
        #expect(usage.startTime > 1_600_000_000)
    }
}
