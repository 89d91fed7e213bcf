internal import Chat
internal import Foundation
internal import GRDB

extension SQLiteTransaction {
    func acquaintance(with person: UserID, in service: ServiceName) throws -> Acquaintance? {
        try firstRow(
            "SELECT direct, introduced_at, home_opened_at FROM acquaintance WHERE service = ? AND person = ?",
            [service.rawValue, person.rawValue]
        ) { row in
            Acquaintance(
                service: service, person: person, direct: (row[0] as String?).map(ConversationID.init),
                introducedAt: (row[1] as Int64?).map(Date.init(milliseconds:)),
                homeOpenedAt: (row[2] as Int64?).map(Date.init(milliseconds:)))
        }
    }

    func save(_ acquaintance: Acquaintance) throws {
        try execute(
            """
            INSERT INTO acquaintance (service, person, direct, introduced_at, home_opened_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET direct = excluded.direct, introduced_at = excluded.introduced_at,
                home_opened_at = excluded.home_opened_at
            """,
            [
                acquaintance.service.rawValue, acquaintance.person.rawValue, acquaintance.direct?.rawValue,
                acquaintance.introducedAt?.milliseconds, acquaintance.homeOpenedAt?.milliseconds,
            ])
    }
}
