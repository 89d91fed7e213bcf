import Chat
import Foundation
import GRDB
import QuestionEngine
import Testing

@testable import Store

@Suite struct SQLiteSchemaTests {
    @Test(arguments: FrozenSchema.all) func aDatabaseOfAnyVersionGetsTodaysSchema(_ frozen: FrozenSchema) throws {
        let directory = try TemporaryDirectory()
        try frozen.makeDatabase(at: directory.path("old.sqlite"))
        let old = try SQLiteStore.open(path: directory.path("old.sqlite"))
        let new = try SQLiteStore.open(path: directory.path("new.sqlite"))
        #expect(try schema(of: old.database) == schema(of: new.database))
        try old.close()
        try new.close()
    }

    @Test func everyVersionIsFrozen() {
        #expect(FrozenSchema.all.map(\.version) == Schema.migrator.migrations)
    }

    @Test(arguments: FrozenSchema.all) func whatADatabaseHoldsSurvivesAndIsUnderstood(
        _ frozen: FrozenSchema
    ) async throws {
        let directory = try TemporaryDirectory()
        try frozen.makeDatabase(at: directory.path("old.sqlite"))
        let store = try SQLiteStore.open(path: directory.path("old.sqlite"))
        try await checkOutbox(of: store)
        try await checkSchedules(of: store)
        try await checkQuestionsAndQuizzes(of: store)
        try store.close()
    }

    private func checkOutbox(of store: SQLiteStore) async throws {
        try await store.write { store throws in
            #expect(try store.installationSecret() == .max - 1)
            #expect(
                try store.positions(of: .slack) == [
                    CursorScope(rawValue: "C-team"): CursorPosition(rawValue: "1780000000.000100")
                ])
            #expect(try store.recordEvent("E1", of: .slack, at: at(9)) == false)
            #expect(try store.isPaused(ConversationID(rawValue: "C-gone"), in: .slack))
            #expect(try store.outboxSummary(of: .slack, now: at(9)).dead == 1)
        }
        let content = MessageContent([
            .heading("Answer"), .paragraph(["a ", .bold("b"), .italic("i"), .code("c")]),
            .list([["one"], [.link(url: "https://example.org", label: "two")]], ordered: true),
            .list([], ordered: false),
            .code("x\ny"), .quote([.mention(.ann)]), .note(["\"n\\"]), .divider,
        ])
        #expect(
            try await store.settle(at: at(100)) == [
                Delivery(
                    key: DeliveryKey(rawValue: "reveal"), conversation: .team, thread: MessageID(rawValue: "M1"),
                    content: content),
                Delivery(
                    key: DeliveryKey(rawValue: "claimed"), conversation: .hiring, content: MessageContent([]),
                    unclearSince: at(5)),
            ])
    }

    private func checkSchedules(of store: SQLiteStore) async throws {
        let id = ScheduleID(rawValue: 5)
        let schedule = Schedule(
            zone: "Europe/Vilnius", time: LocalTime(hour: 9, minute: 30),
            recurrence: Recurrence(
                frequency: .monthly, interval: 2, byDay: [.init(.friday, ordinal: -1)], byMonthDay: [1],
                bySetPosition: [-1], weekStart: .sunday, end: .until(LocalDate(year: 2027, month: 1, day: 1))),
            startsOn: LocalDate(year: 2026, month: 6, day: 1),
            exceptDates: [LocalDate(year: 2026, month: 12, day: 24)], calendars: ["lt"], onHoliday: .nextWorkday)
        let record = ScheduleRecord(
            id: id, service: .slack, conversation: .team, schedule: schedule, filter: Filter(),
            revealAfter: .seconds(10_800), createdBy: .ann, createdAt: at(0), settledUntil: at(0.999))
        try await store.read { store throws in
            #expect(try store.activeSchedules(of: .slack) == [record])
            #expect(try store.isClaimed(LocalDate(year: 2026, month: 6, day: 1), of: id))
            #expect(try store.skippedDates(of: id) == [LocalDate(year: 2026, month: 6, day: 2)])
            #expect(
                try store.queue(of: id) == [
                    QueuedQuestion(
                        question: QuestionID(rawValue: "be-0003"), date: LocalDate(year: 2026, month: 6, day: 5)),
                    QueuedQuestion(question: QuestionID(rawValue: "be-0002"), date: nil),
                ])
        }
    }

    private func checkQuestionsAndQuizzes(of store: SQLiteStore) async throws {
        let asked = AskedQuestion(
            key: DeliveryKey(rawValue: "prompt"), service: .slack, conversation: .team,
            question: QuestionID(rawValue: "be-0001"), revision: 3, hintsGiven: 1, followUpsGiven: 2, askedAt: at(0))
        let filter = Filter(
            topics: [TopicID(rawValue: "ops"), TopicID(rawValue: "dist.caching")], levels: [.mid], kinds: [.concept])
        let thread = MessageID(rawValue: "T1")
        let quiz = QuizRecord(
            id: "z1", service: .slack, person: .ann, conversation: .direct, thread: thread, filter: Filter(),
            startedAt: at(0),
            items: [
                QuizItemRecord(
                    item: ItemID(rawValue: "it-1"), semanticRevision: 2, topic: TopicID(rawValue: "dist.caching"),
                    optionOrder: ["b", "a"], outcome: .answered, answer: "a", credit: 0.5, answeredAt: at(2)),
                QuizItemRecord(
                    item: ItemID(rawValue: "it-2"), semanticRevision: 1, topic: TopicID(rawValue: "ops"),
                    optionOrder: []),
            ])
        try await store.read { store throws in
            #expect(
                try store.currentQuestion(in: .team, of: .slack, thread: MessageID(rawValue: "M1")) == asked)
            #expect(
                try store.drawProgress(of: filter, in: .team, of: .slack).state == DrawState(cycle: 7))
            #expect(try store.openQuiz(of: .ann, in: .direct, of: .slack, thread: thread) == quiz)
        }
    }

    @Test(
        arguments: [
            "INSERT INTO outbox (key, service, conversation, state, enqueued_at, content) VALUES ('k','s','c','sent',1,'[]')",
            "INSERT INTO outbox (key, service, conversation, state, enqueued_at, content) VALUES ('k','s','c','lost',1,'[]')",
            "INSERT INTO outbox (key, service, conversation, state, enqueued_at) VALUES ('k','s','c','waiting',1)",
            "INSERT INTO outbox (key, service, conversation, state, enqueued_at, content) VALUES ('k','s','c','waiting','x','[]')",
            "INSERT INTO outbox (key, service, conversation, state, enqueued_at, content, settled_at) VALUES ('k','s','c','dead',1,'[]',1)",
            "UPDATE outbox SET claimed_at = 1 WHERE key = 'prompt'",
            "UPDATE outbox SET message = NULL WHERE key = 'prompt'",
            "DELETE FROM outbox WHERE key = 'prompt'", "UPDATE asked SET hints_given = -1",
            "UPDATE asked SET is_answered = 2", "UPDATE draw_place SET bits = 41",
            "UPDATE schedule SET schedule = '{'",
            "INSERT INTO claim VALUES (5, '1.6.2026', NULL, 1)", "INSERT INTO claim VALUES (6, '2026-06-01', NULL, 1)",
            "UPDATE quiz SET state = 'finished'", "UPDATE quiz SET ended_at = 1", "UPDATE quiz_item SET credit = 2",
            "UPDATE quiz_item SET answer = 'b' WHERE outcome IS NULL", "UPDATE quiz_item SET outcome = 'guessed'",
            "INSERT INTO installation VALUES (2, 3)",
        ]
    )
    func theSchemaRefuses(_ statement: String) throws {
        let directory = try TemporaryDirectory()
        try FrozenSchema.version1.makeDatabase(at: directory.path("viva.sqlite"))
        let store = try SQLiteStore.open(path: directory.path("viva.sqlite"))
        let error = #expect(throws: DatabaseError.self) {
            try store.database.write { try $0.execute(sql: statement) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        try store.close()
    }
}
