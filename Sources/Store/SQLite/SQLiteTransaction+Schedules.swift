internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

extension SQLiteTransaction {
    private static var columns: String {
        """
        SELECT id, service, conversation, schedule, filter, reveal_after, is_paused, created_by, created_at, settled_until,
            kind
        FROM schedule
        """
    }

    func activeSchedules(of service: ServiceName) throws -> [ScheduleRecord] {
        try rows("\(Self.columns) WHERE service = ? AND is_paused = 0 ORDER BY id", [service.rawValue], record)
    }

    func schedules(in conversation: ConversationID, of service: ServiceName) throws -> [ScheduleRecord] {
        try rows(
            "\(Self.columns) WHERE service = ? AND conversation = ? ORDER BY id",
            [service.rawValue, conversation.rawValue], record)
    }

    /// In all conversations, paused ones too.
    func schedules(createdBy person: UserID, in service: ServiceName) throws -> [ScheduleRecord] {
        try rows(
            "\(Self.columns) WHERE service = ? AND created_by = ? ORDER BY id", [service.rawValue, person.rawValue],
            record)
    }

    func isClaimed(_ date: LocalDate, of schedule: ScheduleID) throws -> Bool {
        try firstRow("SELECT 1 FROM claim WHERE schedule = ? AND date = ?", [schedule.rawValue, date.isoText]) { _ in
            true
        } ?? false
    }

    func skippedDates(of schedule: ScheduleID) throws -> Set<LocalDate> {
        Set(try rows("SELECT date FROM skip WHERE schedule = ?", [schedule.rawValue]) { try LocalDate(isoText: $0[0]) })
    }

    func queue(of schedule: ScheduleID) throws -> [QueuedQuestion] {
        try rows(
            "SELECT question, date FROM queue WHERE schedule = ? ORDER BY date NULLS LAST, id", [schedule.rawValue]
        ) { row in
            QueuedQuestion(
                question: QuestionID(rawValue: row[0]), date: try (row[1] as String?).map(LocalDate.init(isoText:)))
        }
    }

    func addSchedule(_ record: ScheduleRecord) throws -> ScheduleID {
        try execute(
            """
            INSERT INTO schedule (service, conversation, schedule, filter, reveal_after, is_paused, created_by, created_at,
                settled_until, kind)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            values(of: record))
        return ScheduleID(rawValue: db.lastInsertedRowID)
    }

    func updateSchedule(_ record: ScheduleRecord) throws {
        try execute(
            """
            UPDATE schedule SET service = ?, conversation = ?, schedule = ?, filter = ?, reveal_after = ?, is_paused = ?,
                created_by = ?, created_at = ?, settled_until = ?, kind = ?
            WHERE id = ?
            """,
            values(of: record) + [record.id.rawValue])
    }

    func removeSchedule(_ id: ScheduleID) throws {
        try execute("DELETE FROM schedule WHERE id = ?", [id.rawValue])
    }

    func claim(_ date: LocalDate, of schedule: ScheduleID, question: QuestionID?, at instant: Date) throws -> Bool {
        try changes(
            "INSERT INTO claim (schedule, date, question, claimed_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [schedule.rawValue, date.isoText, question?.rawValue, instant.milliseconds])
    }

    func setSkipped(_ date: LocalDate, of schedule: ScheduleID, _ isSkipped: Bool) throws {
        try execute(
            isSkipped
                ? "INSERT INTO skip (schedule, date) VALUES (?, ?) ON CONFLICT DO NOTHING"
                : "DELETE FROM skip WHERE schedule = ? AND date = ?",
            [schedule.rawValue, date.isoText])
    }

    func enqueue(_ queued: QueuedQuestion, for schedule: ScheduleID) throws {
        try execute(
            "INSERT INTO queue (schedule, question, date) VALUES (?, ?, ?)",
            [schedule.rawValue, queued.question.rawValue, queued.date?.isoText])
    }

    func dequeue(_ queued: QueuedQuestion, from schedule: ScheduleID) throws -> Bool {
        try changes(
            """
            DELETE FROM queue WHERE id = (
                SELECT min(id) FROM queue WHERE schedule = ? AND question = ? AND date IS ?)
            """,
            [schedule.rawValue, queued.question.rawValue, queued.date?.isoText])
    }

    private func values(of record: ScheduleRecord) throws -> StatementArguments {
        [
            record.service.rawValue, record.conversation.rawValue,
            try CanonicalJSON.text(of: StoredSchedule(record.schedule)),
            StoredFilter(record.filter).text, record.revealAfter.milliseconds, record.isPaused,
            record.createdBy.rawValue, record.createdAt.milliseconds, record.settledUntil.milliseconds,
            record.kind.rawValue,
        ]
    }

    private func record(_ row: Row) throws -> ScheduleRecord {
        ScheduleRecord(
            id: ScheduleID(rawValue: row[0]), service: ServiceName(rawValue: row[1]),
            conversation: ConversationID(rawValue: row[2]),
            kind: row[10] as String == Conversation.Kind.direct.rawValue ? .direct : .channel,
            schedule: try CanonicalJSON.value(StoredSchedule.self, from: row[3]).schedule(),
            filter: try CanonicalJSON.value(StoredFilter.self, from: row[4]).filter,
            revealAfter: .milliseconds(row[5] as Int64), isPaused: row[6], createdBy: UserID(rawValue: row[7]),
            createdAt: Date(milliseconds: row[8]), settledUntil: Date(milliseconds: row[9]))
    }
}
