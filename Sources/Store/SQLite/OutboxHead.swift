internal import Chat
internal import GRDB

/// The message whose turn it is in a conversation: the first that waits there, leaving out those that wait for another
/// message to open their thread.
struct OutboxHead {
    var seq: Int64
    var conversation: ConversationID
    /// When it was or will be its turn: after its own time and, if an attempt failed in the conversation, after the delay
    /// that followed. Milliseconds since 1970.
    var availableAt: Int64
    /// Nothing of the conversation is tried before that time.
    var retryAt: Int64?
    var thread: OutboxThread
    /// The message that an edit takes the place of.
    var edited: MessageID?
}

/// Where a message is to appear, as far as that can be told now.
enum OutboxThread {
    case known(MessageID?)
    /// In the thread of a message, or in the place of one, that is not sent yet.
    case pending
    /// In that of a message that is dead, or of which nothing is known.
    case lost
}

extension SQLiteTransaction {
    /// So many messages of one conversation are stepped over before the index is searched for the next one.
    private static var patience: Int { 8 }

    /// One head per conversation that has one, is not busy and not paused, in the order of enqueueing.
    ///
    /// The index is leapt through from conversation to conversation, so that long queues cost no more than short ones.
    func heads(of service: ServiceName, excluding busy: Set<ConversationID>) throws -> [OutboxHead] {
        var heads: [OutboxHead] = []
        // The conversation at hand, and its messages that were stepped over.
        var place = ""
        var isDone = true
        var stepped = 0
        var cursor = try waiting(in: service, after: place)
        while let row = try cursor.next() {
            let conversation: String = row[1]
            if conversation != place {
                place = conversation
                isDone = busy.contains(ConversationID(rawValue: conversation))
                stepped = 0
            }
            if !isDone, let head = try head(row, in: ConversationID(rawValue: conversation)) {
                heads.append(head)
                isDone = true
            }
            stepped += 1
            if isDone, stepped > Self.patience {
                cursor = try waiting(in: service, after: place)
            }
        }
        return heads.sorted { $0.seq < $1.seq }
    }

    private func waiting(in service: ServiceName, after conversation: String) throws -> RowCursor {
        try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT seq, conversation, coalesce(not_before, enqueued_at), thread, thread_key, (
                        SELECT max(retry_at) FROM outbox delayed WHERE retry_at IS NOT NULL
                        AND delayed.service = ?1 AND delayed.conversation = outbox.conversation), edited_key
                    FROM outbox
                    WHERE state = 'waiting' AND service = ?1 AND conversation > ?2 AND NOT EXISTS (
                        SELECT 1 FROM pause WHERE service = ?1 AND pause.conversation = outbox.conversation)
                    ORDER BY conversation, seq
                    """),
            arguments: [service.rawValue, conversation])
    }

    /// Nil if it waits for another message.
    private func head(_ row: Row, in conversation: ConversationID) throws -> OutboxHead? {
        let key: String? = row[4]
        let editedKey: String? = row[6]
        var head = OutboxHead(
            seq: row[0], conversation: conversation, availableAt: max(row[2], row[5] ?? .min), retryAt: row[5],
            thread: try key.map { try place($0, "coalesce(thread, message)") }
                ?? .known((row[3] as String?).map(MessageID.init)))
        if let editedKey {
            head.thread = try place(editedKey, "message")
            if case .known(let message) = head.thread { (head.thread, head.edited) = (.known(nil), message) }
        }
        if case .pending = head.thread { return nil }
        return head
    }

    private func place(_ key: String, _ column: String) throws -> OutboxThread {
        try firstRow("SELECT state, \(column) FROM outbox WHERE key = ?", [key]) { row in
            switch row[0] as String {
            case "sent": .known(MessageID(rawValue: row[1]))
            case "dead": .lost
            default: .pending
            }
        } ?? .lost
    }
}
