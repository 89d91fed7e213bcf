internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

extension SQLiteTransaction {
    private static let columns = """
        SELECT id, service, person, conversation, kind, subject, revision, text, answer, made_at, state, decided_by, decided_at,
            reason
        FROM desk_case
        """

    private func deskCase(_ row: Row) throws -> DeskCase {
        guard let kind = DeskCase.Kind(rawValue: row[4]), let state = ContentStatus(rawValue: row[10]) else {
            throw StoreError.unusable(reason: "the database holds a case that this version of viva cannot read")
        }
        let decidedBy: String? = row[11]
        return DeskCase(
            id: DeskCaseID(rawValue: row[0]), service: ServiceName(rawValue: row[1]), person: UserID(rawValue: row[2]),
            conversation: ConversationID(rawValue: row[3]), kind: kind, subject: row[5], revision: row[6], text: row[7],
            answer: (row[8] as Int64?).map(OpenAnswerID.init), madeAt: Date(milliseconds: row[9]), state: state,
            decision: decidedBy.map {
                DeskCase.Decision(by: UserID(rawValue: $0), at: Date(milliseconds: row[12]), reason: row[13])
            })
    }

    func deskCase(_ id: DeskCaseID, in service: ServiceName) throws -> DeskCase? {
        try firstRow("\(Self.columns) WHERE id = ? AND service = ?", [id.rawValue, service.rawValue], deskCase)
    }

    func openDeskCases(in service: ServiceName?) throws -> [DeskCase] {
        try rows(
            "\(Self.columns) WHERE state IN ('draft', 'review') AND (?1 IS NULL OR service = ?1) ORDER BY id",
            [service?.rawValue], deskCase)
    }

    func openDeskCaseCount(of person: UserID, in service: ServiceName) throws -> Int {
        try firstRow(
            "SELECT count(*) FROM desk_case WHERE service = ? AND person = ? AND state IN ('draft', 'review')",
            [service.rawValue, person.rawValue]
        ) { $0[0] } ?? 0
    }

    func deskCase(about answer: OpenAnswerID) throws -> DeskCase? {
        try firstRow("\(Self.columns) WHERE answer = ?", [answer.rawValue], deskCase)
    }

    /// Oldest first.
    func deskCases(of person: UserID, in service: ServiceName) throws -> [DeskCase] {
        try rows(
            "\(Self.columns) WHERE service = ? AND person = ? ORDER BY id", [service.rawValue, person.rawValue],
            deskCase)
    }

    func add(_ new: DeskCase) throws -> DeskCaseID {
        try execute(
            """
            INSERT INTO desk_case (service, person, conversation, kind, subject, revision, text, answer, made_at, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft')
            """,
            [
                new.service.rawValue, new.person.rawValue, new.conversation.rawValue, new.kind.rawValue, new.subject,
                new.revision, new.text, new.answer?.rawValue, new.madeAt.milliseconds,
            ])
        return DeskCaseID(rawValue: db.lastInsertedRowID)
    }

    func move(
        _ id: DeskCaseID, in service: ServiceName, to state: ContentStatus, _ decision: DeskCase.Decision
    ) throws -> Bool {
        // What is done or given up stays so, and nothing becomes a draft again.
        let possible = state == .review ? "state = 'draft'" : "state IN ('draft', 'review')"
        guard state != .draft else { return false }
        return try changes(
            """
            UPDATE desk_case SET state = ?, decided_by = ?, decided_at = ?, reason = ?
            WHERE id = ? AND service = ? AND \(possible)
            """,
            [
                state.rawValue, decision.by.rawValue, decision.at.milliseconds, decision.reason, id.rawValue,
                service.rawValue,
            ])
    }

    func pruneDeskCases(endedBefore date: Date, limit: Int) throws -> Int {
        try execute(
            """
            DELETE FROM desk_case WHERE id IN (
                SELECT id FROM desk_case WHERE state IN ('active', 'retired') AND decided_at < ?
                ORDER BY decided_at LIMIT ?)
            """,
            [date.milliseconds, max(0, limit)])
        return db.changesCount
    }
}
