import Chat
import Foundation
import Store
import Testing

/// Messages that join the thread of another message of the bot.
@Suite struct OutboxThreadContract {
    @Test(arguments: Database.all) func theThreadIsThatOfTheMessageOnceItIsSent(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(
            .named("prompt"), .named("reveal", thread: .of("prompt"), notBefore: at(100)))
        #expect(try await store.keys(at: at(1)) == ["prompt"])
        #expect(try await store.keys(after: .sent("prompt", as: "M1", at: at(2)), at: at(2)).isEmpty)
        #expect(try await store.settle(at: at(100)).map(\.thread) == [MessageID(rawValue: "M1")])
        // After a crash too.
        #expect(try await store.settle(at: at(101)).map(\.thread) == [MessageID(rawValue: "M1")])
    }

    @Test(arguments: Database.all) func aMessageInAThreadPassesThatThreadOn(_ database: Database) async throws {
        let store = try await database.empty()
        let root = MessageID(rawValue: "M0")
        try await store.enqueue(
            .named("question", thread: .message(root)), .named("hint", thread: .of("question")),
            .named("answer", thread: .of("hint")))
        #expect(try await store.settle(at: at(1)).map(\.thread) == [root])
        #expect(try await store.settle(.sent("question", as: "M1", at: at(2)), at: at(2)).map(\.thread) == [root])
        #expect(try await store.settle(.sent("hint", as: "M2", at: at(3)), at: at(3)).map(\.thread) == [root])
    }

    @Test(arguments: Database.all) func whatWaitsForItsThreadHoldsUpNoOther(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(
            .named("reveal", thread: .of("prompt")), .named("prompt", notBefore: at(50)), .named("other"))
        #expect(try await store.keys(at: at(1)) == ["other"])
        #expect(try await store.keys(after: .sent("other", as: "M1", at: at(2)), at: at(2)).isEmpty)
        #expect(try await store.nextDueDate() == at(50))
        #expect(try await store.keys(at: at(50)) == ["prompt"])
        #expect(try await store.keys(after: .sent("prompt", as: "M2", at: at(51)), at: at(51)) == ["reveal"])
    }

    @Test(arguments: Database.all) func manyThatWaitForTheirThreadHoldUpNoOther(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store in
            for number in 0..<30 { try store.enqueue(.named("r\(number)", thread: .of("prompt")), at: at(0)) }
            try store.enqueue(.named("prompt", to: .hiring, notBefore: at(50)), at: at(0))
            try store.enqueue(.named("other"), at: at(0))
        }
        #expect(try await store.keys(at: at(1)) == ["other"])
    }

    @Test(arguments: Database.all) func aMessageWhoseThreadNeverComesIsDead(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(
            .named("prompt"), .named("reveal", thread: .of("prompt")), .named("more", thread: .of("reveal")),
            .named("stray", thread: .of("unheard of")), .named("other"))
        #expect(try await store.keys(at: at(1)) == ["prompt"])
        let dead = DeliveryResult.ended("prompt", .dead(reason: "refused"), at: at(2))
        #expect(try await store.keys(after: dead, at: at(2)) == ["other"])
        #expect(try await store.keys(after: .sent("other", as: "M1", at: at(3)), at: at(3)).isEmpty)
        #expect(try await store.summary(at: at(3)) == OutboxSummary(due: 0, oldestDue: nil, dead: 4))
    }
}
