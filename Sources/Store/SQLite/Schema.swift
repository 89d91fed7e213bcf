internal import GRDB

/// The versions of the schema, each a migration from the one before.
enum Schema {
    /// Marks the file as one of viva, so that no other program's database is written to: "viva" in ASCII.
    static let applicationID: Int32 = 0x7669_7661

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: Schema1.sql)
        }
        migrator.registerMigration("2") { db in try db.execute(sql: Schema2.sql) }
        migrator.registerMigration("3") { db in try db.execute(sql: Schema3.sql) }
        return migrator
    }()

    /// Refuses a database that is not viva's or is newer than this program.
    static func check(_ db: Database, path: String) throws {
        let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
        guard owner == applicationID || (owner == 0 && isEmpty) else {
            throw StoreError.unusable(reason: "\(path) is the database of another program: name another file")
        }
        guard try !migrator.hasBeenSuperseded(db) else {
            throw StoreError.unusable(
                reason: "the database \(path) was written by a newer version of viva: start that version, or put"
                    + " the backup from before the upgrade in its place")
        }
    }
}
