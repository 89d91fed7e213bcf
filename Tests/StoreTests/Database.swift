import Foundation
import Store
import Testing

/// A database that the contract suite runs on. A second kind joins with one more line in ``all``.
struct Database: Sendable, CustomTestStringConvertible {
    var testDescription: String
    private var run: @Sendable (@Sendable (any Store) async throws -> Void) async throws -> Void

    static let all = [
        Self(testDescription: "SQLite in a file") { body in
            try await withTemporaryDirectory { directory in
                let store = try SQLiteStore.open(path: directory.appending(path: "viva.sqlite").path)
                try await body(store)
                try store.close()
            }
        },
        Self(testDescription: "SQLite in memory") { body in try await body(SQLiteStore.inMemory()) },
    ]

    /// Hands out an empty database, for the time of the body.
    func empty(_ body: @Sendable (any Store) async throws -> Void) async throws { try await run(body) }
}

/// Makes a directory for the time of the body.
func withTemporaryDirectory(_ body: (URL) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "viva-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    do {
        try await body(directory)
    } catch {
        try? FileManager.default.removeItem(at: directory)
        throw error
    }
    try FileManager.default.removeItem(at: directory)
}
