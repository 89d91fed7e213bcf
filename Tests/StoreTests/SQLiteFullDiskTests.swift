import Chat
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct SQLiteFullDiskTests {
    /// Lets the database grow by so many pages; SQLite then says the same as when the disk is full.
    private func limit(_ store: SQLiteStore, to pages: Int) throws {
        try store.database.writeWithoutTransaction { db in
            let size = try #require(try Int.fetchOne(db, sql: "PRAGMA page_count"))
            try db.execute(sql: "PRAGMA max_page_count = \(size + pages)")
        }
    }

    @Test func aFullDiskLosesNothingAndTheNextWriteSucceedsWhenThereIsSpace() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore.open(path: directory.path("viva.sqlite"))
        try await store.enqueue(.named("kept"))
        try limit(store, to: 2)
        let long = String(repeating: "long ", count: 10_000)
        let error = await #expect(throws: StoreError.self) {
            try await store.write { store in
                _ = try store.recordEvent("E1", of: .slack, at: at(0))
                try store.enqueue(.named(long), at: at(1))
            }
        }
        guard case .unavailable(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("no space is left"))
        #expect(reason.contains("viva.sqlite"))
        #expect(!reason.contains("long long"))
        #expect(try await store.read { try $0.outboxSummary(of: .slack, now: at(9)) }.due == 1)

        try limit(store, to: 1000)
        let isNew = try await store.write { store in
            try store.enqueue(.named(long), at: at(2))
            return try store.recordEvent("E1", of: .slack, at: at(2))
        }
        #expect(isNew, "the event was not recorded without its message")
        #expect(try await store.keys(at: at(9)) == ["kept"])
        try store.verify()
        try store.close()
    }
}
