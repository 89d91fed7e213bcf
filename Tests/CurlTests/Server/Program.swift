import Foundation
import Glibc

@testable import Curl

/// A program that runs beside the test and ends with the object.
final class Program: Sendable {
    static let openssl = path(of: "openssl")
    static let python = path(of: "python3")
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
            while let text = Self.nextText(from: pipe.fileHandleForReading.fileDescriptor) {
                output.withLock { $0 += text }
                news.raise()
            }
            news.finish()
        }
        try process.run()
        self.process = process
        self.output = output
    }

    /// Waits for more output; nil at its end. Not by `FileHandle`, which traps when a signal interrupts it.
    private static func nextText(from descriptor: CInt) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        var count: Int
        repeat { count = unsafe read(descriptor, &buffer, buffer.count) } while count < 0 && errno == EINTR
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
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
