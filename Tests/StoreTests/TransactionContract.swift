import Chat
import Foundation
import Store
import Testing

@Suite struct TransactionContract {
    private struct Refusal: Error, Equatable {
        var reason: String
    }

    @Test(arguments: Database.all) func aBodyThatThrowsLeavesNothingAndItsErrorArrives(_ database: Database)
        async throws
    {
        let store = try await database.empty()
        await #expect(throws: Refusal(reason: "changed my mind")) {
            try await store.write { store in
                _ = try store.recordEvent("E1", of: .slack, at: at(0))
                try store.enqueue(.named("a"), at: at(0))
                try store.setPosition(
                    CursorPosition(rawValue: "1"), of: CursorScope(rawValue: "C"), in: .slack)
                throw Refusal(reason: "changed my mind")
            }
        }
        let isNew = try await store.write { try $0.recordEvent("E1", of: .slack, at: at(0)) }
        #expect(isNew)
        #expect(try await store.read { try $0.positions(of: .slack) }.isEmpty)
        #expect(try await store.keys(at: at(1)).isEmpty)
        await #expect(throws: Refusal(reason: "in a read")) {
            try await store.read { _ in throw Refusal(reason: "in a read") }
        }
    }

    @Test(arguments: Database.all) func whatTheSchemaForbidsIsRefusedAndLeavesNothing(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        let error = await #expect(throws: StoreError.self) {
            try await store.write { store in
                _ = try store.recordEvent("E1", of: .slack, at: at(0))
                // Its message was never enqueued.
                try store.save(.named("be-0001", key: "nowhere"))
            }
        }
        guard case .refused(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("bug of viva"))
        #expect(!reason.contains("be-0001"))
        #expect(try await store.write { try $0.recordEvent("E1", of: .slack, at: at(0)) })
    }

    @Test(arguments: Database.all) func aWriteSeesWhatItWroteAndAReadOnlyWhatWasCommitted(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        let scope = CursorScope(rawValue: "C")
        let seen = try await store.write { store in
            try store.setPosition(CursorPosition(rawValue: "1"), of: scope, in: .slack)
            return try store.positions(of: .slack)
        }
        #expect(seen == [scope: CursorPosition(rawValue: "1")])
        #expect(try await store.read { try $0.positions(of: .slack) } == seen)
    }

    @Test(arguments: Database.all, [Durability.immediate, .deferred])
    func manyWritersAtOnceLoseNoUpdate(_ database: Database, _ durability: Durability) async throws {
        let store = try await database.empty()
        let scope = CursorScope(rawValue: "counter")
        try await withThrowingTaskGroup { group in
            for _ in 0..<100 {
                group.addTask {
                    try await store.write(durability) { store in
                        let count = try store.positions(of: .slack)[scope].flatMap { Int($0.rawValue) } ?? 0
                        try store.setPosition(CursorPosition(rawValue: "\(count + 1)"), of: scope, in: .slack)
                    }
                }
                group.addTask { _ = try await store.read { try $0.positions(of: .slack) } }
            }
            try await group.waitForAll()
        }
        #expect(try await store.read { try $0.positions(of: .slack)[scope] } == CursorPosition(rawValue: "100"))
    }

    @Test(arguments: Database.all) func aWriteIsDoneAlthoughItsTaskIsCancelled(_ database: Database) async throws {
        let store = try await database.empty()
        let writer = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await store.write { try $0.recordEvent("E1", of: .slack, at: at(0)) }
        }
        writer.cancel()
        #expect(try await writer.value)
        #expect(try await store.write { try $0.recordEvent("E1", of: .slack, at: at(0)) } == false)
    }
}
