import Foundation
import Glibc

@testable import Curl

/// A program that runs beside the test and ends with the object.
final class Program: Sendable {
    static let openssl = path(of: "openssl")
    /// Of Debian's nghttp2-server.
    static let nghttpd = path(of: "nghttpd")

    private let process: Process
    private let output: Locked<String>
    private let news = Signal()

    /// Where the program is; nil if it is not installed.
    private static func path(of name: String) -> String? {
        ["/usr/bin", "/usr/sbin", "/usr/local/bin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    init(_ path: String?, _ arguments: [String]) throws {
        guard let path else { throw CocoaError(.fileNoSuchFile) }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        let output = Locked("")
        Thread.detachNewThread { [news] in
            while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
                output.withLock { $0 += String(decoding: data, as: UTF8.self) }
                news.raise()
            }
            news.finish()
        }
        try process.run()
        self.process = process
        self.output = output
    }

    deinit {
        guard process.isRunning else { return }
        // Not SIGTERM: the program inherits the signal mask of the thread that started it, and Dispatch's block that one.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    var text: String { output.withLock { $0 } }

    /// All output once it contains `text`; nil if the program ends without.
    func output(containing text: String) async -> String? {
        while !self.text.contains(text) {
            guard await news.wait() else { return nil }
        }
        return self.text
    }

    func waitUntilExit() {
        process.waitUntilExit()
    }
}
