internal import Chat
internal import Foundation
internal import GRDB

extension SQLiteTransaction {
    func allowance(of person: UserID, in service: ServiceName) throws -> Allowance? {
        try firstRow(
            "SELECT spent, counted_at, is_told FROM allowance WHERE service = ? AND person = ?",
            [service.rawValue, person.rawValue]
        ) { row in Allowance(spent: row[0], countedAt: Date(milliseconds: row[1]), isTold: row[2]) }
    }

    func setAllowance(_ allowance: Allowance, of person: UserID, in service: ServiceName) throws {
        try execute(
            """
            INSERT INTO allowance (service, person, spent, counted_at, is_told) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET spent = excluded.spent, counted_at = excluded.counted_at,
                is_told = excluded.is_told
            """,
            [
                service.rawValue, person.rawValue, allowance.spent, allowance.countedAt.milliseconds, allowance.isTold,
            ])
    }

    func standings(
        in conversation: ConversationID, of service: ServiceName, since date: Date?
    ) throws -> [Standing] {
        try rows(
            """
            SELECT contestant.person, count(outcome = 'answered' OR NULL), count(outcome = 'skipped' OR NULL),
                total(CASE outcome WHEN 'answered' THEN credit END)
            FROM contestant
            LEFT JOIN quiz ON quiz.service = contestant.service AND quiz.person = contestant.person
            LEFT JOIN quiz_item ON quiz_item.quiz = quiz.seq AND outcome IN ('answered', 'skipped')
                AND answered_at >= ?3
            WHERE contestant.service = ?1 AND contestant.conversation = ?2
            GROUP BY contestant.person ORDER BY joined_at, contestant.person
            """,
            [service.rawValue, conversation.rawValue, date?.milliseconds ?? .min]
        ) { row in
            Standing(person: UserID(rawValue: row[0]), answered: row[1], skipped: row[2], points: row[3])
        }
    }

    func setListed(
        _ isListed: Bool, _ person: UserID, in conversation: ConversationID, of service: ServiceName, at date: Date
    ) throws -> Bool {
        isListed
            ? try changes(
                """
                INSERT INTO contestant (service, conversation, person, joined_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                [service.rawValue, conversation.rawValue, person.rawValue, date.milliseconds])
            : try changes(
                "DELETE FROM contestant WHERE service = ? AND conversation = ? AND person = ?",
                [service.rawValue, conversation.rawValue, person.rawValue])
    }

    func pruneQuizzes(endedBefore date: Date, limit: Int) throws -> Int {
        try execute(
            """
            DELETE FROM quiz WHERE seq IN (
                SELECT seq FROM quiz WHERE state <> 'open' AND ended_at < ? ORDER BY ended_at LIMIT ?)
            """,
            [date.milliseconds, max(0, limit)])
        let deleted = db.changesCount
        try execute("DELETE FROM appeal WHERE answered_at < ?", [date.milliseconds])
        return deleted
    }
}
