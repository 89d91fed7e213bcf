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
    /// Of what was mapped from files only pages go that are as they are there. Those that were written, by the program or by
    /// the linker, are anonymous by then. See madvise(2), `MADV_DONTNEED`, and proc(5) and the kernel's pagemap.rst for the lists.
    private static func release() {
        #if os(Linux)
            guard let mappings = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8),
                let pages = FileHandle(forReadingAtPath: "/proc/self/pagemap")
            else { return }
            for mapping in mappings.split(separator: "\n") {
                let fields = mapping.split(separator: " ", omittingEmptySubsequences: true)
                guard fields.count >= 6, fields[1].hasSuffix("p"), fields[5].hasPrefix("/") else { continue }
                let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
                guard bounds.count == 2, bounds[0] < bounds[1] else { continue }
                release(bounds[0]..<bounds[1], pages)
            }
            try? pages.close()
        #endif
    }

    #if os(Linux)
        private static let pageSize = UInt(sysconf(Int32(_SC_PAGESIZE)))
        /// In an entry of the page map: the page is in memory, and it is one of a file.
        private static let isFilePage: UInt64 = 1 << 63 | 1 << 61

        private static func release(_ addresses: Range<UInt>, _ pages: FileHandle) {
            let count = Int((addresses.upperBound - addresses.lowerBound) / pageSize)
            guard (try? pages.seek(toOffset: UInt64(addresses.lowerBound / pageSize) * 8)) != nil,
                let entries = try? pages.read(upToCount: count * 8), entries.count == count * 8
            else { return }
            for index in 0..<count {
                let entry = (0..<8).reduce(UInt64(0)) {
                    $0 | UInt64(entries[entries.startIndex + index * 8 + $1]) << (8 * UInt64($1))
                }
                guard entry & isFilePage == isFilePage else { continue }
                unsafe madvise(
                    UnsafeMutableRawPointer(bitPattern: addresses.lowerBound + UInt(index) * pageSize), Int(pageSize),
                    MADV_DONTNEED)
            }
        }
    #endif
}
