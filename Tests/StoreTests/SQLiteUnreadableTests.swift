import Chat
import Foundation
import GRDB
import QuestionEngine
import Testing

@testable import Store

/// Values that another version, or a person with a shell, left in the database.
@Suite struct SQLiteUnreadableTests {
    @Test(arguments: ["", "[[\"hologram\",\"a\"]]", "{}", "[[\"heading\",\"a\"]] "])
    func aMessageThatCannotBeReadIsDeadAndStopsNoOther(_ content: String) async throws {
        let store = try SQLiteStore.inMemory()
        try await store.enqueue(.named("a"), .named("b"), .named("h", to: .hiring))
        try await store.database.write { db in
            try db.execute(sql: "UPDATE outbox SET content = ? WHERE key = 'a'", arguments: [content])
        }
        #expect(try await store.keys(at: at(1)) == ["b", "h"])
        #expect(try await store.summary(at: at(1)).dead == 1)
    }

    @Test(arguments: ["{}", "{\"kinds\":[],\"levels\":[\"wizard\"],\"topics\":[]}"])
    func aScheduleThatCannotBeReadIsSaidToBe(_ filter: String) async throws {
        let store = try SQLiteStore.inMemory()
        let schedule = Schedule(
            zone: "UTC", time: LocalTime(hour: 9, minute: 0), recurrence: Recurrence(frequency: .daily),
            startsOn: LocalDate(year: 2026, month: 12, day: 1))
        _ = try await store.write { store in
            try store.addSchedule(
                ScheduleRecord(
                    id: ScheduleID(rawValue: 0), service: .slack, conversation: .team, schedule: schedule,
                    filter: Filter(), revealAfter: .zero, createdBy: .ann, createdAt: at(0), settledUntil: at(0)))
        }
        try await store.database.write { db in
            try db.execute(sql: "UPDATE schedule SET filter = ?", arguments: [filter])
        }
        let error = await #expect(throws: StoreError.self) {
            try await store.read { try $0.activeSchedules(of: .slack) }
        }
        guard case .unusable(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("cannot read"))
        #expect(!reason.contains("wizard"))
    }
}
