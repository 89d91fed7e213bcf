internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

/// The log of reviews, and the cards that follow from it.
extension SQLiteTransaction {
    private static var columns: String {
        """
        SELECT service, person, item, semantic_revision, quiz, position, rating, credit, reviewed_at, duration,
            desired_retention, parameters
        FROM review JOIN scheduler ON scheduler.id = review.scheduler
        """
    }

    private static var cardColumns: String {
        """
        SELECT item, semantic_revision, phase, step, stability, difficulty, due, last_review, review_count FROM card
        """
    }

    func learners() throws -> [Learner] {
        try rows("SELECT service, person FROM review UNION SELECT service, person FROM card ORDER BY 1, 2", []) { row in
            Learner(service: ServiceName(rawValue: row[0]), person: UserID(rawValue: row[1]))
        }
    }

    func reviews(of person: UserID, in service: ServiceName) throws -> [ReviewRecord] {
        try rows(
            "\(Self.columns) WHERE service = ? AND person = ? ORDER BY seq", [service.rawValue, person.rawValue],
            review)
    }

    func reviews(of key: CardKey, by person: UserID, in service: ServiceName) throws -> [ReviewRecord] {
        try rows(
            "\(Self.columns) WHERE service = ? AND person = ? AND item = ? AND semantic_revision = ? ORDER BY seq",
            values(key, person, service), review)
    }

    func lastReview(of person: UserID, in service: ServiceName) throws -> ReviewRecord? {
        try firstRow(
            "\(Self.columns) WHERE service = ? AND person = ? ORDER BY reviewed_at DESC, seq DESC LIMIT 1",
            [service.rawValue, person.rawValue], review)
    }

    func cards(of person: UserID, in service: ServiceName) throws -> [CardKey: Card] {
        let pairs = try rows(
            "\(Self.cardColumns) WHERE service = ? AND person = ?", [service.rawValue, person.rawValue], card)
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    func card(_ key: CardKey, of person: UserID, in service: ServiceName) throws -> Card? {
        try firstRow(
            "\(Self.cardColumns) WHERE service = ? AND person = ? AND item = ? AND semantic_revision = ?",
            values(key, person, service), card)?.1
    }

    func add(_ review: ReviewRecord) throws -> Bool {
        let logged = review.logged
        return try changes(
            """
            INSERT INTO review (service, person, item, semantic_revision, quiz, position, rating, credit, reviewed_at,
                duration, desired_retention, scheduler)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (quiz, position) DO NOTHING
            """,
            values(review.key, review.person, review.service) + [
                review.quiz, review.position, logged.review.rating.rawValue, logged.review.credit,
                logged.review.date.milliseconds, logged.review.duration?.milliseconds, logged.review.desiredRetention,
                try id(of: logged.scheduler),
            ])
    }

    func setRating(_ rating: Rating, credit: Double?, ofReviewIn quiz: String, at position: Int) throws -> Bool {
        try changes(
            "UPDATE review SET rating = ?, credit = ? WHERE quiz = ? AND position = ?",
            [rating.rawValue, credit, quiz, position])
    }

    func save(_ card: Card, _ key: CardKey, of person: UserID, in service: ServiceName) throws {
        try execute(
            """
            INSERT INTO card (service, person, item, semantic_revision, phase, step, stability, difficulty, due,
                last_review, review_count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET phase = excluded.phase, step = excluded.step, stability = excluded.stability,
                difficulty = excluded.difficulty, due = excluded.due, last_review = excluded.last_review,
                review_count = excluded.review_count
            """,
            values(key, person, service) + [
                card.phase.rawValue, card.step, card.stability, card.difficulty, card.due.milliseconds,
                card.lastReview.milliseconds, card.reviewCount,
            ])
    }

    func removeCard(_ key: CardKey, of person: UserID, in service: ServiceName) throws {
        try execute(
            "DELETE FROM card WHERE service = ? AND person = ? AND item = ? AND semantic_revision = ?",
            values(key, person, service))
    }

    private func values(_ key: CardKey, _ person: UserID, _ service: ServiceName) -> StatementArguments {
        [service.rawValue, person.rawValue, key.item.rawValue, key.semanticRevision]
    }

    private func id(of scheduler: CardScheduler) throws -> Int64 {
        let parameters = try CanonicalJSON.text(of: StoredScheduler(scheduler))
        try execute("INSERT INTO scheduler (parameters) VALUES (?) ON CONFLICT DO NOTHING", [parameters])
        let id: Int64? = try firstRow("SELECT id FROM scheduler WHERE parameters = ?", [parameters]) { $0[0] }
        guard let id else { throw StoreError.refused(reason: "a scheduler was not stored") }
        return id
    }

    private func review(_ row: Row) throws -> ReviewRecord {
        guard let rating = Rating(rawValue: row[6]) else { throw unreadable("review") }
        return ReviewRecord(
            service: ServiceName(rawValue: row[0]), person: UserID(rawValue: row[1]),
            key: CardKey(item: ItemID(rawValue: row[2]), semanticRevision: row[3]), quiz: row[4], position: row[5],
            logged: LoggedReview(
                Review(
                    rating: rating, credit: row[7], date: Date(milliseconds: row[8]),
                    duration: (row[9] as Int64?).map { .milliseconds($0) }, desiredRetention: row[10]),
                scheduler: try CanonicalJSON.value(StoredScheduler.self, from: row[11]).scheduler()))
    }

    private func card(_ row: Row) throws -> (CardKey, Card) {
        guard let phase = Card.Phase(rawValue: row[2]) else { throw unreadable("card") }
        return (
            CardKey(item: ItemID(rawValue: row[0]), semanticRevision: row[1]),
            Card(
                phase: phase, step: row[3], stability: row[4], difficulty: row[5], due: Date(milliseconds: row[6]),
                lastReview: Date(milliseconds: row[7]), reviewCount: row[8])
        )
    }

    private func unreadable(_ what: String) -> StoreError {
        .unusable(reason: "the database holds a \(what) that this version of viva cannot read: was it changed by hand?")
    }
}
