internal import Chat
internal import Foundation
internal import GRDB

extension SQLiteTransaction {
    private static var columns: String {
        "SELECT key, service, conversation, manner, enqueued_at, settled_at, reason, content FROM outbox"
    }

    func deadLetters() throws -> [DeadLetter] {
        try rows("\(Self.columns) WHERE state = 'dead' ORDER BY seq", [], letter)
    }

    func deadLetter(_ key: DeliveryKey) throws -> DeadLetter? {
        try firstRow("\(Self.columns) WHERE state = 'dead' AND key = ?", [key.rawValue], letter)
    }

    func pausedConversations() throws -> [PausedConversation] {
        try rows("SELECT service, conversation, reason, paused_at FROM pause ORDER BY paused_at", []) { row in
            PausedConversation(
                service: ServiceName(rawValue: row[0]), conversation: ConversationID(rawValue: row[1]), reason: row[2],
                pausedAt: Date(milliseconds: row[3]))
        }
    }

    func retry(_ key: DeliveryKey) throws -> Bool {
        // What an attempt may have posted is looked for; but the last one was refused long enough ago not to be waited for, and a
        // retry must not hold up its conversation. So it counts as unclear since an hour before its time.
        let place = try firstRow(
            """
            UPDATE outbox SET state = iif(not_before IS NULL, 'waiting', 'scheduled'), settled_at = NULL, reason = NULL,
                unclear_since = coalesce(unclear_since, max(enqueued_at, coalesce(not_before, enqueued_at)) - 3600000)
            WHERE key = ? AND state = 'dead' AND manner <> 'dialog' RETURNING service, conversation
            """,
            [key.rawValue]
        ) { row in (service: row[0] as String, conversation: row[1] as String) }
        guard let place else { return false }
        try resume(
            ConversationID(rawValue: place.conversation), in: ServiceName(rawValue: place.service))
        return true
    }

    func discard(_ key: DeliveryKey) throws -> Bool {
        guard try deadLetter(key) != nil else { return false }
        try execute("DELETE FROM asked WHERE key = ?", [key.rawValue])
        try execute("DELETE FROM offer WHERE key = ?", [key.rawValue])
        return try changes("DELETE FROM outbox WHERE key = ? AND state = 'dead'", [key.rawValue])
    }

    private func letter(_ row: Row) throws -> DeadLetter {
        let kind = DeadLetter.Kind(rawValue: row[3])
        return DeadLetter(
            key: DeliveryKey(rawValue: row[0]), service: ServiceName(rawValue: row[1]),
            conversation: ConversationID(rawValue: row[2]), kind: kind ?? .post,
            enqueuedAt: Date(milliseconds: row[4]), diedAt: Date(milliseconds: row[5]), reason: row[6],
            content: (try? TextTreeReader.tree(from: row[7])).flatMap(MessageContent.init(tree:)))
    }
}
