import Chat
import Foundation
import Store
import Testing

@Suite struct AcquaintanceContract {
    @Test(arguments: Database.all) func whoNeverCameIsNotKnown(_ database: Database) async throws {
        let store = try await database.empty()
        #expect(try await store.read { try $0.acquaintance(with: .ann, in: .slack) } == nil)
    }

    @Test(arguments: Database.all) func whatIsKnownOfAPersonIsReadAsItWasWritten(_ database: Database) async throws {
        let store = try await database.empty()
        let ann = Acquaintance(
            service: .slack, person: .ann, direct: .direct, introducedAt: at(1.234), homeOpenedAt: at(2))
        let bob = Acquaintance(service: .slack, person: .bob)
        let elsewhere = Acquaintance(service: .terminal, person: .ann, introducedAt: at(3))
        try await store.write { store in
            for acquaintance in [ann, bob, elsewhere] { try store.save(acquaintance) }
        }
        try await store.read { store throws in
            #expect(try store.acquaintance(with: .ann, in: .slack) == ann)
            #expect(try store.acquaintance(with: .bob, in: .slack) == bob)
            #expect(try store.acquaintance(with: .ann, in: .terminal) == elsewhere)
        }
    }

    @Test(arguments: Database.all) func whatIsWrittenLaterTakesThePlace(_ database: Database) async throws {
        let store = try await database.empty()
        let first = Acquaintance(service: .slack, person: .ann, direct: .direct, introducedAt: at(1))
        let later = Acquaintance(service: .slack, person: .ann, homeOpenedAt: at(5))
        try await store.write { store in
            try store.save(first)
            try store.save(later)
        }
        #expect(try await store.read { try $0.acquaintance(with: .ann, in: .slack) } == later)
    }
}
