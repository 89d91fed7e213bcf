import Chat
import Foundation
import Store
import Testing

@Suite struct OutboxContract {
    @Test(arguments: Database.all) func aMessageGoesOutOnce(_ database: Database) async throws {
        try await database.empty { store in
            let deliveries = try await store.write { store in
                #expect(try store.enqueue(.named("a"), at: at(0)))
                #expect(try store.enqueue(.named("a"), at: at(0)) == false)
                return try store.settle([], of: .slack, thenClaim: 10, excluding: [], now: at(1))
            }
            #expect(
                deliveries == [
                    Delivery(key: DeliveryKey(rawValue: "a"), conversation: .team, content: .saying("a"))
                ])
            let after = try await store.write { store in
                try store.settle(
                    [.sent("a", as: "M1", at: at(2))], of: .slack, thenClaim: 10, excluding: [], now: at(2))
            }
            #expect(after.isEmpty)
            #expect(
                try await store.read { try $0.sentMessage(DeliveryKey(rawValue: "a")) } == MessageID(rawValue: "M1"))
        }
    }
}
