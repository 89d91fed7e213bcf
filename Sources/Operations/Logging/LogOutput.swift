package import Foundation
import Synchronization

/// Where log lines go. Each line is handed to the system whole and at once: none is held back, so none is lost at exit.
package final class LogOutput: Sendable {
    package static let standardError = LogOutput(.standardError)

    /// The lock keeps lines whole where the system takes a long one in parts.
    private let file: Mutex<FileHandle>

    package init(_ file: sending FileHandle) { self.file = Mutex(file) }

    func write(_ line: String) {
        let bytes = Data(line.utf8)
        // A log that cannot be written has nowhere to complain, and must not stop the work.
        file.withLock { try? $0.write(contentsOf: bytes) }
    }
}
