internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

extension SQLiteTransaction {
    private static var columns: String {
        """
        SELECT id, key, service, conversation, thread, question, revision, hints_given, follow_ups_given, is_answered,
            asked_at
        FROM asked
        """
    }

    func askedQuestion(_ key: DeliveryKey) throws -> AskedQuestion? {
        try firstRow("\(Self.columns) WHERE key = ?", [key.rawValue], asked)
    }

    func currentQuestion(
        in conversation: ConversationID, of service: ServiceName, thread: MessageID?
    ) throws -> AskedQuestion? {
        let columns = Self.columns
        let place: StatementArguments = [service.rawValue, conversation.rawValue, thread?.rawValue]
        let sql =
            thread == nil
            ? "\(columns) WHERE service = ?1 AND conversation = ?2 AND thread IS ?3 ORDER BY id DESC LIMIT 1"
            : """
            \(columns) WHERE service = ?1 AND conversation = ?2 AND thread = ?3
            UNION ALL
            \(columns) WHERE service = ?1 AND conversation = ?2 AND message = ?3
            ORDER BY id DESC LIMIT 1
            """
        return try firstRow(sql, place, asked)
    }

    /// - Parameter places: the service, and a JSON list of conversations.
    func askedQuestions(in places: StatementArguments) throws -> [AskedQuestion] {
        try rows(
            """
            \(Self.columns) WHERE service = ?1 AND conversation IN (SELECT value FROM json_each(?2)) ORDER BY id
            """, places, asked)
    }

    private func asked(_ row: Row) -> AskedQuestion {
        AskedQuestion(
            key: DeliveryKey(rawValue: row[1]), service: ServiceName(rawValue: row[2]),
            conversation: ConversationID(rawValue: row[3]), thread: (row[4] as String?).map(MessageID.init),
            question: QuestionID(rawValue: row[5]), revision: row[6], hintsGiven: row[7], followUpsGiven: row[8],
            isAnswered: row[9], askedAt: Date(milliseconds: row[10]))
    }

    func recentQuestions(
        in conversation: ConversationID, of service: ServiceName, limit: Int
    ) throws -> [QuestionID] {
        try rows(
            "SELECT question FROM asked WHERE service = ? AND conversation = ? ORDER BY id DESC LIMIT ?",
            [service.rawValue, conversation.rawValue, max(0, limit)]
        ) { QuestionID(rawValue: $0[0]) }
    }

    func askedInRound(
        of filter: Filter, in conversation: ConversationID, of service: ServiceName
    ) throws -> Set<QuestionID> {
        Set(
            try rows(
                """
                SELECT DISTINCT question FROM asked WHERE service = ?1 AND conversation = ?2 AND id > coalesce((
                    SELECT round_start FROM draw WHERE service = ?1 AND conversation = ?2 AND filter = ?3), 0)
                """,
                [service.rawValue, conversation.rawValue, StoredFilter(filter).text]
            ) { QuestionID(rawValue: $0[0]) })
    }

    func beginRound(of filter: Filter, in conversation: ConversationID, of service: ServiceName) throws {
        try execute(
            """
            UPDATE draw SET round_start = (SELECT coalesce(max(id), 0) FROM asked)
            WHERE service = ? AND conversation = ? AND filter = ?
            """,
            [service.rawValue, conversation.rawValue, StoredFilter(filter).text])
    }

    func drawState(
        for filter: Filter, in conversation: ConversationID, of service: ServiceName
    ) throws -> DrawState? {
        try firstRow(
            "SELECT state FROM draw WHERE service = ? AND conversation = ? AND filter = ?",
            [service.rawValue, conversation.rawValue, StoredFilter(filter).text]
        ) { row in
            guard let tree = try? TextTreeReader.tree(from: row[0]), let state = DrawState(tree: tree) else {
                throw StoreError.unusable(
                    reason: "the database holds a draw that this version of viva cannot read: was it changed by hand?")
            }
            return state
        }
    }

    func save(_ asked: AskedQuestion) throws {
        try execute(
            """
            INSERT INTO asked (key, service, conversation, thread, question, revision, hints_given, follow_ups_given,
                is_answered, asked_at, message)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, (SELECT message FROM outbox WHERE key = ?1))
            ON CONFLICT (key) DO UPDATE SET service = excluded.service, conversation = excluded.conversation,
                thread = excluded.thread, question = excluded.question, revision = excluded.revision,
                hints_given = excluded.hints_given, follow_ups_given = excluded.follow_ups_given,
                is_answered = excluded.is_answered, asked_at = excluded.asked_at
            """,
            [
                asked.key.rawValue, asked.service.rawValue, asked.conversation.rawValue, asked.thread?.rawValue,
                asked.question.rawValue, asked.revision, asked.hintsGiven, asked.followUpsGiven, asked.isAnswered,
                asked.askedAt.milliseconds,
            ])
    }

    func setDrawState(
        _ state: DrawState, for filter: Filter, in conversation: ConversationID, of service: ServiceName
    ) throws {
        try execute(
            """
            INSERT INTO draw (service, conversation, filter, state) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET state = excluded.state
            """,
            [
                service.rawValue, conversation.rawValue, StoredFilter(filter).text,
                state.tree.json,
            ])
    }
}
