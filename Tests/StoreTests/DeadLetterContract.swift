import Chat
import Foundation
import Store
import Testing

@Suite struct DeadLetterContract {
    private func key(_ name: String) -> DeliveryKey { DeliveryKey(rawValue: name) }

    private func retry(_ name: String, in store: any Store) async throws -> Bool {
        try await store.write { try $0.retry(key(name)) }
    }

    private func discard(_ name: String, in store: any Store) async throws -> Bool {
        try await store.write { try $0.discard(key(name)) }
    }

    @Test(arguments: Database.all) func deadMessagesAreListedWithWhatKilledThem(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("a"), .named("b", to: .hiring), at: at(1))
        _ = try await store.settle(at: at(2))
        _ = try await store.settle(
            .ended("a", .dead(reason: "msg_too_long"), at: at(3)), .sent("b", as: "M1", at: at(3)), at: at(3))
        let letter = DeadLetter(
            key: key("a"), service: .slack, conversation: .team, kind: .post, enqueuedAt: at(1), diedAt: at(3),
            reason: "msg_too_long", content: .saying("a"))
        try await store.read { store throws in
            #expect(try store.deadLetters() == [letter])
            #expect(try store.deadLetter(key("a")) == letter)
            #expect(try store.deadLetter(key("b")) == nil)
            #expect(try store.pausedConversations().isEmpty)
        }
    }

    @Test(arguments: Database.all) func aRetriedMessageIsDueAgainAndLookedForFirst(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("a"), .named("b"), at: at(1))
        _ = try await store.settle(at: at(2))
        let dead = DeliveryResult.ended("a", .dead(reason: "msg_too_long"), at: at(3))
        #expect(try await store.keys(after: dead, claim: 0, at: at(3)).isEmpty)
        #expect(try await retry("a", in: store))
        #expect(try await store.summary(at: at(9)).dead == 0)
        #expect(try await store.nextDueDate() == at(1))
        // In its old place, before what came after it.
        let claimed = try await store.settle(at: at(9))
        #expect(claimed.map(\.key) == [key("a")])
        #expect(claimed.map(\.unclearSince) == [at(1 - 3_600)], "looked for, but not waited for")
        #expect(claimed.map(\.content) == [.saying("a")])
        #expect(try await store.keys(after: .sent("a", as: "M1", at: at(10)), at: at(10)) == ["b"])
        #expect(try await retry("a", in: store) == false, "it is sent")
        #expect(try await retry("b", in: store) == false, "it is on its way")
        #expect(try await retry("c", in: store) == false, "it is unknown")
    }

    @Test(arguments: Database.all) func aRetryOpensTheConversationAgain(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("a"), .named("answer", thread: .of("a"), notBefore: at(50)), at: at(1))
        _ = try await store.settle(at: at(2))
        let closed = DeliveryResult.ended("a", .conversationClosed(reason: "is_archived"), at: at(3))
        #expect(try await store.keys(after: closed, at: at(3)).isEmpty)
        try await store.read { store throws in
            #expect(
                try store.pausedConversations() == [
                    PausedConversation(service: .slack, conversation: .team, reason: "is_archived", pausedAt: at(3))
                ])
            #expect(try store.deadLetters().map(\.key.rawValue) == ["a", "answer"])
        }
        try await store.write { store throws in
            for letter in try store.deadLetters() { #expect(try store.retry(letter.key)) }
            #expect(try store.pausedConversations().isEmpty)
        }
        #expect(try await store.keys(at: at(9)) == ["a"])
        // What is to join it waits for it, and for its own time.
        #expect(try await store.keys(after: .sent("a", as: "M1", at: at(10)), at: at(10)).isEmpty)
        let answer = try await store.settle(at: at(50))
        #expect(answer.map(\.thread) == [MessageID(rawValue: "M1")])
        #expect(answer.map(\.unclearSince) == [at(50 - 3_600)])
    }

    @Test(arguments: Database.all) func aDialogIsNotRetried(_ database: Database) async throws {
        let store = try await database.empty()
        var dialog = OutboxMessage.named("dialog")
        dialog.manner = .dialog(ActionToken(rawValue: "t"), DialogTrigger(rawValue: "x"))
        try await store.enqueue(dialog)
        _ = try await store.settle(at: at(1))
        _ = try await store.settle(.ended("dialog", .dead(reason: "expired"), at: at(2)), at: at(2))
        let letter = try await store.read { try $0.deadLetter(key("dialog")) }
        #expect(letter?.kind == .dialog && letter?.canBeRetried == false)
        #expect(try await retry("dialog", in: store) == false)
        #expect(try await discard("dialog", in: store))
    }

    @Test(arguments: Database.all) func aDiscardedMessageIsGoneWithTheQuestionItWouldHaveAsked(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("a"), .named("b", thread: .of("a")))
        try await store.write { try $0.save(.named("be-0001", key: "a")) }
        #expect(try await discard("a", in: store) == false, "it waits")
        _ = try await store.settle(at: at(1))
        let dead = DeliveryResult.ended("a", .dead(reason: "msg_too_long"), at: at(2))
        #expect(try await store.keys(after: dead, claim: 0, at: at(2)).isEmpty)
        #expect(try await discard("a", in: store))
        try await store.read { store throws in
            #expect(try store.deadLetters().isEmpty)
            #expect(try store.currentQuestion(in: .team, of: .slack, thread: nil) == nil)
        }
        #expect(try await store.keys(at: at(3)).isEmpty, "what was to join it never can")
        #expect(try await store.summary(at: at(3)).dead == 1)
    }
}
