internal import Chat
internal import Foundation
internal import GRDB
internal import QuestionEngine

/// How people want to practise, and what is known of their abilities.
extension SQLiteTransaction {
    private static var columns: String {
        """
        SELECT service, person, desired_retention, budget, zone, remind_at, quiet_from, quiet_until,
            reminders_settled_until
        FROM practice_settings
        """
    }

    func practiceSettings(of person: UserID, in service: ServiceName) throws -> PracticeSettings? {
        try firstRow(
            "\(Self.columns) WHERE service = ? AND person = ?", [service.rawValue, person.rawValue], settings)
    }

    func reminders(of service: ServiceName) throws -> [PracticeSettings] {
        try rows(
            "\(Self.columns) WHERE service = ? AND remind_at IS NOT NULL ORDER BY person", [service.rawValue], settings)
    }

    func save(_ settings: PracticeSettings) throws {
        try execute(
            """
            INSERT INTO practice_settings (service, person, desired_retention, budget, zone, remind_at, quiet_from,
                quiet_until, reminders_settled_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET desired_retention = excluded.desired_retention, budget = excluded.budget,
                zone = excluded.zone, remind_at = excluded.remind_at, quiet_from = excluded.quiet_from,
                quiet_until = excluded.quiet_until, reminders_settled_until = excluded.reminders_settled_until
            """,
            [
                settings.service.rawValue, settings.person.rawValue, settings.desiredRetention, settings.budget,
                settings.zone, settings.remindAt?.minuteOfDay, settings.quietHours?.from.minuteOfDay,
                settings.quietHours?.until.minuteOfDay, settings.remindersSettledUntil.milliseconds,
            ])
    }

    func claimReminder(
        _ date: LocalDate, for person: UserID, in service: ServiceName, at instant: Date
    ) throws -> Bool {
        try changes(
            "INSERT INTO reminder (service, person, date, claimed_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [service.rawValue, person.rawValue, date.isoText, instant.milliseconds])
    }

    func ability(of person: UserID, in service: ServiceName) throws -> SkillRating? {
        try firstRow(
            "SELECT value, count FROM ability WHERE service = ? AND person = ?", [service.rawValue, person.rawValue]
        ) { SkillRating(value: $0[0], count: $0[1]) }
    }

    func itemRating(of key: CardKey) throws -> SkillRating? {
        try firstRow(
            "SELECT value, count FROM item_rating WHERE item = ? AND semantic_revision = ?",
            [key.item.rawValue, key.semanticRevision]
        ) { SkillRating(value: $0[0], count: $0[1]) }
    }

    func itemRatings() throws -> [CardKey: SkillRating] {
        let pairs = try rows("SELECT item, semantic_revision, value, count FROM item_rating", []) { row in
            (
                CardKey(item: ItemID(rawValue: row[0]), semanticRevision: row[1]),
                SkillRating(value: row[2], count: row[3])
            )
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    func setAbility(_ ability: SkillRating, of person: UserID, in service: ServiceName) throws {
        try execute(
            """
            INSERT INTO ability (service, person, value, count) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET value = excluded.value, count = excluded.count
            """,
            [service.rawValue, person.rawValue, ability.value, ability.count])
    }

    func setRating(_ rating: SkillRating, of key: CardKey) throws {
        try execute(
            """
            INSERT INTO item_rating (item, semantic_revision, value, count) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET value = excluded.value, count = excluded.count
            """,
            [key.item.rawValue, key.semanticRevision, rating.value, rating.count])
    }

    func pruneMemories(lastReviewedBefore date: Date, limit: Int) throws -> Int {
        let people = try rows(
            """
            SELECT service, person FROM review GROUP BY service, person HAVING max(reviewed_at) < ?
            ORDER BY max(reviewed_at) LIMIT ?
            """,
            [date.milliseconds, max(0, limit)]
        ) { (service: ServiceName(rawValue: $0[0]), person: UserID(rawValue: $0[1])) }
        for (service, person) in people { try forgetMemory(of: person, in: service) }
        return people.count
    }

    func forgetMemory(of person: UserID, in service: ServiceName) throws {
        for table in ["review", "card", "practice_settings", "reminder", "ability"] {
            try execute(
                "DELETE FROM \(table) WHERE service = ? AND person = ?", [service.rawValue, person.rawValue])
        }
    }

    /// The dates for which a person was reminded lately, first to last.
    func reminderDates(of person: UserID, in service: ServiceName) throws -> [LocalDate] {
        try rows(
            "SELECT date FROM reminder WHERE service = ? AND person = ? ORDER BY date",
            [service.rawValue, person.rawValue]
        ) { try LocalDate(isoText: $0[0]) }
    }

    private func settings(_ row: Row) -> PracticeSettings {
        let quietFrom = (row[6] as Int?).map(LocalTime.init(minuteOfDay:))
        let quietUntil = (row[7] as Int?).map(LocalTime.init(minuteOfDay:))
        return PracticeSettings(
            service: ServiceName(rawValue: row[0]), person: UserID(rawValue: row[1]), desiredRetention: row[2],
            budget: row[3], zone: row[4], remindAt: (row[5] as Int?).map(LocalTime.init(minuteOfDay:)),
            quietHours: quietFrom.flatMap { from in quietUntil.flatMap { QuietHours(from: from, until: $0) } },
            remindersSettledUntil: Date(milliseconds: row[8]))
    }
}

extension LocalTime {
    fileprivate var minuteOfDay: Int { hour * 60 + minute }

    fileprivate init(minuteOfDay: Int) { self.init(hour: minuteOfDay / 60, minute: minuteOfDay % 60) }
}
