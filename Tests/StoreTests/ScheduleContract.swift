import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct ScheduleContract {
    private static let tenth = LocalDate(year: 2026, month: 12, day: 10)
    private static let eleventh = LocalDate(year: 2026, month: 12, day: 11)

    private static let plain = Schedule(
        zone: "Europe/Vilnius", time: LocalTime(hour: 9, minute: 30), recurrence: Recurrence(frequency: .daily),
        startsOn: tenth)

    private static let rich = Schedule(
        zone: "America/St_Johns", time: LocalTime(hour: 23, minute: 59),
        recurrence: Recurrence(
            frequency: .monthly, interval: 2, byDay: [.init(.friday, ordinal: -1), .init(.monday)],
            byMonthDay: [1, -31],
            bySetPosition: [1, -1], weekStart: .sunday, end: .until(eleventh)),
        startsOn: LocalDate(year: 2024, month: 2, day: 29), exceptDates: [tenth, eleventh],
        calendars: ["lt", "company"],
        onHoliday: .nextWorkday)

    private static let counted = Schedule(
        zone: "UTC", time: LocalTime(hour: 0, minute: 0),
        recurrence: Recurrence(frequency: .weekly, byDay: [.init(.wednesday)], end: .count(12)), startsOn: eleventh)

    private static func record(
        _ schedule: Schedule = plain, in conversation: ConversationID = .team, isPaused: Bool = false
    ) -> ScheduleRecord {
        ScheduleRecord(
            id: ScheduleID(rawValue: 0), service: .slack, conversation: conversation, schedule: schedule,
            filter: Filter(topics: [TopicID(rawValue: "dist.caching")], levels: [.mid]),
            revealAfter: .seconds(3 * 3600),
            isPaused: isPaused, createdBy: .ann, createdAt: at(0.001), settledUntil: at(0.999))
    }

    private func schedules(in store: any Store, of conversation: ConversationID = .team) async throws
        -> [ScheduleRecord]
    {
        try await store.read { try $0.schedules(in: conversation, of: .slack) }
    }

    @Test(arguments: Database.all, [plain, rich, counted])
    func aScheduleIsReadAsItWasStored(_ database: Database, _ schedule: Schedule) async throws {
        let store = try await database.empty()
        var record = Self.record(schedule)
        let added = record
        record.id = try await store.write { try $0.addSchedule(added) }
        #expect(try await schedules(in: store) == [record])
        #expect(try await store.read { try $0.activeSchedules(of: .slack) } == [record])

        record.schedule = Self.plain
        record.filter = Filter()
        record.revealAfter = .milliseconds(1)
        record.isPaused = true
        record.settledUntil = at(1e9 + 0.5)
        let changed = record
        try await store.write { try $0.updateSchedule(changed) }
        #expect(try await schedules(in: store) == [changed])
    }

    @Test(arguments: Database.all) func schedulesAreListedInTheOrderInWhichTheyWereMade(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        let ids = try await store.write { store in
            [
                try store.addSchedule(Self.record(isPaused: true)), try store.addSchedule(Self.record(in: .hiring)),
                try store.addSchedule(Self.record(Self.counted)),
            ]
        }
        #expect(try await schedules(in: store).map(\.id) == [ids[0], ids[2]])
        #expect(try await store.read { try $0.activeSchedules(of: .slack) }.map(\.id) == [ids[1], ids[2]])
        #expect(try await store.read { try $0.activeSchedules(of: .terminal) }.isEmpty)
    }

    @Test(arguments: Database.all) func aDateIsClaimedOnce(_ database: Database) async throws {
        let store = try await database.empty()
        let id = try await store.write { try $0.addSchedule(Self.record()) }
        let question = QuestionID(rawValue: "be-0001")
        #expect(try await store.read { try $0.isClaimed(Self.tenth, of: id) } == false)
        #expect(try await store.write { try $0.claim(Self.tenth, of: id, question: question, at: at(0)) })
        #expect(try await store.write { try $0.claim(Self.tenth, of: id, question: nil, at: at(1)) } == false)
        #expect(try await store.write { try $0.claim(Self.eleventh, of: id, question: nil, at: at(1)) })
        #expect(try await store.read { try $0.isClaimed(Self.tenth, of: id) })
        let other = try await store.write { try $0.addSchedule(Self.record()) }
        #expect(try await store.read { try $0.isClaimed(Self.tenth, of: other) } == false)
    }

    @Test(arguments: Database.all) func ofManyClaimantsOneGetsTheDate(_ database: Database) async throws {
        let store = try await database.empty()
        let id = try await store.write { try $0.addSchedule(Self.record()) }
        let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await store.write { store in
                        guard try !store.isClaimed(Self.tenth, of: id) else { return false }
                        return try store.claim(Self.tenth, of: id, question: nil, at: at(0))
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(winners == 1)
    }

    @Test(arguments: Database.all) func datesAreSkippedAndUnskipped(_ database: Database) async throws {
        let store = try await database.empty()
        let id = try await store.write { try $0.addSchedule(Self.record()) }
        try await store.write { store in
            for _ in 1...2 { try store.setSkipped(Self.tenth, of: id, true) }
            try store.setSkipped(Self.eleventh, of: id, true)
        }
        #expect(try await store.read { try $0.skippedDates(of: id) } == [Self.tenth, Self.eleventh])
        try await store.write { store in
            for _ in 1...2 { try store.setSkipped(Self.tenth, of: id, false) }
        }
        #expect(try await store.read { try $0.skippedDates(of: id) } == [Self.eleventh])
    }

    @Test(arguments: Database.all) func theQueueHasDatedQuestionsFirst(_ database: Database) async throws {
        let store = try await database.empty()
        let id = try await store.write { try $0.addSchedule(Self.record()) }
        @Sendable func queued(_ question: String, _ date: LocalDate? = nil) -> QueuedQuestion {
            QueuedQuestion(question: QuestionID(rawValue: question), date: date)
        }
        let order = [
            queued("a", Self.tenth), queued("b", Self.eleventh), queued("c", Self.eleventh), queued("d"), queued("e"),
            queued("d"),
        ]
        try await store.write { store in
            for index in [3, 1, 4, 0, 5, 2] { try store.enqueue(order[index], for: id) }
        }
        #expect(try await store.read { try $0.queue(of: id) } == order)
        let taken = try await store.write { store in
            [
                try store.dequeue(order[3], from: id), try store.dequeue(order[1], from: id),
                try store.dequeue(order[1], from: id), try store.dequeue(queued("a"), from: id),
                try store.dequeue(queued("unheard of"), from: id),
            ]
        }
        #expect(taken == [true, true, false, false, false])
        // One of the two "d" is left, in its own place.
        #expect(try await store.read { try $0.queue(of: id) } == [order[0], order[2], order[4], order[5]])
    }

    @Test(arguments: Database.all) func aRemovedScheduleTakesItsEntriesWithItButNoMessages(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        let first = try await store.write { store in
            let id = try store.addSchedule(Self.record())
            _ = try store.claim(Self.tenth, of: id, question: nil, at: at(0))
            try store.setSkipped(Self.eleventh, of: id, true)
            try store.enqueue(QueuedQuestion(question: QuestionID(rawValue: "a"), date: nil), for: id)
            try store.enqueue(.named("prompt"), at: at(0))
            try store.removeSchedule(id)
            return id
        }
        #expect(try await schedules(in: store).isEmpty)
        #expect(try await store.read { try $0.isClaimed(Self.tenth, of: first) } == false)
        #expect(try await store.read { try $0.skippedDates(of: first) }.isEmpty)
        #expect(try await store.read { try $0.queue(of: first) }.isEmpty)
        #expect(try await store.keys(at: at(1)) == ["prompt"])
        // Its number is never given again: delivery keys derive from it.
        #expect(try await store.write { try $0.addSchedule(Self.record()) } != first)
    }

    @Test(arguments: Database.all) func nothingIsEnteredForAScheduleThatIsNotThere(_ database: Database) async throws {
        let store = try await database.empty()
        let nowhere = ScheduleID(rawValue: 99)
        await #expect(throws: StoreError.self) {
            try await store.write { try $0.claim(Self.tenth, of: nowhere, question: nil, at: at(0)) }
        }
        await #expect(throws: StoreError.self) {
            try await store.write { try $0.setSkipped(Self.tenth, of: nowhere, true) }
        }
        #expect(try await store.read { try $0.isClaimed(Self.tenth, of: nowhere) } == false)
    }
}
