internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

/// What names a person, directly or by a place that is theirs alone. A new table that does so joins in both verbs; a test
/// finds those that were forgotten.
extension SQLiteTransaction {
    func personalRecord(
        of person: UserID, in service: ServiceName, directMessages: Set<ConversationID>
    ) throws -> PersonalRecord {
        let theirs: StatementArguments = [service.rawValue, person.rawValue]
        let places = try places(of: person, in: service, known: directMessages)
        let here: StatementArguments = [service.rawValue, places]
        var record = PersonalRecord()
        record.quizzes =
            try openQuizzes(of: person, in: service) + endedQuizzes(of: person, in: service, limit: .max)
        record.schedules = try schedules(createdBy: person, in: service)
        record.listings = try rows(
            "SELECT conversation, joined_at FROM contestant WHERE service = ? AND person = ? ORDER BY joined_at", theirs
        ) { row in
            PersonalRecord.Listing(
                conversation: ConversationID(rawValue: row[0]), joinedAt: Date(milliseconds: row[1]))
        }
        record.asked = try askedQuestions(in: here)
        record.draws = try draws(in: here)
        record.waiting = try rows(
            "SELECT key, conversation, enqueued_at, content FROM outbox WHERE \(Self.isUnsent) ORDER BY seq",
            here + [person.rawValue]
        ) { row in
            PersonalRecord.Waiting(
                key: DeliveryKey(rawValue: row[0]), conversation: ConversationID(rawValue: row[1]),
                enqueuedAt: Date(milliseconds: row[2]),
                content: (try? TextTreeReader.tree(from: row[3])).flatMap(MessageContent.init(tree:)))
        }
        record.offers = try rows(
            "SELECT subject, offered_at, content FROM offer WHERE \(Self.isOffered) ORDER BY id",
            here + [person.rawValue]
        ) { row in
            PersonalRecord.Offered(
                subject: row[0], offeredAt: Date(milliseconds: row[1]),
                content: (try? TextTreeReader.tree(from: row[2])).flatMap(MessageContent.init(tree:)))
        }
        record.allowance = try allowance(of: person, in: service)
        record.acquaintance = try acquaintance(with: person, in: service)
        record.appeals = try appeals(of: person, in: service)
        record.creditChanges = try creditChanges(of: person, in: service)
        record.reviews = try reviews(of: person, in: service)
        record.cards = try cards(of: person, in: service)
        record.practice = try practiceSettings(of: person, in: service)
        record.reminders = try reminderDates(of: person, in: service)
        record.ability = try ability(of: person, in: service)
        record.openAnswers = try openAnswers(of: person, in: service)
        record.deskCases = try deskCases(of: person, in: service)
        return record
    }

    func forget(
        _ person: UserID, in service: ServiceName, directMessages: Set<ConversationID>
    ) throws -> ForgottenRecord {
        let theirs: StatementArguments = [service.rawValue, person.rawValue]
        let places = try places(of: person, in: service, known: directMessages)
        let here: StatementArguments = [service.rawValue, places]
        var forgotten = ForgottenRecord()
        forgotten.answers =
            try firstRow(
                """
                SELECT count(*) FROM quiz JOIN quiz_item ON quiz_item.quiz = quiz.seq
                WHERE service = ? AND person = ? AND outcome IS NOT NULL
                """, theirs
            ) { $0[0] } ?? 0

        try execute("DELETE FROM offer WHERE \(Self.isOffered)", here + [person.rawValue])
        forgotten.appeals = try count("DELETE FROM appeal WHERE service = ? AND person = ?", theirs)
        try execute("UPDATE appeal SET decided_by = '' WHERE service = ? AND decided_by = ?", theirs)
        forgotten.quizzes = try count("DELETE FROM quiz WHERE service = ? AND person = ?", theirs)
        try forgetDesk(theirs, into: &forgotten)
        forgotten.listings = try count("DELETE FROM contestant WHERE service = ? AND person = ?", theirs)
        forgotten.reviews = try reviews(of: person, in: service).count
        try forgetMemory(of: person, in: service)
        try execute("DELETE FROM allowance WHERE service = ? AND person = ?", theirs)
        try execute("DELETE FROM acquaintance WHERE service = ? AND person = ?", theirs)
        forgotten.endedSchedules = try count("DELETE FROM schedule WHERE service = ?1 AND \(Self.isHere)", here)
        forgotten.unsignedSchedules = try count(
            "UPDATE schedule SET created_by = '' WHERE service = ? AND created_by = ?", theirs)

        forgotten.asked = try count("DELETE FROM asked WHERE service = ?1 AND \(Self.isHere)", here)
        try execute("DELETE FROM draw_place WHERE service = ?1 AND \(Self.isHere)", here)
        forgotten.waiting = try count("DELETE FROM outbox WHERE \(Self.isUnsent)", here + [person.rawValue])
        try execute("UPDATE outbox SET person = '' WHERE service = ? AND person = ?", theirs)
        // Their own address is their name.
        try execute("UPDATE outbox SET conversation = '' WHERE service = ? AND conversation = ?", theirs)
        try execute("DELETE FROM pause WHERE service = ? AND conversation = ?", theirs)
        return forgotten
    }

    /// In one of the places that are theirs alone, the second argument.
    private static var isHere: String { "conversation IN (SELECT value FROM json_each(?2))" }
    /// For their eyes alone, or for those of the third argument, and not sent. What is on its way just now may still arrive.
    private static var isUnsent: String {
        "service = ?1 AND state <> 'sent' AND (person = ?3 OR \(isHere))"
    }

    /// What can be pressed in messages that only they see, on their page, about an item of theirs, or about their appeal.
    private static var isOffered: String {
        """
        service = ?1 AND (
            key IN (SELECT key FROM outbox WHERE service = ?1 AND (person = ?3 OR \(isHere)))
            OR subject = 'home/' || ?3
            OR subject IN (SELECT 'appeal/' || id FROM appeal WHERE appeal.service = ?1 AND appeal.person = ?3)
            OR EXISTS (SELECT 1 FROM quiz WHERE quiz.service = ?1 AND quiz.person = ?3
                AND quiz.id = rtrim(rtrim(substr(offer.subject, 6), '0123456789'), '/')))
        """
    }

    /// Suggestions that editors have taken up are the bank's by now, and lose the name.
    private func forgetDesk(_ theirs: StatementArguments, into forgotten: inout ForgottenRecord) throws {
        forgotten.unsignedSuggestions = try count(
            """
            UPDATE desk_case SET person = '', conversation = '' WHERE service = ? AND person = ? AND kind = 'suggestion'
            AND state IN ('review', 'active')
            """, theirs)
        forgotten.deskCases = try count("DELETE FROM desk_case WHERE service = ? AND person = ?", theirs)
        forgotten.openAnswers = try count("DELETE FROM open_answer WHERE service = ? AND person = ?", theirs)
        try execute("UPDATE desk_case SET decided_by = '' WHERE service = ? AND decided_by = ?", theirs)
    }

    private func count(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try execute(sql, arguments)
        return db.changesCount
    }

    /// The direct messages with a person: those that the caller or the store knows, their address, and where they had a quiz
    /// that was in no thread, or made a schedule of a direct message.
    private func places(
        of person: UserID, in service: ServiceName, known: Set<ConversationID>
    ) throws -> String {
        let found = try rows(
            """
            SELECT conversation FROM quiz WHERE service = ?1 AND person = ?2 AND thread IS NULL
            UNION SELECT direct FROM acquaintance WHERE service = ?1 AND person = ?2 AND direct IS NOT NULL
            UNION SELECT conversation FROM schedule WHERE service = ?1 AND created_by = ?2 AND kind = 'direct'
            """,
            [service.rawValue, person.rawValue]
        ) { ConversationID(rawValue: $0[0]) }
        let all = known.union(found).union([person.address])
        return try CanonicalJSON.text(of: all.map(\.rawValue).sorted())
    }
}
