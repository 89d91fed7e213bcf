internal import Foundation
internal import GRDB

extension SQLiteStore {
    /// Opens the database of that path, makes it if the file is missing, and brings it to the present version.
    ///
    /// - Throws: ``StoreError/unusable(reason:)`` if the directory is missing or not writable, the file is no database of
    ///   viva, damaged, newer than this program or in use by another; ``StoreError/unavailable(reason:)`` if the disk is full.
    package static func open(path: String) throws(StoreError) -> SQLiteStore {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        try checkPlace(of: file, path: path)
        let lock = try StoreLock(database: file.path)
        do {
            let pool = try DatabasePool(path: file.path, configuration: configuration)
            try Schema.prepare(pool, path: path)
            // Here and not in the configuration: a pool sets NORMAL after that, with which a power cut takes the last commits.
            try pool.barrierWriteWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000")
            }
            return SQLiteStore(database: pool, path: path, lock: lock)
        } catch {
            lock.release()
            throw openingError(error, path: path)
        }
    }

    /// A database that ends with the process.
    package static func inMemory() throws(StoreError) -> SQLiteStore {
        let path = ":memory:"
        do {
            let queue = try DatabaseQueue(configuration: configuration)
            try Schema.prepare(queue, path: path)
            return SQLiteStore(database: queue, path: path, lock: nil)
        } catch {
            throw openingError(error, path: path)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "viva.store"
        configuration.foreignKeysEnabled = true
        // For a person with a shell on the file; viva's own writers queue in the process.
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 2
        return configuration
    }

    private static func checkPlace(of file: URL, path: String) throws(StoreError) {
        let directory = file.deletingLastPathComponent().resolvingSymlinksInPath().path
        guard kind(of: directory) == .typeDirectory else {
            throw .unusable(reason: "the directory \(directory) for the database is missing: make it, or name another")
        }
        guard kind(of: file.path) != .typeDirectory else {
            throw .unusable(reason: "\(path) is a directory: name a file for the database")
        }
        guard FileManager.default.isWritableFile(atPath: directory) else {
            throw .unusable(reason: "the directory \(directory) of the database is not writable: change its rights")
        }
    }

    private static func kind(of path: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }

    private static func openingError(_ error: any Error, path: String) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let error as DatabaseError: StoreError(error, path: path)
        default: .unusable(reason: "the database \(path) cannot be opened: \(error)")
        }
    }
}
