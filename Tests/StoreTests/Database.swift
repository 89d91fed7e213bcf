import Foundation
import Store
import Testing

/// A kind of database that the contract suites run on. A second one joins with one more line in ``all``.
struct Database: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Makes a database with nothing in it.
    var empty: @Sendable () async throws -> any Store

    static let all = [
        Self(testDescription: "SQLite in a file") { try TemporaryStore() },
        Self(testDescription: "SQLite in memory") { try SQLiteStore.inMemory() },
    ]
}

/// A store in a file that goes when the last user has gone.
private struct TemporaryStore: Store {
    private let directory: TemporaryDirectory
    private let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try SQLiteStore.open(path: directory.path("viva.sqlite"))
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try await store.read(body)
    }

    func write<Value: Sendable>(
        _ durability: @escaping @Sendable (Value) -> Durability,
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        try await store.write(durability, body)
    }
}
