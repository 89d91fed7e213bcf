import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct QuestionContract {
    /// Enqueues the message that asks, and saves the question.
    private func ask(_ asked: AskedQuestion, in store: any Store) async throws {
        try await store.write { store in
            try store.enqueue(.named(asked.key.rawValue, to: asked.conversation), at: asked.askedAt)
            try store.save(asked)
        }
    }

    private func current(
        in store: any Store, conversation: ConversationID = .team, thread: String? = nil
    ) async throws -> String? {
        try await store.read {
            try $0.currentQuestion(in: conversation, of: .slack, thread: thread.map(MessageID.init))
        }?.question.rawValue
    }

    @Test(arguments: Database.all) func aQuestionIsReadAsItWasSaved(_ database: Database) async throws {
        let store = try await database.empty()
        var asked = AskedQuestion(
            key: DeliveryKey(rawValue: "q1"), service: .slack, conversation: .direct, thread: MessageID(rawValue: "T1"),
            question: QuestionID(rawValue: "be-0001"), revision: 3, hintsGiven: 1, followUpsGiven: 2, isAnswered: false,
            askedAt: at(0.123))
        try await ask(asked, in: store)
        let thread = asked.thread
        #expect(
            try await store.read { try $0.currentQuestion(in: .direct, of: .slack, thread: thread) } == asked)
        asked.hintsGiven = 2
        asked.isAnswered = true
        try await ask(asked, in: store)
        #expect(
            try await store.read { try $0.currentQuestion(in: .direct, of: .slack, thread: thread) } == asked)
    }

    @Test(arguments: Database.all) func atTheTopTheLastQuestionAskedThereIsMeant(_ database: Database) async throws {
        let store = try await database.empty()
        #expect(try await current(in: store) == nil)
        try await ask(.named("first", key: "q1"), in: store)
        try await ask(.named("second", key: "q2"), in: store)
        try await ask(.named("in a thread", key: "q3", thread: "T1"), in: store)
        try await ask(.named("elsewhere", key: "q4", in: .hiring), in: store)
        #expect(try await current(in: store) == "second")
        #expect(try await current(in: store, conversation: .hiring) == "elsewhere")
        let other = try await store.read { try $0.currentQuestion(in: .team, of: .terminal, thread: nil) }
        #expect(other == nil)
    }

    @Test(arguments: Database.all) func inAThreadTheQuestionThatStartedItIsMeant(_ database: Database) async throws {
        let store = try await database.empty()
        try await ask(.named("first", key: "q1"), in: store)
        try await ask(.named("second", key: "q2"), in: store)
        #expect(try await current(in: store, thread: "M1") == nil, "not sent yet")
        _ = try await store.settle(at: at(1))
        _ = try await store.settle(.sent("q1", as: "M1", at: at(2)), at: at(2))
        _ = try await store.settle(.sent("q2", as: "M2", at: at(3)), at: at(3))
        #expect(try await current(in: store, thread: "M1") == "first")
        #expect(try await current(in: store, thread: "M2") == "second")
        #expect(try await current(in: store, thread: "M3") == nil)
        #expect(try await current(in: store, conversation: .hiring, thread: "M1") == nil)
        // Saved again, such as after a hint, it is still the one that started the thread.
        try await ask(.named("first", key: "q1"), in: store)
        #expect(try await current(in: store, thread: "M1") == "first")
        // Another one is asked in the thread.
        try await ask(.named("third", key: "q3", thread: "M1"), in: store)
        #expect(try await current(in: store, thread: "M1") == "third")
    }

    @Test(arguments: Database.all) func aQuestionSavedAfterItsMessageWasSentIsFoundInTheThread(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("q1"))
        _ = try await store.settle(at: at(1))
        _ = try await store.settle(.sent("q1", as: "M1", at: at(2)), at: at(2))
        try await store.write { try $0.save(.named("first", key: "q1")) }
        #expect(try await current(in: store, thread: "M1") == "first")
    }

    @Test(arguments: Database.all) func aThreadKnowsItsQuestionAfterPruning(_ database: Database) async throws {
        let store = try await database.empty()
        try await ask(.named("first", key: "q1"), in: store)
        _ = try await store.settle(at: at(1))
        _ = try await store.settle(.sent("q1", as: "M1", at: at(2)), at: at(2))
        try await store.write { try $0.prune(before: at(1_000_000)) }
        #expect(try await current(in: store, thread: "M1") == "first")
        try await store.enqueue(.named("answer", thread: .of("q1")), at: at(1_000_001))
        #expect(try await store.settle(at: at(1_000_001)).map(\.thread) == [MessageID(rawValue: "M1")])
    }

    @Test(arguments: Database.all) func aQuestionIsFoundByTheMessageThatAskedIt(_ database: Database) async throws {
        let store = try await database.empty()
        var first = AskedQuestion.named("be-0001", key: "first")
        first.hintsGiven = 2
        let second = AskedQuestion.named("be-0002", key: "second", thread: "T1")
        let (one, two) = (first, second)
        try await store.enqueue(.named("first"), .named("second"))
        try await store.write { store in
            try store.save(one)
            try store.save(two)
        }
        #expect(try await store.read { try $0.askedQuestion(one.key) } == one)
        #expect(try await store.read { try $0.askedQuestion(two.key) } == two)
        #expect(try await store.read { try $0.askedQuestion(DeliveryKey(rawValue: "third")) } == nil)
    }
}
