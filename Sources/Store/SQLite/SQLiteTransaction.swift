internal import GRDB

/// One open transaction; the verbs are in the extensions. Statements are compiled once per connection, rows are read by column
/// number: a command costs a handful of these calls.
struct SQLiteTransaction: StoreWriter {
    let db: Database

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// True if a row was inserted, changed or deleted.
    func changes(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try execute(sql, arguments)
        return db.changesCount > 0
    }

    func rows<Value>(
        _ sql: String, _ arguments: StatementArguments, _ value: (Row) throws -> Value
    ) throws -> [Value] {
        let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        var values: [Value] = []
        while let row = try cursor.next() { values.append(try value(row)) }
        return values
    }

    func firstRow<Value>(
        _ sql: String, _ arguments: StatementArguments, _ value: (Row) throws -> Value
    ) throws -> Value? {
        let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        guard let row = try cursor.next() else { return nil }
        return try value(row)
    }
}
