internal import GRDB
internal import Synchronization

/// The one connection that writes.
final class SQLiteWriter: Sendable {
    private let database: any DatabaseWriter
    /// What the connection is set to.
    private let durability = Mutex(Durability.immediate)

    /// - Parameter database: syncs at every commit.
    init(_ database: any DatabaseWriter) { self.database = database }

    func write<Value: Sendable>(
        _ durability: Durability, _ body: @escaping @Sendable (SQLiteTransaction) throws -> Value,
        completion: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        database.asyncWriteWithoutTransaction { db in
            completion(
                Result {
                    try self.set(durability, db)
                    var value: Value?
                    try db.inTransaction {
                        value = try body(SQLiteTransaction(db: db))
                        return .commit
                    }
                    guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                    return value
                })
        }
    }

    /// Without a sync at the commit SQLite's log is still written in order, and synced before it is folded into the database.
    private func set(_ durability: Durability, _ db: Database) throws {
        try self.durability.withLock { current in
            guard durability != current else { return }
            try db.execute(sql: durability == .immediate ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
            current = durability
        }
    }
}
