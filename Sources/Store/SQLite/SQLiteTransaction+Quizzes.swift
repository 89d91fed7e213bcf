internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

extension SQLiteTransaction {
    private static var columns: String {
        "SELECT seq, id, service, person, conversation, thread, filter, state, started_at, ended_at FROM quiz"
    }

    func openQuiz(
        of person: UserID, in conversation: ConversationID, of service: ServiceName, thread: MessageID?
    ) throws -> QuizRecord? {
        try quizzes(
            """
            \(Self.columns) WHERE state = 'open' AND service = ? AND person = ? AND conversation = ?
            AND coalesce(thread, '') = coalesce(?, '')
            """,
            [service.rawValue, person.rawValue, conversation.rawValue, thread?.rawValue]
        ).first
    }

    func quiz(_ id: String) throws -> QuizRecord? {
        try quizzes("\(Self.columns) WHERE id = ?", [id]).first
    }

    func openQuizzes(of person: UserID, in service: ServiceName) throws -> [QuizRecord] {
        try quizzes(
            "\(Self.columns) WHERE state = 'open' AND service = ? AND person = ? ORDER BY seq DESC",
            [service.rawValue, person.rawValue])
    }

    func endedQuizzes(of person: UserID, in service: ServiceName, limit: Int) throws -> [QuizRecord] {
        try quizzes(
            """
            \(Self.columns) WHERE state <> 'open' AND service = ? AND person = ? ORDER BY ended_at DESC, seq DESC LIMIT ?
            """,
            [service.rawValue, person.rawValue, max(0, limit)])
    }

    func endedQuizCount(of person: UserID, in service: ServiceName) throws -> Int {
        try firstRow(
            "SELECT count(*) FROM quiz WHERE state <> 'open' AND service = ? AND person = ?",
            [service.rawValue, person.rawValue]
        ) { $0[0] } ?? 0
    }

    func answerTimes(of person: UserID, in service: ServiceName) throws -> [Date] {
        try rows(
            """
            SELECT DISTINCT answered_at / 900000 * 900000 FROM quiz JOIN quiz_item ON quiz_item.quiz = quiz.seq
            WHERE service = ? AND person = ? AND outcome = 'answered' ORDER BY 1 DESC
            """,
            [service.rawValue, person.rawValue]
        ) { Date(milliseconds: $0[0]) }
    }

    func topicScores(of person: UserID, in service: ServiceName) throws -> [TopicScore] {
        try rows(
            """
            SELECT topic, sum(outcome = 'answered'), sum(outcome = 'skipped'),
                total(CASE outcome WHEN 'answered' THEN credit END)
            FROM quiz JOIN quiz_item ON quiz_item.quiz = quiz.seq
            WHERE service = ? AND person = ? AND outcome IN ('answered', 'skipped') GROUP BY topic ORDER BY topic
            """,
            [service.rawValue, person.rawValue]
        ) { row in
            TopicScore(topic: TopicID(rawValue: row[0]), answered: row[1], skipped: row[2], points: row[3])
        }
    }

    func itemsSeen(by person: UserID, in service: ServiceName) throws -> [ItemID: Date] {
        let pairs = try rows(
            """
            SELECT item, max(coalesce(answered_at, started_at)) FROM quiz JOIN quiz_item ON quiz_item.quiz = quiz.seq
            WHERE service = ? AND person = ? AND (outcome IN ('answered', 'skipped') OR position = (
                SELECT min(position) FROM quiz_item open WHERE open.quiz = quiz.seq AND outcome IS NULL))
            GROUP BY item
            """,
            [service.rawValue, person.rawValue]
        ) { row in (ItemID(rawValue: row[0]), Date(milliseconds: row[1])) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    func add(_ quiz: QuizRecord) throws {
        try execute(
            """
            INSERT INTO quiz (id, service, person, conversation, thread, filter, state, started_at, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                quiz.id, quiz.service.rawValue, quiz.person.rawValue, quiz.conversation.rawValue, quiz.thread?.rawValue,
                StoredFilter(quiz.filter).text, quiz.state.rawValue, quiz.startedAt.milliseconds,
                quiz.endedAt?.milliseconds,
            ])
        let seq = db.lastInsertedRowID
        for (position, item) in quiz.items.enumerated() {
            try execute(
                """
                INSERT INTO quiz_item (quiz, position, item, semantic_revision, topic, option_order, outcome, answer, credit,
                    answered_at, wording, graded_revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    seq, position, item.item.rawValue, item.semanticRevision, item.topic.rawValue,
                    CanonicalJSON.text(of: item.optionOrder), item.outcome?.rawValue, item.answer, item.credit,
                    item.answeredAt?.milliseconds, item.wording.map(Int64.init(bitPattern:)), item.gradedRevision,
                ])
        }
    }

    func update(_ quiz: QuizRecord) throws {
        try execute(
            "UPDATE quiz SET state = ?, ended_at = ? WHERE id = ?",
            [quiz.state.rawValue, quiz.endedAt?.milliseconds, quiz.id])
        for (position, item) in quiz.items.enumerated() {
            guard let outcome = item.outcome else { continue }
            try execute(
                """
                UPDATE quiz_item SET outcome = ?, answer = ?, credit = ?, answered_at = ?, wording = ?
                WHERE quiz = (SELECT seq FROM quiz WHERE id = ?) AND position = ? AND outcome IS NULL
                """,
                [
                    outcome.rawValue, item.answer, item.credit, item.answeredAt?.milliseconds,
                    item.wording.map(Int64.init(bitPattern:)), quiz.id, position,
                ])
        }
    }

    private func quizzes(_ sql: String, _ arguments: StatementArguments) throws -> [QuizRecord] {
        try rows(sql, arguments) { row in
            guard let state = QuizRecord.State(rawValue: row[7]) else { throw unreadable("quiz") }
            return QuizRecord(
                id: row[1], service: ServiceName(rawValue: row[2]), person: UserID(rawValue: row[3]),
                conversation: ConversationID(rawValue: row[4]), thread: (row[5] as String?).map(MessageID.init),
                filter: try CanonicalJSON.value(StoredFilter.self, from: row[6]).filter, state: state,
                startedAt: Date(milliseconds: row[8]), endedAt: (row[9] as Int64?).map(Date.init(milliseconds:)),
                items: try items(of: row[0]))
        }
    }

    private func items(of quiz: Int64) throws -> [QuizItemRecord] {
        try rows(
            """
            SELECT item, semantic_revision, topic, option_order, outcome, answer, credit, answered_at, wording,
                graded_revision
            FROM quiz_item WHERE quiz = ? ORDER BY position
            """,
            [quiz]
        ) { row in
            QuizItemRecord(
                item: ItemID(rawValue: row[0]), semanticRevision: row[1], topic: TopicID(rawValue: row[2]),
                optionOrder: try CanonicalJSON.value([String].self, from: row[3]),
                outcome: try (row[4] as String?).map { text in
                    guard let outcome = QuizItemRecord.Outcome(rawValue: text) else { throw unreadable("quiz item") }
                    return outcome
                },
                answer: row[5], credit: row[6], answeredAt: (row[7] as Int64?).map(Date.init(milliseconds:)),
                wording: (row[8] as Int64?).map(UInt64.init(bitPattern:)), gradedRevision: row[9])
        }
    }

    private func unreadable(_ what: String) -> StoreError {
        .unusable(reason: "the database holds a \(what) that this version of viva cannot read: was it changed by hand?")
    }
}
