import Foundation

/// This program once more, with another subcommand. Its output goes to a file, to be shown if something goes wrong.
struct ChildProcess {
    private let process = Process()
    let name: String
    let log: URL

    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    init(_ arguments: [String], environment: [String: String] = [:], log: URL) throws {
        name = arguments[0]
        self.log = log
        try Data().write(to: log)
        let output = try FileHandle(forWritingTo: log)
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("VIVA_") }
            .merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// Asks it to end, and waits until it has.
    ///
    /// - Throws: if it did not end with 0, or by being asked before it could listen to that.
    func stop() throws(Failed) {
        let wasAsked = process.isRunning
        if wasAsked { process.terminate() }
        process.waitUntilExit()
        let end = (process.terminationReason, process.terminationStatus)
        guard end == (.exit, 0) || wasAsked && end == (.uncaughtSignal, SIGTERM) else {
            throw Failed(description: "`viva \(name)` ended with \(process.terminationStatus)\n\(output)")
        }
    }

    var output: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
}
