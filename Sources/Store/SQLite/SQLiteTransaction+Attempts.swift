internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

extension SQLiteTransaction {
    private static var columns: String {
        """
        SELECT key, service, person, item, semantic_revision, graded_revision, wording, option_order, answer, credit,
            answered_at FROM attempt
        """
    }

    func lastAttempt(of person: UserID, in service: ServiceName) throws -> AttemptRecord? {
        // Of answers of the same moment, the one at the higher place in its quiz.
        try firstRow(
            """
            \(Self.columns) WHERE service = ? AND person = ? ORDER BY answered_at DESC, length(key) DESC, key DESC LIMIT 1
            """,
            [service.rawValue, person.rawValue], Self.attempt)
    }

    func attempts(at item: ItemID) throws -> [AttemptRecord] {
        try rows("\(Self.columns) WHERE item = ? ORDER BY answered_at, key", [item.rawValue], Self.attempt)
    }

    func gradedRevisions() throws -> [ItemID: Set<Int>] {
        let pairs = try rows("SELECT DISTINCT item, graded_revision FROM attempt", []) { row in
            (ItemID(rawValue: row[0]), Set([row[1] as Int]))
        }
        return Dictionary(pairs) { $0.union($1) }
    }

    func rulings(on item: ItemID) throws -> [Ruling] {
        try rows(
            "SELECT semantic_revision, reading, credit FROM ruling WHERE item = ? ORDER BY 1, 2", [item.rawValue]
        ) { row in Ruling(item: item, semanticRevision: row[0], reading: row[1], credit: row[2]) }
    }

    /// All of a person, oldest first.
    func creditChanges(of person: UserID, in service: ServiceName) throws -> [CreditChange] {
        try rows(
            """
            SELECT quiz.id, position, old_credit, new_credit, appeal, happened_at
            FROM rescored JOIN rescoring ON rescoring.id = rescoring JOIN quiz ON quiz.seq = rescored.quiz
            WHERE service = ? AND person = ? ORDER BY rescoring.id, quiz.seq, position
            """,
            [service.rawValue, person.rawValue]
        ) { row in
            CreditChange(
                attempt: AttemptKey(quiz: row[0], position: row[1]), old: row[2], new: row[3],
                appeal: (row[4] as Int64?).map(AppealID.init), date: Date(milliseconds: row[5]))
        }
    }

    func creditChanges(of attempt: AttemptKey) throws -> [CreditChange] {
        guard let (quiz, position) = attempt.place else { return [] }
        return try rows(
            """
            SELECT old_credit, new_credit, appeal, happened_at FROM rescored JOIN rescoring ON rescoring.id = rescoring
            WHERE quiz = (SELECT seq FROM quiz WHERE id = ?) AND position = ? ORDER BY rescoring.id
            """,
            [quiz, position]
        ) { row in
            CreditChange(
                attempt: attempt, old: row[0], new: row[1], appeal: (row[2] as Int64?).map(AppealID.init),
                date: Date(milliseconds: row[3]))
        }
    }

    func add(_ ruling: Ruling, at date: Date) throws {
        try execute(
            """
            INSERT INTO ruling (item, semantic_revision, reading, credit, made_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET credit = excluded.credit, made_at = excluded.made_at
            """,
            [ruling.item.rawValue, ruling.semanticRevision, ruling.reading, ruling.credit, date.milliseconds])
    }

    func rescore(
        _ item: ItemID, by semanticRevision: Int, _ attempts: [(key: AttemptKey, old: Double, new: Double)],
        after appeal: AppealID?, at date: Date
    ) throws -> [CreditChange] {
        for (key, _, credit) in attempts {
            guard let (quiz, position) = key.place else { continue }
            try execute(
                """
                UPDATE quiz_item SET credit = ?1, graded_revision = nullif(?2, semantic_revision)
                WHERE quiz = (SELECT seq FROM quiz WHERE id = ?3) AND position = ?4 AND outcome = 'answered'
                """,
                [credit, semanticRevision, quiz, position])
        }
        let changed = attempts.filter { $0.old != $0.new }
        guard !changed.isEmpty else { return [] }
        try execute(
            """
            INSERT INTO rescoring (item, semantic_revision, appeal, attempts, changed, happened_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                item.rawValue, semanticRevision, appeal?.rawValue, attempts.count, changed.count, date.milliseconds,
            ])
        let rescoring = db.lastInsertedRowID
        for (key, old, new) in changed {
            guard let (quiz, position) = key.place else { continue }
            try execute(
                """
                INSERT INTO rescored (rescoring, quiz, position, old_credit, new_credit)
                VALUES (?, (SELECT seq FROM quiz WHERE id = ?), ?, ?, ?)
                """,
                [rescoring, quiz, position, old, new])
        }
        return changed.map { key, old, new in
            CreditChange(attempt: key, old: old, new: new, appeal: appeal, date: date)
        }
    }

    static func attempt(_ row: Row) throws -> AttemptRecord {
        AttemptRecord(
            key: AttemptKey(rawValue: row[0]), service: ServiceName(rawValue: row[1]), person: UserID(rawValue: row[2]),
            attempt: Attempt(
                item: ItemID(rawValue: row[3]), semanticRevision: row[4], gradedRevision: row[5],
                wording: (row[6] as Int64?).map(UInt64.init(bitPattern:)),
                optionOrder: try CanonicalJSON.value([String].self, from: row[7]), answer: row[8], credit: row[9]),
            answeredAt: Date(milliseconds: row[10]))
    }
}

extension AttemptKey {
    /// The quiz and the position in it.
    fileprivate var place: (quiz: String, position: Int)? {
        let prefix = "quiz/"
        guard rawValue.hasPrefix(prefix), let slash = rawValue.lastIndex(of: "/"),
            let position = Int(rawValue[rawValue.index(after: slash)...])
        else { return nil }
        return (String(rawValue[..<slash].dropFirst(prefix.count)), position)
    }
}
