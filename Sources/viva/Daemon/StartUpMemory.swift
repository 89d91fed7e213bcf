import CMalloc
import Foundation
import ServiceLifecycle

/// Lets go, once the daemon has settled, of the code that only its start needed.
struct StartUpMemory: Service {
    /// By then the chat service has been met and its conversations have been read once.
    private static let settled = Duration.seconds(10)

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.settled) }
        } catch is CancellationError {
            return
        }
        Self.release()
        try await gracefulShutdown()
    }

    /// After the bank was read again: also what its texts took while they were read.
    @Sendable static func giveBack() {
        #if os(Linux)
            malloc_trim(0)
        #endif
        release()
    }

    /// What reads the bank, what links, and all that lies beside it. Nothing is lost, the kernel brings back what is needed
    /// again; but what is not stays away, which is more than half of what a daemon would hold for as long as it runs.
    ///
    /// Only code is let go. What cannot be written any more but was, by the linker, would come back as it is in the file.
    /// See madvise(2), `MADV_DONTNEED`, and proc(5) for the list.
    private static func release() {
        #if os(Linux)
            guard let mappings = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else { return }
            for mapping in mappings.split(separator: "\n") {
                let fields = mapping.split(separator: " ", omittingEmptySubsequences: true)
                guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { continue }
                let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
                guard bounds.count == 2, bounds[0] < bounds[1] else { continue }
                unsafe madvise(
                    UnsafeMutableRawPointer(bitPattern: bounds[0]), Int(bounds[1] - bounds[0]), MADV_DONTNEED)
            }
        #endif
    }
}
