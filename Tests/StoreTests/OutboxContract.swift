import Chat
import Foundation
import Store
import Testing

@Suite struct OutboxContract {
    @Test(arguments: Database.all) func aMessageIsHandedOutAsItWasEnqueued(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("a", thread: .message(MessageID(rawValue: "M0"))))
        let key = DeliveryKey(rawValue: "a")
        #expect(try await store.read { try $0.sentMessage(key) } == nil)
        #expect(
            try await store.settle(at: at(1)) == [
                Delivery(
                    key: key, conversation: .team, thread: MessageID(rawValue: "M0"), content: .saying("a"))
            ])
        #expect(try await store.keys(after: .sent("a", as: "M1", at: at(2)), at: at(2)).isEmpty)
        #expect(try await store.read { try $0.sentMessage(key) } == MessageID(rawValue: "M1"))
    }

    @Test(arguments: Database.all) func aKnownKeyIsNotStoredAgainEvenAfterSending(_ database: Database) async throws {
        let store = try await database.empty()
        #expect(try await store.write { try $0.enqueue(.named("a"), at: at(0)) })
        #expect(try await store.write { try $0.enqueue(.named("a", to: .hiring), at: at(0)) } == false)
        #expect(try await store.settle(at: at(1)).map(\.conversation) == [.team])
        #expect(try await store.keys(after: .sent("a", as: "M1", at: at(2)), at: at(2)).isEmpty)
        #expect(try await store.write { try $0.enqueue(.named("a"), at: at(3)) } == false)
        #expect(try await store.keys(at: at(4)).isEmpty)
    }

    @Test(arguments: Database.all) func aConversationGetsItsMessagesOneByOneInOrder(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("b1"), .named("a2"), .named("c3"))
        #expect(try await store.keys(at: at(1)) == ["b1"])
        #expect(try await store.keys(busy: [.team], at: at(1)).isEmpty)
        #expect(try await store.keys(after: .sent("b1", as: "M1", at: at(2)), at: at(2)) == ["a2"])
        #expect(try await store.keys(after: .sent("a2", as: "M2", at: at(3)), at: at(3)) == ["c3"])
        #expect(try await store.keys(after: .sent("c3", as: "M3", at: at(4)), at: at(4)).isEmpty)
    }

    @Test(arguments: Database.all) func conversationsDoNotWaitForEachOtherAndTheOldestGoFirst(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.enqueue(
            .named("t1"), .named("t2"), .named("h1", to: .hiring), .named("d1", to: .direct),
            .named("h2", to: .hiring))
        #expect(try await store.keys(claim: 2, at: at(1)) == ["t1", "h1"])
        #expect(try await store.keys(claim: 0, busy: [.team, .hiring], at: at(1)).isEmpty)
        #expect(try await store.keys(busy: [.team, .hiring], at: at(1)) == ["d1"])
        #expect(
            try await store.keys(after: .sent("h1", as: "M1", at: at(2)), busy: [.team, .direct], at: at(2)) == [
                "h2"
            ])
    }

    @Test(arguments: Database.all) func servicesAreSeparate(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("there", over: .terminal), .named("here"))
        #expect(try await store.keys(at: at(1)) == ["here"])
        #expect(try await store.nextDueDate(busy: [.team]) == nil)
        #expect(try await store.summary(at: at(1)).due == 1)
    }

    @Test(arguments: Database.all) func aMessageForLaterHoldsUpNothing(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("later", notBefore: at(100)), .named("now"), .named("then"))
        #expect(try await store.keys(at: at(1)) == ["now"])
        #expect(try await store.keys(after: .sent("now", as: "M1", at: at(2)), at: at(99.999)) == ["then"])
        #expect(try await store.keys(after: .sent("then", as: "M2", at: at(99.999)), at: at(99.999)).isEmpty)
        #expect(try await store.keys(at: at(100)) == ["later"])
    }

    @Test(arguments: Database.all) func whatHasBecomeDueTakesItsOldPlace(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.enqueue(.named("later", notBefore: at(100)), .named("now"))
        #expect(try await store.keys(at: at(100)) == ["later"])
    }

    @Test(arguments: Database.all) func aDeepQueueOfOneConversationHidesNoOther(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store in
            for place in ["C1", "C2", "C3"].map(ConversationID.init) {
                for number in 0..<40 {
                    try store.enqueue(.named("\(place.rawValue)-\(number)", to: place), at: at(0))
                }
            }
        }
        #expect(try await store.keys(at: at(1)) == ["C1-0", "C2-0", "C3-0"])
        let busy: Set = [ConversationID(rawValue: "C1"), ConversationID(rawValue: "C2")]
        #expect(try await store.keys(busy: busy, at: at(1)) == ["C3-0"])
    }

    @Test(arguments: Database.all) func everyKindOfContentSurvives(_ database: Database) async throws {
        let store = try await database.empty()
        let spans: [MessageContent.Span] = [
            "plain \"quoted\" \\ back\u{8}slash\n\tnew line, naïve 漢字 👩‍👩‍👧‍👦 \u{0} e\u{301}", .bold("bold"), .italic(""),
            .code("x = [1, 2]"), .link(url: "https://example.org/?a=b&c", label: "here"), .mention(.ann),
        ]
        let content = MessageContent([
            .heading("Caches"), .paragraph(spans), .list([spans, [], ["one"]], ordered: true),
            .list([], ordered: false), .code("let a = \"b\"\n"), .quote(spans), .note([]), .divider,
        ])
        let message = OutboxMessage(
            key: DeliveryKey(rawValue: "a"), service: .slack, conversation: .team, content: content)
        try await store.enqueue(message)
        #expect(try await store.settle(at: at(1)).map(\.content) == [content])
    }
}
