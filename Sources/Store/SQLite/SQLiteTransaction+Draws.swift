internal import Chat
internal import GRDB
internal import QuestionEngine

extension SQLiteTransaction {
    func drawProgress(
        of filter: Filter, in conversation: ConversationID, of service: ServiceName
    ) throws -> DrawProgress {
        let stored = try firstRow(
            """
            SELECT cycle, bits, place, round_start FROM draw_place
            WHERE service = ? AND conversation = ? AND filter = ?
            """,
            [service.rawValue, conversation.rawValue, DrawnFilter.text(filter)]
        ) { row in (state: try state(row, from: 0), roundStart: row[3] as Int64) }
        let history = history(in: conversation, of: service, roundStart: stored?.roundStart ?? 0)
        return DrawProgress(state: stored?.state, history: history)
    }

    private func history(
        in conversation: ConversationID, of service: ServiceName, roundStart: Int64
    ) -> AskedHistory {
        AskedHistory(
            standing: { question in
                let last: Int64? =
                    try firstRow(
                        "SELECT max(id) FROM asked WHERE service = ? AND conversation = ? AND question = ?",
                        [service.rawValue, conversation.rawValue, question.rawValue]
                    ) { $0[0] as Int64? } ?? nil
                guard let last else { return .neverAsked }
                return last > roundStart ? .askedInThisRound : .askedBeforeThisRound
            },
            latest: { count in
                try rows(
                    "SELECT question, id FROM asked WHERE service = ? AND conversation = ? ORDER BY id DESC LIMIT ?",
                    [service.rawValue, conversation.rawValue, max(0, count)]
                ) {
                    AskedHistory.Entry(
                        question: QuestionID(rawValue: $0[0]), isOfThisRound: ($0[1] as Int64) > roundStart)
                }
            })
    }

    func setDrawState(
        _ state: DrawState, beginsRound: Bool, for filter: Filter, in conversation: ConversationID,
        of service: ServiceName
    ) throws {
        let columns = state.columns
        try execute(
            """
            INSERT INTO draw_place (service, conversation, filter, cycle, bits, place, round_start)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, iif(?7, (SELECT coalesce(max(id), 0) FROM asked), 0))
            ON CONFLICT DO UPDATE SET cycle = excluded.cycle, bits = excluded.bits, place = excluded.place,
                round_start = iif(?7, excluded.round_start, round_start)
            """,
            [
                service.rawValue, conversation.rawValue, DrawnFilter.text(filter), columns.cycle, columns.bits,
                columns.place, beginsRound,
            ])
    }

    /// - Parameter places: the service, and a JSON list of conversations.
    func draws(in places: StatementArguments) throws -> [PersonalRecord.Draw] {
        try rows(
            """
            SELECT filter, cycle, bits, place FROM draw_place
            WHERE service = ?1 AND conversation IN (SELECT value FROM json_each(?2)) ORDER BY filter
            """, places
        ) { row -> PersonalRecord.Draw? in
            guard let filter = DrawnFilter.filter(row[0]) else { return nil }
            return PersonalRecord.Draw(filter: filter, state: try state(row, from: 1))
        }.compactMap(\.self)
    }

    private func state(_ row: Row, from column: Int) throws -> DrawState {
        guard let state = DrawState(cycle: row[column], bits: row[column + 1], place: row[column + 2]) else {
            throw StoreError.unusable(
                reason: "the database holds a draw that this version of viva cannot read: was it changed by hand?")
        }
        return state
    }
}
