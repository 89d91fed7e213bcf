import Chat
import Foundation
import Store
import Testing

@Suite struct EventContract {
    @Test(arguments: Database.all) func anEventIsRecordedOncePerService(_ database: Database) async throws {
        let store = try await database.empty()
        let recorded = try await store.write { store in
            [
                try store.recordEvent("E1", of: .slack, at: at(0)),
                try store.recordEvent("E1", of: .slack, at: at(1)),
                try store.recordEvent("E1", of: .terminal, at: at(1)),
                try store.recordEvent("E2", of: .slack, at: at(1)),
            ]
        }
        #expect(recorded == [true, false, true, true])
        #expect(try await store.write { try $0.recordEvent("E1", of: .slack, at: at(2)) } == false)
    }

    @Test(arguments: Database.all) func thePositionOfAScopeIsTheLastOneSet(_ database: Database) async throws {
        let store = try await database.empty()
        let team = CursorScope(rawValue: "C-team")
        let all = CursorScope(rawValue: "")
        try await store.write { store in
            try store.setPosition(CursorPosition(rawValue: "1.1"), of: team, in: .slack)
            try store.setPosition(CursorPosition(rawValue: "5"), of: all, in: .slack)
            try store.setPosition(CursorPosition(rawValue: "9"), of: team, in: .terminal)
            try store.setPosition(CursorPosition(rawValue: "2.2"), of: team, in: .slack)
        }
        let positions = try await store.read { try $0.positions(of: .slack) }
        #expect(positions == [team: CursorPosition(rawValue: "2.2"), all: CursorPosition(rawValue: "5")])
        #expect(try await store.read { try $0.positions(of: ServiceName(rawValue: "matrix")) }.isEmpty)
    }

    @Test(arguments: Database.all) func eachInstallationHasItsOwnSecret(_ database: Database) async throws {
        let store = try await database.empty()
        let secret = try await store.read { try $0.installationSecret() }
        #expect(try await store.write { try $0.installationSecret() } == secret)
        let other = try await database.empty()
        #expect(try await other.read { try $0.installationSecret() } != secret)
    }
}
