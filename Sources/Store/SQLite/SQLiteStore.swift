internal import GRDB

/// The store in one SQLite file, or in memory.
///
/// One connection writes, a body at a time; a few others read the last committed state meanwhile.
package struct SQLiteStore: Store {
    let database: any DatabaseWriter
    /// For messages; `:memory:` in memory.
    let path: String
    private let lock: StoreLock?
    private let writer: SQLiteWriter
    /// Nil in memory.
    private let log: WriteAheadLog?

    init(database: any DatabaseWriter, path: String, log: WriteAheadLog?, lock: StoreLock?) {
        self.database = database
        self.path = path
        self.log = log
        self.lock = lock
        writer = SQLiteWriter(database)
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            database.asyncRead { [path] connection in
                let result = Result { try body(SQLiteTransaction(db: try connection.get())) }
                continuation.resume(with: result.mapError { StoreError.translating($0, path: path) })
            }
        }
    }

    package func write<Value: Sendable>(
        _ durability: @escaping @Sendable (Value) -> Durability,
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        do {
            let value = try await writer.write { transaction in try body(transaction) }
            if durability(value) == .immediate { try log?.synchronize() }
            return value
        } catch {
            throw StoreError.translating(error, path: path)
        }
    }

    /// Waits for what is under way, folds the log into the database file, and lets go of it. Afterwards every call throws.
    package func close() throws(StoreError) {
        do {
            // If someone else reads the file just now, the log stays; nothing is lost.
            _ = try? database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
            log?.close()
            try database.close()
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        } catch {
            throw .unavailable(reason: "the database \(path) could not be closed: \(error)")
        }
        lock?.release()
    }
}
