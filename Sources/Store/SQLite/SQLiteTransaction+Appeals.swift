internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

extension SQLiteTransaction {
    private static var columns: String {
        """
        SELECT attempt, service, person, item, semantic_revision, graded_revision, wording, option_order, answer, credit,
            answered_at, id, text, made_at, state, decided_by, decided_at, reason FROM appeal
        """
    }

    func appeal(_ id: AppealID, in service: ServiceName) throws -> Appeal? {
        try firstRow(
            "\(Self.columns) WHERE id = ? AND service = ?", [id.rawValue, service.rawValue], Self.appeal)
    }

    func appeal(about attempt: AttemptKey) throws -> Appeal? {
        try firstRow("\(Self.columns) WHERE attempt = ?", [attempt.rawValue], Self.appeal)
    }

    func openAppeals(in service: ServiceName) throws -> [Appeal] {
        try rows("\(Self.columns) WHERE service = ? AND state = 'open' ORDER BY id", [service.rawValue], Self.appeal)
    }

    func appeals(of person: UserID, in service: ServiceName) throws -> [Appeal] {
        try rows(
            "\(Self.columns) WHERE service = ? AND person = ? ORDER BY id", [service.rawValue, person.rawValue],
            Self.appeal)
    }

    func addAppeal(about record: AttemptRecord, saying text: String, at date: Date) throws -> AppealID {
        let attempt = record.attempt
        try execute(
            """
            INSERT INTO appeal (attempt, service, person, item, semantic_revision, graded_revision, wording, option_order,
                answer, credit, answered_at, text, made_at, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
            """,
            [
                record.key.rawValue, record.service.rawValue, record.person.rawValue, attempt.item.rawValue,
                attempt.semanticRevision, attempt.gradedRevision, attempt.wording.map(Int64.init(bitPattern:)),
                CanonicalJSON.text(of: attempt.optionOrder), attempt.answer, attempt.credit,
                record.answeredAt.milliseconds, text, date.milliseconds,
            ])
        return AppealID(rawValue: db.lastInsertedRowID)
    }

    func decide(_ id: AppealID, as state: Appeal.State, _ decision: Appeal.Decision) throws -> Bool {
        try changes(
            """
            UPDATE appeal SET state = ?, decided_by = ?, decided_at = ?, reason = ? WHERE id = ? AND state = 'open'
            """,
            [state.rawValue, decision.by.rawValue, decision.at.milliseconds, decision.reason, id.rawValue])
    }

    private static func appeal(_ row: Row) throws -> Appeal {
        guard let state = Appeal.State(rawValue: row[14]) else {
            throw StoreError.unusable(reason: "the database holds an appeal that this version of viva cannot read")
        }
        let decision = (row[16] as Int64?).map { date in
            Appeal.Decision(
                by: UserID(rawValue: row[15] as String? ?? ""), at: Date(milliseconds: date), reason: row[17])
        }
        return Appeal(
            id: AppealID(rawValue: row[11]), attempt: try attempt(row), text: row[12],
            madeAt: Date(milliseconds: row[13]), state: state, decision: decision)
    }
}
