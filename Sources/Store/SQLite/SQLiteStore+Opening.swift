internal import Foundation
internal import GRDB

extension SQLiteStore {
    /// Opens the database of that path, makes it if the file is missing, and brings it to the present version.
    ///
    /// - Throws: ``StoreError/unusable(reason:)`` if the directory is missing or not writable, the file is no database of
    ///   viva, damaged or newer than this program; ``StoreError/inUse(reason:)`` if another viva has it open;
    ///   ``StoreError/unavailable(reason:)`` if the disk is full.
    package static func open(path: String) throws(StoreError) -> SQLiteStore {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        try checkPlace(of: file, path: path)
        try checkHeader(of: file, path: path)
        let lock = try StoreLock(database: file.path)
        do {
            try checkOwner(of: file, path: path)
            createPrivately(file)
            let pool = try DatabasePool(path: file.path, configuration: configuration)
            try Schema.migrator.migrate(pool)
            // A long log saves work, for the same pages change again and again.
            try pool.barrierWriteWithoutTransaction { db in try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000") }
            return SQLiteStore(database: pool, path: path, log: WriteAheadLog(database: file.path), lock: lock)
        } catch {
            lock.release()
            throw openingError(error, path: path)
        }
    }

    /// Opens a database for a few short transactions, whether or not another viva has it open. One of an older version is
    /// brought to the present one, if nobody has it open.
    ///
    /// - Throws: as ``open(path:)``; ``StoreError/unusable(reason:)`` if there is no such file.
    package static func openBeside(path: String) throws(StoreError) -> SQLiteStore {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        guard kind(of: file.path) != nil else {
            throw .unusable(reason: "there is no database \(path): name the one that viva uses")
        }
        try checkPlace(of: file, path: path)
        try checkHeader(of: file, path: path)
        do {
            try checkOwner(of: file, path: path)
            let pool = try DatabasePool(path: file.path, configuration: configuration)
            guard try pool.read({ db in try Schema.migrator.hasCompletedMigrations(db) }) else {
                try pool.close()
                return try open(path: path)
            }
            return SQLiteStore(database: pool, path: path, log: WriteAheadLog(database: file.path), lock: nil)
        } catch {
            throw openingError(error, path: path)
        }
    }

    /// A database that ends with the process.
    ///
    /// - Parameter secret: what the installation's draws derive from, to repeat a run; nil: random.
    package static func inMemory(secret: UInt64? = nil) throws(StoreError) -> SQLiteStore {
        let path = ":memory:"
        do {
            let queue = try DatabaseQueue(configuration: configuration)
            try Schema.migrator.migrate(queue)
            if let secret {
                try queue.write { db in
                    try db.execute(
                        sql: "UPDATE installation SET secret = ?", arguments: [Int64(bitPattern: secret)])
                }
            }
            return SQLiteStore(database: queue, path: path, log: nil, lock: nil)
        } catch {
            throw openingError(error, path: path)
        }
    }

    /// Reads the whole file and checks what SQLite and the schema promise about it: seconds for a gigabyte.
    ///
    /// - Throws: ``StoreError/unusable(reason:)`` if it is damaged.
    package func verify() throws(StoreError) {
        do {
            let findings = try database.read { db in
                try String.fetchAll(db, sql: "PRAGMA integrity_check(1)").filter { $0 != "ok" }
                    + String.fetchAll(db, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
            }
            guard let finding = findings.first else { return }
            let line = finding.split(whereSeparator: \.isNewline).joined(separator: " ")
            throw StoreError.unusable(reason: "the database \(path) is damaged: put a backup in its place (\(line))")
        } catch {
            throw Self.openingError(error, path: path)
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

    /// SQLite takes a very short file for an empty database and would write over it.
    private static func checkHeader(of file: URL, path: String) throws(StoreError) {
        guard let handle = FileHandle(forReadingAtPath: file.path),
            let header = try? handle.read(upToCount: 16), !header.isEmpty
        else { return }
        guard header == Data("SQLite format 3\0".utf8) else {
            throw .unusable(reason: "\(path) is not an SQLite database: name another file")
        }
    }

    /// Through a connection that cannot write: what is not ours stays as it is.
    private static func checkOwner(of file: URL, path: String) throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        var configuration = configuration
        configuration.readonly = true
        let queue = try DatabaseQueue(path: file.path, configuration: configuration)
        try queue.read { db in try Schema.check(db, path: path) }
        try queue.close()
    }

    /// People's answers are in it. What SQLite puts beside it gets the same rights.
    private static func createPrivately(_ file: URL) {
        guard !FileManager.default.fileExists(atPath: file.path) else { return }
        // If that fails, SQLite says why.
        _ = FileManager.default.createFile(
            atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
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
