internal import Chat
internal import Foundation
internal import GRDB

extension SQLiteTransaction {
    func settle(
        _ results: [DeliveryResult], of service: ServiceName, thenClaim limit: Int, excluding busy: Set<ConversationID>,
        now: Date
    ) throws -> [Delivery] {
        for result in results { try settle(result, of: service) }
        guard limit > 0 else { return [] }
        try execute(
            "UPDATE outbox SET state = 'waiting' WHERE state = 'scheduled' AND service = ? AND not_before <= ?",
            [service.rawValue, now.milliseconds])

        var deliveries: [Delivery] = []
        var taken = busy
        while deliveries.count < limit {
            var someDied = false
            for head in try heads(of: service, excluding: taken) where head.retryAt ?? .min <= now.milliseconds {
                guard let delivery = try claim(head, now: now) else {
                    someDied = true
                    break
                }
                taken.insert(head.conversation)
                deliveries.append(delivery)
                if deliveries.count == limit { break }
            }
            // What comes after a message that died has its turn now.
            guard someDied else { break }
        }
        return deliveries
    }

    private func settle(_ result: DeliveryResult, of service: ServiceName) throws {
        switch result.outcome {
        case .sent(let message):
            // Whom it was for serves nothing any more, unless they can press something in it: that is forgotten with them.
            try execute(
                """
                UPDATE outbox SET state = 'sent', message = ?, settled_at = ?, content = NULL, reason = NULL,
                    claimed_at = NULL, retry_at = NULL, unclear_since = NULL, handle = NULL,
                    person = CASE WHEN person IS NULL THEN NULL
                        WHEN manner = 'whisper' AND EXISTS (SELECT 1 FROM offer WHERE offer.key = outbox.key) THEN person
                        ELSE '' END,
                    conversation = iif(manner = 'home', '', conversation)
                WHERE key = ? AND state = 'waiting'
                """,
                [message.rawValue, result.date.milliseconds, result.key.rawValue])
            try execute(
                "UPDATE asked SET message = ? WHERE key = ? AND message IS NULL",
                [message.rawValue, result.key.rawValue])
        case .postponed(let date, let reason):
            try execute(
                "UPDATE outbox SET retry_at = ?, reason = ?, claimed_at = NULL WHERE key = ? AND state = 'waiting'",
                [date.milliseconds, reason, result.key.rawValue])
        case .unclear(let date, let reason):
            try execute(
                """
                UPDATE outbox SET retry_at = ?, reason = ?, claimed_at = NULL,
                    unclear_since = coalesce(unclear_since, claimed_at, ?)
                WHERE key = ? AND state = 'waiting'
                """,
                [date.milliseconds, reason, result.date.milliseconds, result.key.rawValue])
        case .dead(let reason):
            try execute(
                """
                UPDATE outbox SET state = 'dead', reason = ?, settled_at = ?, claimed_at = NULL, retry_at = NULL
                WHERE key = ? AND state = 'waiting'
                """,
                [reason, result.date.milliseconds, result.key.rawValue])
        case .conversationClosed(let reason):
            try close(conversationOf: result.key, reason: reason, date: result.date)
        }
    }

    private func close(conversationOf key: DeliveryKey, reason: String, date: Date) throws {
        let place = try firstRow("SELECT service, conversation FROM outbox WHERE key = ?", [key.rawValue]) { row in
            (service: row[0] as String, conversation: row[1] as String)
        }
        guard let place else { return }
        try execute(
            """
            INSERT INTO pause (service, conversation, reason, paused_at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET reason = excluded.reason
            """,
            [place.service, place.conversation, reason, date.milliseconds])
        try execute(
            """
            UPDATE outbox SET state = 'dead', reason = ?, settled_at = ?, claimed_at = NULL, retry_at = NULL
            WHERE state IN ('scheduled', 'waiting') AND service = ? AND conversation = ?
            """,
            [reason, date.milliseconds, place.service, place.conversation])
    }

    /// Nil if the message can never be sent and is dead now.
    private func claim(_ head: OutboxHead, now: Date) throws -> Delivery? {
        guard case .known(let thread) = head.thread else {
            try bury(head, reason: "the message that it was to join or replace was never sent", now: now)
            return nil
        }
        let claimed = try firstRow(
            """
            UPDATE outbox SET unclear_since = coalesce(unclear_since, claimed_at), claimed_at = ?, retry_at = NULL,
                thread = ?, thread_key = NULL
            WHERE seq = ? RETURNING key, content, unclear_since, \(StoredManner.columns)
            """,
            [now.milliseconds, thread?.rawValue, head.seq]
        ) { row in
            (
                key: row[0] as String, content: row[1] as String, unclearSince: row[2] as Int64?,
                manner: StoredManner(row, from: 3).manner(edited: head.edited)
            )
        }
        guard let claimed else { return nil }
        guard let tree = try? TextTreeReader.tree(from: claimed.content), let content = MessageContent(tree: tree),
            let manner = claimed.manner
        else {
            // Throwing would stop all others too, for good.
            try bury(head, reason: "its stored content cannot be read by this version of viva", now: now)
            return nil
        }
        return Delivery(
            key: DeliveryKey(rawValue: claimed.key), conversation: head.conversation, thread: thread, manner: manner,
            content: content, unclearSince: claimed.unclearSince.map(Date.init(milliseconds:)))
    }

    private func bury(_ head: OutboxHead, reason: String, now: Date) throws {
        try execute(
            """
            UPDATE outbox SET state = 'dead', reason = ?, settled_at = ?, claimed_at = NULL, retry_at = NULL WHERE seq = ?
            """,
            [reason, now.milliseconds, head.seq])
    }
}
