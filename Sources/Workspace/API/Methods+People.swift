import Foundation

/// What the Web API's methods do, grouped by family in this type's extensions.
enum Methods {}

extension Methods {
    /// Echoes its arguments, or fails as it is told.
    static func apiTest(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        if let error = call.arguments.string("error"), !error.isEmpty { throw APIError(error) }
        return ["args": .object(call.arguments.all)]
    }

    static func authTest(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let bot = ledger.state.bot(call.user)
        return [
            "url": .string(call.baseURL), "team": .string(WorkspaceState.teamName), "user": .string(bot.name),
            "team_id": .string(WorkspaceState.teamID), "user_id": .string(bot.userID), "bot_id": .string(bot.botID),
            "is_enterprise_install": false,
        ]
    }

    static func botsInfo(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let bots = [ledger.state.bot] + ledger.state.otherBots
        guard let bot = bots.first(where: { $0.botID == call.arguments.string("bot") }) else {
            throw APIError("bot_not_found")
        }
        return [
            "bot": [
                "id": .string(bot.botID), "deleted": false, "name": .string(bot.name), "updated": 0,
                "app_id": .string(bot.appID), "user_id": .string(bot.userID), "icons": [:],
            ]
        ]
    }

    static func usersInfo(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let id = try call.arguments.required("user")
        guard let person = ledger.state.person(id) else { throw APIError("user_not_found") }
        return ["user": json(person, in: ledger)]
    }

    static func usersList(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let people = ledger.state.people
        let listing = try Listing(
            people.map(\.id),
            cursor: call.arguments.string("cursor"),
            limit: call.arguments.limit(default: 1_000, max: 1_000)
        )
        let members = listing.ids.compactMap { ledger.state.person($0) }.map { json($0, in: ledger) }
        return [
            "members": .array(members), "cache_ts": .int(ledger.now.seconds), "response_metadata": listing.metadata,
        ]
    }

    private static func json(_ person: Person, in ledger: Ledger) -> JSON {
        let bot = ledger.state.bot(person.id)
        let date = Date(timeIntervalSince1970: TimeInterval(ledger.now.seconds))
        let zone = TimeZone(identifier: person.timeZone) ?? .gmt
        var profile: JSONObject = [
            "real_name": .string(person.realName), "real_name_normalized": .string(person.realName),
            "display_name": .string(person.name), "display_name_normalized": .string(person.name),
            "team": .string(WorkspaceState.teamID),
        ]
        if person.isBot {
            profile.append("bot_id", .string(bot.botID))
            profile.append("api_app_id", .string(bot.appID))
        }
        return [
            "id": .string(person.id), "team_id": .string(WorkspaceState.teamID), "name": .string(person.name),
            "deleted": .bool(person.deleted), "real_name": .string(person.realName), "tz": .string(person.timeZone),
            "tz_label": .string(person.timeZone), "tz_offset": .int(zone.secondsFromGMT(for: date)),
            "profile": .object(profile), "is_admin": false, "is_owner": false, "is_primary_owner": false,
            "is_restricted": false, "is_ultra_restricted": false, "is_bot": .bool(person.isBot), "is_app_user": false,
            "updated": 0,
        ]
    }
}
