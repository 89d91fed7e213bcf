internal import Foundation
internal import GRDB
internal import Synchronization

/// SQLite's log, to which every commit is appended. What is in it is safe from a power cut once the disk has it, as with
/// `synchronous = FULL`; but the next writer need not wait for that, and one wait serves all that was committed before it.
/// https://www.sqlite.org/wal.html
final class WriteAheadLog: Sendable {
    private let path: String
    private let file = Mutex<FileHandle?>(nil)
    private let flush: @Sendable (_ descriptor: Int32) -> Int32

    /// - Parameters:
    ///   - database: the path of the database file.
    ///   - flush: has the disk take what was written; 0 if it did.
    init(database: String, flush: @escaping @Sendable (_ descriptor: Int32) -> Int32 = { WriteAheadLog.flush($0) }) {
        path = database + "-wal"
        self.flush = flush
    }

    /// Returns when everything that was committed before the call is on the disk.
    ///
    /// The log has a descriptor of its own here. SQLite's locks are on other files, so that closing it lets go of none.
    func synchronize() throws {
        let descriptor = try file.withLock { file in
            if let file { return file.fileDescriptor }
            // It is there from the first commit on, and keeps its name until the database is closed.
            guard let opened = FileHandle(forReadingAtPath: path) else {
                throw DatabaseError(resultCode: .SQLITE_IOERR_FSYNC, message: "\(path) cannot be opened")
            }
            file = opened
            return opened.fileDescriptor
        }
        guard flush(descriptor) == 0 else {
            throw DatabaseError(resultCode: .SQLITE_IOERR_FSYNC, message: "\(path) cannot be flushed: error \(errno)")
        }
    }

    private static func flush(_ descriptor: Int32) -> Int32 {
        #if os(Linux)
            fdatasync(descriptor)
        #else
            fcntl(descriptor, F_FULLFSYNC)
        #endif
    }

    func close() {
        file.withLock { file in
            try? file?.close()
            file = nil
        }
    }
}
