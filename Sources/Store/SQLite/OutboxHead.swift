internal import Chat
internal import GRDB

/// The message whose turn it is in a conversation: the first that waits there, leaving out those that wait for another
/// message to open their thread.
struct OutboxHead {
    var seq: Int64
    var conversation: ConversationID
    /// Milliseconds since 1970.
    var availableAt: Int64
    /// Nil if no attempt failed.
    var retryAt: Int64?
    var thread: MessageID?
    /// It was to join the thread of a message that is dead, or of which nothing is known.
    var isOrphan: Bool
}

extension SQLiteTransaction {
    /// One head per conversation that has one and is not paused, in the order of enqueueing.
    ///
    /// The index is leapt through from conversation to conversation, so that long queues cost no more than short ones.
    func heads(of service: ServiceName) throws -> [OutboxHead] {
        try rows(
            """
            WITH RECURSIVE place (conversation) AS (
                SELECT min(conversation) FROM outbox WHERE state = 'waiting' AND service = ?1
                UNION ALL
                SELECT (
                    SELECT min(conversation) FROM outbox
                    WHERE state = 'waiting' AND service = ?1 AND conversation > place.conversation)
                FROM place WHERE place.conversation IS NOT NULL)
            SELECT head.seq, head.conversation, coalesce(head.retry_at, head.not_before, head.enqueued_at), head.retry_at,
                head.thread_key, coalesce(head.thread, parent.thread, parent.message)
            FROM place
            JOIN outbox head ON head.seq = (
                SELECT first.seq FROM outbox first LEFT JOIN outbox parent ON parent.key = first.thread_key
                WHERE first.state = 'waiting' AND first.service = ?1 AND first.conversation = place.conversation
                AND (parent.state IS NULL OR parent.state IN ('sent', 'dead'))
                ORDER BY first.seq LIMIT 1)
            LEFT JOIN outbox parent ON parent.key = head.thread_key AND parent.state = 'sent'
            WHERE NOT EXISTS (SELECT 1 FROM pause WHERE service = ?1 AND conversation = place.conversation)
            ORDER BY head.seq
            """,
            [service.rawValue]
        ) { row in
            let thread = (row[5] as String?).map(MessageID.init)
            return OutboxHead(
                seq: row[0], conversation: ConversationID(rawValue: row[1]), availableAt: row[2], retryAt: row[3],
                thread: thread, isOrphan: thread == nil && row[4] != nil)
        }
    }
}
