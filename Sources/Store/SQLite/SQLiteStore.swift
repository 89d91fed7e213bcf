internal import GRDB

/// The store in one SQLite file, or in memory.
///
/// One connection writes, in the order in which bodies were handed in; a few others read the last committed state meanwhile. The
/// statements of one version of viva only: see ``Schema``.
package struct SQLiteStore: Store {
    let database: any DatabaseWriter
    /// For messages; `:memory:` in memory.
    let path: String
    let lock: StoreLock?

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

    /// Ends with the commit on the disk, the outcome is final whether or not the task was cancelled.
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            database.asyncWrite { db in
                try body(SQLiteTransaction(db: db))
            } completion: { [path] _, result in
                continuation.resume(with: result.mapError { StoreError.translating($0, path: path) })
            }
        }
    }

    /// Waits for what is under way, then lets go of the file. Afterwards every call throws.
    package func close() throws(StoreError) {
        do {
            try database.close()
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        } catch {
            throw .unavailable(reason: "the database \(path) could not be closed: \(error)")
        }
        lock?.release()
    }
}
