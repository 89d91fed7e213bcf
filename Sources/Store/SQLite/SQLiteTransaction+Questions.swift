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
}
