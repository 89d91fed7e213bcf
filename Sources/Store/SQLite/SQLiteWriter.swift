internal import GRDB

/// The one connection that writes, on the thread of whoever writes: the hand-over to a thread of its own and back costs more
/// than most transactions. Those who wait for their turn hold no thread.
actor SQLiteWriter {
    private let database: any DatabaseWriter
    /// What the connection is set to.
    private var durability = Durability.immediate

    /// - Parameter database: syncs at every commit.
    init(_ database: any DatabaseWriter) { self.database = database }

    func write<Value: Sendable>(
        _ durability: Durability, _ body: @Sendable (SQLiteTransaction) throws -> Value
    ) throws -> Value {
        try database.writeWithoutTransaction { db in
            try set(durability, db)
            var value: Value?
            try db.inTransaction {
                value = try body(SQLiteTransaction(db: db))
                return .commit
            }
            guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
            return value
        }
    }

    /// Without a sync at the commit SQLite's log is still written in order, and synced before it is folded into the database.
    private func set(_ wanted: Durability, _ db: Database) throws {
        guard wanted != durability else { return }
        try db.execute(sql: wanted == .immediate ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
        durability = wanted
    }
}
