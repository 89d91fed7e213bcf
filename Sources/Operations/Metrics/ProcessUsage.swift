import Foundation

/// What this process takes of the machine, under the names that Prometheus clients agree on.
/// <https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics>
struct ProcessUsage: Equatable {
    /// Memory that is not swapped out, in bytes.
    var residentMemory: Int
    /// User and system time, in seconds.
    var cpuTime: Double
    var openFileDescriptors: Int
    /// Seconds since 1970.
    var startTime: Double

    /// Read from `/proc`; nil where there is none.
    static func current() -> ProcessUsage? {
        guard let process = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let system = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
            let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        else { return nil }
        return ProcessUsage(
            processStatus: process,
            systemStatus: system,
            // The folder itself is open while it is read.
            openFileDescriptors: descriptors.count - 1,
            ticksPerSecond: sysconf(Int32(_SC_CLK_TCK)),
            pageSize: sysconf(Int32(_SC_PAGESIZE))
        )
    }

    /// - Parameters:
    ///   - processStatus: `/proc/self/stat`, see proc(5).
    ///   - systemStatus: `/proc/stat`, for the time of boot.
    ///   - pageSize: in bytes.
    init?(
        processStatus: String, systemStatus: String, openFileDescriptors: Int, ticksPerSecond: Int, pageSize: Int
    ) {
        // The program's name, in parentheses, may hold spaces and parentheses. What follows begins with field 3.
        guard let nameEnd = processStatus.lastIndex(of: ")"), ticksPerSecond > 0 else { return nil }
        let fields = processStatus[processStatus.index(after: nameEnd)...].split(whereSeparator: \.isWhitespace)
        func field(_ number: Int) -> Int? { fields.indices.contains(number - 3) ? Int(fields[number - 3]) : nil }
        let bootLine = systemStatus.split(separator: "\n").first { $0.hasPrefix("btime ") }
        guard let userTicks = field(14), let systemTicks = field(15), let startTicks = field(22),
            let residentPages = field(24), let boot = bootLine.flatMap({ Int($0.dropFirst(6)) })
        else { return nil }
        residentMemory = residentPages * pageSize
        cpuTime = Double(userTicks + systemTicks) / Double(ticksPerSecond)
        self.openFileDescriptors = openFileDescriptors
        startTime = Double(boot) + Double(startTicks) / Double(ticksPerSecond)
    }

    var metrics: [(name: String, help: String, family: MetricFamily)] {
        [
            Self.counter(
                "process_cpu_seconds_total", "User and system processor time spent, in seconds.", cpuTime),
            Self.gauge("process_open_fds", "Open file descriptors.", Double(openFileDescriptors)),
            Self.gauge("process_resident_memory_bytes", "Resident memory, in bytes.", Double(residentMemory)),
            Self.gauge("process_start_time_seconds", "When the process started, in seconds since 1970.", startTime),
        ]
    }

    private static func counter(
        _ name: String, _ help: String, _ value: Double
    ) -> (name: String, help: String, family: MetricFamily) {
        let series = CounterSeries()
        series.increment(by: value)
        return (name, help, MetricFamily(kind: .counter, series: [[]: series]))
    }

    private static func gauge(
        _ name: String, _ help: String, _ value: Double
    ) -> (name: String, help: String, family: MetricFamily) {
        let series = GaugeSeries()
        series.set(value)
        return (name, help, MetricFamily(kind: .gauge, series: [[]: series]))
    }
}
