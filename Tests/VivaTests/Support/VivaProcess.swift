import Foundation

/// The real program as a process of its own.
final class VivaProcess {
    private let process = Process()
    /// What the program prints, if it is kept. A file: reading a pipe of Foundation's ends the tests when a signal comes.
    private let output: URL?

    /// The program that belongs to these tests.
    static let binary: URL? = {
        let environment = ProcessInfo.processInfo.environment["VIVA_BINARY"].map { URL(fileURLWithPath: $0) }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let candidates = [environment, package.appendingPathComponent(".build/debug/viva")].compactMap(\.self)
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    init(_ arguments: [String], environment: [String: String] = [:], directory: URL? = nil, keepsOutput: Bool = false)
        throws
    {
        guard let binary = Self.binary else { throw CocoaError(.fileNoSuchFile) }
        process.executableURL = binary
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("VIVA_") }
            .merging(environment) { _, new in new }
        if let directory { process.currentDirectoryURL = directory }
        process.standardInput = FileHandle.nullDevice
        output = keepsOutput ? FileManager.default.temporaryDirectory.appendingPathComponent("viva-\(UUID())") : nil
        if let output { try Data().write(to: output) }
        let sink = try output.map { try FileHandle(forWritingTo: $0) } ?? .nullDevice
        process.standardOutput = sink
        process.standardError = sink
        try process.run()
    }

    /// Sends a signal and waits for the end.
    func end(with signal: Int32) -> (status: Int32, isExit: Bool) {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        if let output { try? FileManager.default.removeItem(at: output) }
        return (process.terminationStatus, process.terminationReason == .exit)
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for the end; what was printed, and the exit status.
    func result() throws -> (status: Int32, output: String) {
        process.waitUntilExit()
        guard let output else { return (process.terminationStatus, "") }
        defer { try? FileManager.default.removeItem(at: output) }
        return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }

    var isRunning: Bool { process.isRunning }

    static func run(
        _ arguments: [String], environment: [String: String] = [:], directory: URL? = nil
    ) throws -> (status: Int32, output: String) {
        try VivaProcess(arguments, environment: environment, directory: directory, keepsOutput: true).result()
    }
}

/// A folder for one test, removed after it.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("viva-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

/// The bank that the product ships.
let shippedBank = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Config/Questions").path
