internal import GRDB
internal import QuestionEngine

extension SQLiteTransaction {
    func firstAttempts() throws -> [FirstAttempt] {
        try rows(
            """
            SELECT item, revision, seq, outcome, credit, answer, option_order FROM (
                SELECT *, row_number() OVER (
                    PARTITION BY service, person, item, revision ORDER BY answered_at, seq, position) AS turn
                FROM (SELECT quiz_item.*, seq, service, person, coalesce(graded_revision, semantic_revision) AS revision
                    FROM quiz_item JOIN quiz ON quiz.seq = quiz_item.quiz WHERE outcome IN ('answered', 'skipped')))
            WHERE turn = 1 ORDER BY answered_at, seq, position
            """, []
        ) { row in
            let isAnswered = row[3] == "answered"
            return FirstAttempt(
                item: ItemID(rawValue: row[0]), semanticRevision: row[1], quiz: row[2],
                credit: isAnswered ? row[4] ?? 0 : 0, answer: isAnswered ? row[5] ?? "" : nil,
                optionOrder: try CanonicalJSON.value([String].self, from: row[6]))
        }
    }
}
