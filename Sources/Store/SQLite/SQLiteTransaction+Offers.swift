internal import Chat
internal import Foundation
internal import GRDB

extension SQLiteTransaction {
    func meaning(of token: ActionToken, in service: ServiceName) throws -> String? {
        try firstRow(
            "SELECT meaning FROM action WHERE service = ? AND token = ?", [service.rawValue, token.rawValue]
        ) { $0[0] }
    }

    func standingOffer(
        on subject: String, in service: ServiceName
    ) throws -> (key: DeliveryKey, content: MessageContent)? {
        let found = try firstRow(
            "SELECT key, content FROM offer WHERE is_standing = 1 AND service = ? AND subject = ?",
            [service.rawValue, subject]
        ) { row in (key: DeliveryKey(rawValue: row[0]), content: row[1] as String) }
        // A content that this version cannot read is left as it is: nothing is edited then.
        guard let found, let tree = try? TextTreeReader.tree(from: found.content),
            let content = MessageContent(tree: tree)
        else { return nil }
        return (found.key, content)
    }

    func meanings(on subject: String, in service: ServiceName) throws -> [String] {
        try rows(
            """
            SELECT meaning FROM action WHERE offer = (
                SELECT id FROM offer WHERE is_standing = 1 AND service = ? AND subject = ?)
            """,
            [service.rawValue, subject]
        ) { $0[0] }
    }

    func add(_ offer: Offer, at date: Date) throws {
        try endOffer(on: offer.subject, in: offer.service)
        try execute(
            "INSERT INTO offer (key, service, subject, is_standing, offered_at, content) VALUES (?, ?, ?, 1, ?, ?)",
            [
                offer.key.rawValue, offer.service.rawValue, offer.subject, date.milliseconds, offer.content.tree.json,
            ])
        let id = db.lastInsertedRowID
        for (token, meaning) in offer.meanings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try execute(
                "INSERT INTO action (service, token, offer, meaning) VALUES (?, ?, ?, ?)",
                [offer.service.rawValue, token.rawValue, id, meaning])
        }
    }

    func endOffer(on subject: String, in service: ServiceName) throws {
        try execute(
            "UPDATE offer SET is_standing = 0 WHERE is_standing = 1 AND service = ? AND subject = ?",
            [service.rawValue, subject])
    }
}
