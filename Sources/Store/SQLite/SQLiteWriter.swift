internal import GRDB

/// The one connection that writes, on the thread of whoever writes: the hand-over to a thread of its own and back costs more
/// than most transactions. Those who wait for their turn hold no thread.
///
/// The connection itself never waits for the disk at a commit; see ``WriteAheadLog``.
actor SQLiteWriter {
    private let database: any DatabaseWriter

    init(_ database: any DatabaseWriter) { self.database = database }

    func write<Value: Sendable>(_ body: @Sendable (SQLiteTransaction) throws -> Value) throws -> Value {
        try database.writeWithoutTransaction { db in
            var value: Value?
            try db.inTransaction {
                value = try body(SQLiteTransaction(db: db))
                return .commit
            }
            guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
            return value
        }
    }
}
