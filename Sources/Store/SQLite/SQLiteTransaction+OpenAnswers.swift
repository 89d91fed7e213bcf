internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

extension SQLiteTransaction {
    private static let columns =
        "SELECT service, person, conversation, question, semantic_revision, text, answered_at FROM open_answer"

    private func answer(_ row: Row) -> OpenAnswer {
        OpenAnswer(
            service: ServiceName(rawValue: row[0]), person: UserID(rawValue: row[1]),
            conversation: ConversationID(rawValue: row[2]), question: QuestionID(rawValue: row[3]),
            semanticRevision: row[4], text: row[5], answeredAt: Date(milliseconds: row[6]))
    }

    func openAnswer(_ id: OpenAnswerID) throws -> OpenAnswer? {
        try firstRow("\(Self.columns) WHERE id = ?", [id.rawValue], answer)
    }

    func lastOpenAnswer(of person: UserID, in service: ServiceName) throws -> OpenAnswerID? {
        try firstRow(
            "SELECT id FROM open_answer WHERE service = ? AND person = ? ORDER BY id DESC LIMIT 1",
            [service.rawValue, person.rawValue]
        ) { OpenAnswerID(rawValue: $0[0]) }
    }

    /// Oldest first.
    func openAnswers(of person: UserID, in service: ServiceName) throws -> [OpenAnswer] {
        try rows(
            "\(Self.columns) WHERE service = ? AND person = ? ORDER BY id", [service.rawValue, person.rawValue], answer)
    }

    func add(_ answer: OpenAnswer) throws -> OpenAnswerID {
        try execute(
            """
            INSERT INTO open_answer (service, person, conversation, question, semantic_revision, text, answered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                answer.service.rawValue, answer.person.rawValue, answer.conversation.rawValue, answer.question.rawValue,
                answer.semanticRevision, answer.text, answer.answeredAt.milliseconds,
            ])
        return OpenAnswerID(rawValue: db.lastInsertedRowID)
    }

    func pruneOpenAnswers(before date: Date, limit: Int) throws -> Int {
        try execute(
            """
            DELETE FROM open_answer WHERE id IN (
                SELECT id FROM open_answer WHERE answered_at < ? ORDER BY answered_at LIMIT ?)
            """,
            [date.milliseconds, max(0, limit)])
        return db.changesCount
    }
}
