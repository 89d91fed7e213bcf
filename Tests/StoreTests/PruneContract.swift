import Chat
import Foundation
import Store
import Testing

@Suite struct PruneContract {
    @Test(arguments: Database.all) func eventsRecordedBeforeTheDateAreForgotten(_ database: Database) async throws {
        let store = try await database.empty()
        let isNew = try await store.write { store in
            _ = try store.recordEvent("old", of: .slack, at: at(0))
            _ = try store.recordEvent("young", of: .slack, at: at(10))
            try store.prune(before: at(10))
            return [
                try store.recordEvent("old", of: .slack, at: at(11)),
                try store.recordEvent("young", of: .slack, at: at(11)),
            ]
        }
        #expect(isNew == [true, false])
    }

    @Test(arguments: Database.all) func deliveriesSentBeforeTheDateAreForgotten(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("old"), .named("young"), .named("waiting"))
        _ = try await store.settle(at: at(1))
        _ = try await store.settle(.sent("old", as: "M1", at: at(2)), at: at(2))
        _ = try await store.settle(.sent("young", as: "M2", at: at(10)), claim: 0, at: at(10))
        try await store.write { try $0.prune(before: at(10)) }
        let isNew = try await store.write { store in
            [
                try store.enqueue(.named("old"), at: at(11)), try store.enqueue(.named("young"), at: at(11)),
                try store.enqueue(.named("waiting"), at: at(11)),
            ]
        }
        #expect(isNew == [true, false, false])
    }

    @Test(arguments: Database.all) func aMessageWhoseThreadOthersWillJoinIsKeptUntilTheyHave(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("prompt"), .named("reveal", thread: .of("prompt"), notBefore: at(1000)))
        _ = try await store.settle(at: at(1))
        _ = try await store.settle(.sent("prompt", as: "M1", at: at(2)), at: at(2))
        try await store.write { try $0.prune(before: at(900)) }
        #expect(try await store.settle(at: at(1000)).map(\.thread) == [MessageID(rawValue: "M1")])
        _ = try await store.settle(.sent("reveal", as: "M2", at: at(1001)), at: at(1001))
        try await store.write { try $0.prune(before: at(2000)) }
        let isNew = try await store.write { store in
            [try store.enqueue(.named("prompt"), at: at(2000)), try store.enqueue(.named("reveal"), at: at(2000))]
        }
        #expect(isNew == [true, true])
    }
}
