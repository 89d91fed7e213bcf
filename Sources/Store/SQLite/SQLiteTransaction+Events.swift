internal import Chat
internal import Foundation
internal import GRDB

extension SQLiteTransaction {
    func positions(of service: ServiceName) throws -> [CursorScope: CursorPosition] {
        let pairs = try rows("SELECT scope, position FROM position WHERE service = ?", [service.rawValue]) { row in
            (CursorScope(rawValue: row[0]), CursorPosition(rawValue: row[1]))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    func installationSecret() throws -> UInt64 {
        let secret: Int64? = try firstRow("SELECT secret FROM installation", []) { $0[0] }
        guard let secret else { throw StoreError.unusable(reason: "the database has lost its installation secret") }
        return UInt64(bitPattern: secret)
    }

    func recordEvent(_ id: String, of service: ServiceName, at date: Date) throws -> Bool {
        try changes(
            "INSERT INTO event (service, id, recorded_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [service.rawValue, id, date.milliseconds])
    }

    func setPosition(_ position: CursorPosition, of scope: CursorScope, in service: ServiceName) throws {
        try execute(
            """
            INSERT INTO position (service, scope, position) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET position = excluded.position
            """,
            [service.rawValue, scope.rawValue, position.rawValue])
    }

    /// Messages that asked a question stay, without their text: threads are found by them.
    func prune(before date: Date) throws {
        try execute("DELETE FROM event WHERE recorded_at < ?", [date.milliseconds])
        try execute("DELETE FROM offer WHERE offered_at < ?", [date.milliseconds])
        try execute("DELETE FROM allowance WHERE counted_at < ?", [date.milliseconds])
        try execute("DELETE FROM reminder WHERE claimed_at < ?", [date.milliseconds])
        try execute(
            """
            DELETE FROM outbox WHERE state = 'sent' AND settled_at < ? AND key NOT IN (SELECT key FROM asked)
            AND key NOT IN (SELECT key FROM offer)
            AND key NOT IN (
                SELECT thread_key FROM outbox WHERE state IN ('scheduled', 'waiting') AND thread_key IS NOT NULL)
            AND key NOT IN (
                SELECT edited_key FROM outbox WHERE state IN ('scheduled', 'waiting') AND edited_key IS NOT NULL)
            """,
            [date.milliseconds])
    }
}
