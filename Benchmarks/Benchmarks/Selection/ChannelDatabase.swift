import Bot
import Chat
import Foundation
import GRDB
import QuestionEngine
import Store

/// A database with the places of 100,000 channels in a bank of a million, ten questions asked in each, and, for comparison, that
/// bank as a table.
struct ChannelDatabase {
    static let channels = 100_000
    private static let askedInEach = 10

    let path: String
    let store: SQLiteStore
    /// For the way without viva.
    let plain: DatabaseQueue

    static func make() throws -> ChannelDatabase {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("viva-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent("viva.sqlite").path
        try SQLiteStore.open(path: path).close()
        let filler = try DatabaseQueue(path: path)
        try filler.write { db in
            try db.execute(
                sql: """
                    PRAGMA foreign_keys = OFF;
                    WITH RECURSIVE channel(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM channel WHERE n < \(channels - 1))
                        INSERT INTO draw_place SELECT 'slack', 'C' || (100000000 + n), '', 0, 20, abs(random()) % 500000, 0
                        FROM channel;
                    WITH RECURSIVE asking(n) AS (
                        SELECT 0 UNION ALL SELECT n + 1 FROM asking WHERE n < \(channels * askedInEach - 1))
                        INSERT INTO outbox (key, service, conversation, state, enqueued_at, settled_at, message)
                        SELECT 'k' || n, 'slack', 'C' || (100000000 + n % \(channels)), 'sent', 1, 1, 'M' || n FROM asking;
                    INSERT INTO asked (key, service, conversation, message, question, revision, hints_given,
                        follow_ups_given, is_answered, asked_at)
                        SELECT key, service, conversation, message, 'q-' || (abs(random()) % \(LargeBank.size)), 1, 0, 0, 0, 1
                        FROM outbox;
                    CREATE TABLE question (id TEXT PRIMARY KEY, topic INTEGER NOT NULL, level TEXT NOT NULL) WITHOUT ROWID;
                    WITH RECURSIVE slot(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM slot WHERE n < \(LargeBank.size - 1))
                        INSERT INTO question SELECT 'q-' || n, n % 32, 'mid' FROM slot;
                    ANALYZE;
                    """)
        }
        try filler.close()
        return ChannelDatabase(
            path: path, store: try SQLiteStore.open(path: path), plain: try DatabaseQueue(path: path))
    }

    static func conversation(_ channel: Int) -> ConversationID { ConversationID(rawValue: "C\(100_000_000 + channel)") }

    /// A draw in a transaction of its own, as the bot makes it, and the message that asks.
    ///
    /// - Returns: how long the draw took, without what the transaction and the message cost.
    func draw(_ filter: Filter, for channel: Int, number: Int) async throws -> Duration {
        let conversation = Self.conversation(channel)
        let service = ServiceName(rawValue: "slack")
        return try await store.write(.deferred) { store throws in
            let clock = ContinuousClock()
            let start = clock.now
            let question = try QuestionDraw(
                bank: LargeBank.large, store: store, service: service, conversation: conversation
            ).next(filter, audience: .team)
            let duration = clock.now - start
            guard let question else { return duration }
            let key = DeliveryKey(rawValue: "benchmark/\(number)")
            try store.enqueue(
                OutboxMessage(
                    key: key, service: service, conversation: conversation, thread: .none,
                    content: MessageContent([.paragraph(["Why?"])]), notBefore: nil), at: Date(timeIntervalSince1970: 2)
            )
            try store.save(
                AskedQuestion(
                    key: key, service: service, conversation: conversation, question: question.id, revision: 1,
                    askedAt: Date(timeIntervalSince1970: 2)))
            return duration
        }
    }

    /// What a channel's place takes in the database: bytes of the largest row, of all rows for each of them, and of the table
    /// with all that SQLite adds.
    func bytesOfPlaces() throws -> (largest: Int, mean: Int, table: Int) {
        try plain.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT max(mx_payload), sum(payload), sum(pgsize), (SELECT count(*) FROM draw_place)
                    FROM dbstat WHERE name = 'draw_place'
                    """)
            let count = max(1, (row?[3] as Int?) ?? 1)
            return ((row?[0] as Int?) ?? 0, ((row?[1] as Int?) ?? 0) / count, ((row?[2] as Int?) ?? 0) / count)
        }
    }
}
