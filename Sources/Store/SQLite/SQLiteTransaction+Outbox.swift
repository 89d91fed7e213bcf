internal import Chat
internal import Foundation
internal import GRDB

extension SQLiteTransaction {
    func enqueue(_ message: OutboxMessage, at date: Date) throws -> Bool {
        let (thread, threadKey): (String?, String?) =
            switch message.thread {
            case .none: (nil, nil)
            case .message(let id): (id.rawValue, nil)
            case .delivery(let key): (nil, key.rawValue)
            }
        let manner = StoredManner(message.manner)
        return try changes(
            """
            INSERT INTO outbox (key, service, conversation, state, enqueued_at, not_before, thread, thread_key, manner,
                person, handle, token, edited_key, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
            """,
            [
                message.key.rawValue, message.service.rawValue, message.conversation.rawValue,
                message.notBefore == nil ? "waiting" : "scheduled", date.milliseconds, message.notBefore?.milliseconds,
                thread, threadKey, manner.name, manner.person, manner.handle, manner.token, manner.editedKey,
                message.content.tree.json,
            ])
    }

    func sentMessage(_ key: DeliveryKey) throws -> MessageID? {
        try firstRow("SELECT message FROM outbox WHERE key = ? AND state = 'sent'", [key.rawValue]) { row in
            MessageID(rawValue: row[0])
        }
    }

    func isPaused(_ conversation: ConversationID, in service: ServiceName) throws -> Bool {
        try firstRow(
            "SELECT 1 FROM pause WHERE service = ? AND conversation = ?", [service.rawValue, conversation.rawValue]
        ) { _ in true } ?? false
    }

    func resume(_ conversation: ConversationID, in service: ServiceName) throws {
        try execute(
            "DELETE FROM pause WHERE service = ? AND conversation = ?", [service.rawValue, conversation.rawValue])
    }

    func outboxSummary(of service: ServiceName, now: Date) throws -> OutboxSummary {
        let due = try firstRow(
            """
            SELECT count(*), min(max(enqueued_at, coalesce(not_before, enqueued_at))) FROM (
                SELECT conversation, enqueued_at, not_before FROM outbox WHERE state = 'waiting' AND service = ?1
                UNION ALL
                SELECT conversation, enqueued_at, not_before FROM outbox
                WHERE state = 'scheduled' AND service = ?1 AND not_before <= ?2)
            WHERE conversation NOT IN (SELECT conversation FROM pause WHERE service = ?1)
            """,
            [service.rawValue, now.milliseconds]
        ) { row in (count: row[0] as Int, oldest: row[1] as Int64?) }
        let dead: Int? = try firstRow(
            "SELECT count(*) FROM outbox WHERE state = 'dead' AND service = ?", [service.rawValue]
        ) { $0[0] }
        return OutboxSummary(
            due: due?.count ?? 0, oldestDue: due?.oldest.map(Date.init(milliseconds:)), dead: dead ?? 0)
    }

    func nextDueDate(of service: ServiceName, excluding busy: Set<ConversationID>) throws -> Date? {
        let head = try heads(of: service, excluding: busy).map(\.availableAt).min()
        let scheduled = try firstRow(
            """
            SELECT min(not_before) FROM outbox WHERE state = 'scheduled' AND service = ?1
            AND conversation NOT IN (SELECT conversation FROM pause WHERE service = ?1)
            AND conversation NOT IN (SELECT value FROM json_each(?2))
            """,
            [service.rawValue, CanonicalJSON.text(of: busy.map(\.rawValue))]
        ) { $0[0] as Int64? }
        return [head, scheduled.flatMap(\.self)].compactMap(\.self).min().map(Date.init(milliseconds:))
    }
}
