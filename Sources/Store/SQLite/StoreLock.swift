internal import Foundation
internal import Synchronization

/// Keeps a second daemon off the same database: an advisory lock on a file beside it, which the kernel lets go with the
/// process, however that ends. The database file itself will not do, because closing it twice in a process drops SQLite's locks.
final class StoreLock: Sendable {
    private let file: Mutex<FileHandle?>

    init(database path: String) throws(StoreError) {
        let lockPath = path + "-lock"
        // Never in place of one that is there: a lock on a file that has lost its name keeps nobody off.
        try? Data().write(to: URL(fileURLWithPath: lockPath), options: .withoutOverwriting)
        guard let file = FileHandle(forUpdatingAtPath: lockPath) else {
            throw .unusable(
                reason: "the lock file \(lockPath) cannot be written: the directory must exist and be writable")
        }
        let descriptor = file.fileDescriptor
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? file.readToEnd()).flatMap { String(data: $0, encoding: .utf8) } ?? ""
            throw .inUse(
                reason: "the database \(path) is in use by another viva\(holder.isEmpty ? "" : " (process \(holder))"):"
                    + " stop that one first")
        }
        try? file.truncate(atOffset: 0)
        try? file.write(contentsOf: Data(String(ProcessInfo.processInfo.processIdentifier).utf8))
        self.file = Mutex(file)
    }

    func release() {
        file.withLock { file in
            guard let open = file else { return }
            // Closing would not do: a child that is just being started has a copy of the descriptor.
            _ = flock(open.fileDescriptor, LOCK_UN)
            try? open.close()
            file = nil
        }
    }
}
