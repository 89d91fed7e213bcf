import Chat
import Foundation
import Store
import Testing

@Suite struct EventContract {
    @Test(arguments: Database.all) func anEventIsRecordedOnce(_ database: Database) async throws {
        try await database.empty { store in
            let recorded = try await store.write { store in
                [
                    try store.recordEvent("E1", of: .slack, at: at(0)),
                    try store.recordEvent("E1", of: .slack, at: at(1)),
                    try store.recordEvent("E1", of: .terminal, at: at(1)),
                ]
            }
            #expect(recorded == [true, false, true])
            #expect(try await store.write { try $0.recordEvent("E1", of: .slack, at: at(2)) } == false)
        }
    }
}
