import GRDB
import Testing

@testable import Store

/// The schema of a released version, and rows that a database of that version may hold.
struct FrozenSchema: Sendable, CustomTestStringConvertible {
    var version: String
    var sql: String
    var rows: String

    var testDescription: String { "version \(version)" }

    /// One for every version that was released.
    static let all = [version1, version2, version3]

    func makeDatabase(at path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql + rows) }
        try queue.close()
    }
}

/// What a database is made of, without the differences of lay-out and comments.
func schema(of reader: any DatabaseReader) throws -> [String] {
    let statements = try reader.read { db in
        try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
    }
    return statements.map { statement in
        statement.split(separator: "\n").compactMap {
            $0.split(separator: "--", omittingEmptySubsequences: false).first
        }
        .joined().filter { !$0.isWhitespace }
    }
}
