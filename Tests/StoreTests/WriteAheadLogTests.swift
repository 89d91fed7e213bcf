import Chat
import Foundation
import GRDB
import QuestionEngine
import Synchronization
import Testing

@testable import Store

/// What a power cut takes, and what it does not.
@Suite struct WriteAheadLogTests {
    /// A store whose disk takes what it is given only when it is made to.
    private final class Disk: Sendable {
        private let directory: TemporaryDirectory
        private let state = Mutex<(safe: Int, isBroken: Bool)>((0, false))

        init() throws { directory = try TemporaryDirectory() }

        var path: String { directory.path("viva.sqlite") }

        func open() throws -> SQLiteStore {
            try SQLiteStore.open(path: path).close()
            let pool = try DatabasePool(path: path)
            let log = WriteAheadLog(database: path) { descriptor in
                let size = Int(lseek(descriptor, 0, SEEK_END))
                return self.state.withLock { state in
                    guard !state.isBroken else { return -1 }
                    state.safe = size
                    return 0
                }
            }
            return SQLiteStore(database: pool, path: path, log: log, lock: nil)
        }

        func breakDown() { state.withLock { $0.isBroken = true } }

        /// How much of the log a power cut would leave.
        var safe: Int { state.withLock { $0.safe } }

        /// How much of it is written.
        var written: Int {
            get throws { try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int ?? 0 }
        }
    }

    @Test func anImmediateWriteIsSafeWithAllBeforeIt() async throws {
        let disk = try Disk()
        let store = try disk.open()
        _ = try await store.write(.deferred) { try $0.recordEvent("E1", of: .slack, at: at(0)) }
        #expect(try disk.safe == 0 && disk.written > 0)
        _ = try await store.write(.immediate) { try $0.recordEvent("E2", of: .slack, at: at(0)) }
        #expect(try disk.safe == disk.written)
        try store.close()
    }

    @Test func howSafeAWriteIsMayDependOnWhatCameOfIt() async throws {
        let disk = try Disk()
        let store = try disk.open()
        for (event, isSafe) in [("E1", true), ("E1", false), ("E2", true)] {
            let before = disk.safe
            _ = try await store.write({ $0 ? .immediate : .deferred }) { store in
                try store.setPosition(.init(rawValue: event), of: .init(rawValue: "C1"), in: .slack)
                return try store.recordEvent(event, of: .slack, at: at(0))
            }
            #expect((disk.safe > before) == isSafe)
        }
        try store.close()
    }

    @Test func aDiskThatTakesNothingIsNotTakenForSafe() async throws {
        let disk = try Disk()
        let store = try disk.open()
        disk.breakDown()
        await #expect(throws: StoreError.self) {
            try await store.write(.immediate) { try $0.recordEvent("E1", of: .slack, at: at(0)) }
        }
        try store.close()
    }

    @Test func theLogIsKeptInOrder() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore.open(path: directory.path("viva.sqlite"))
        func pragma(_ name: String) throws -> String? {
            try store.database.unsafeReentrantWrite { try String.fetchOne($0, sql: "PRAGMA \(name)") }
        }
        #expect(try pragma("journal_mode") == "wal")
        #expect(try pragma("foreign_keys") == "1")
        #expect(try pragma("synchronous") == "1", "NORMAL: synced before it is folded into the database")
        try store.close()
    }
}
