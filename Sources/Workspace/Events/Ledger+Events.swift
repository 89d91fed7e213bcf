import Foundation

/// Telling the app what happened, over its sockets and to its address for events.
extension Ledger {
    /// The old way to recognise a workspace's requests, which every payload still carries.
    static let verificationToken = "local-verification-token"

    /// Whether there was ever somebody whom events concern.
    var isHeard: Bool { sockets.isWanted || configuration.events != nil }

    /// Tells the app, if somebody ever listened and its token's scopes allow it.
    mutating func dispatch(_ event: WorkspaceState.AppEvent) {
        guard isHeard, let grant = state.grants[botToken], !grant.isRevoked,
            event.scope.map(grant.allows) ?? true
        else { return }
        let body = callback(event.body)
        if sockets.isWanted { deliver(Envelope(.events, .event, body)) }
        if configuration.events != nil { signedEvents.add(body) }
    }

    private mutating func callback(_ event: JSONObject) -> JSONObject {
        let team = JSON.string(WorkspaceState.teamID)
        return [
            "token": .string(Self.verificationToken), "team_id": team, "context_team_id": team,
            "context_enterprise_id": .null, "api_app_id": .string(state.bot.appID), "event": .object(event),
            "type": "event_callback", "event_id": .string(freshID("Ev")), "event_time": .int(now.seconds),
            "authorizations": [
                [
                    "enterprise_id": .null, "team_id": team, "user_id": .string(state.bot.userID), "is_bot": true,
                    "is_enterprise_install": false,
                ]
            ],
            "is_ext_shared_channel": false, "event_context": .string(context(of: event)),
        ]
    }

    private func context(of event: JSONObject) -> String {
        var place: JSONObject = ["tid": .string(WorkspaceState.teamID), "aid": .string(state.bot.appID)]
        place.append("et", event["type"]?.string)
        place.append("cid", event["channel"]?.string)
        return "4-" + Data(JSONWriter.bytes(of: .object(place))).base64EncodedString()
    }

    /// A person looks at the app's own pages: its home, or the messages with its bot.
    mutating func openHome(_ user: String, tab: String) throws(APIError) {
        guard let person = state.person(user), !person.isBot else { throw APIError("user_not_found") }
        guard tab == "home" || tab == "messages" else { throw APIError("invalid_arguments") }
        let channel = try openDirect(of: [user], by: state.bot.userID).info.id
        var event: JSONObject = [
            "type": "app_home_opened", "user": .string(user), "channel": .string(channel), "tab": .string(tab),
            "event_ts": now.json,
        ]
        if tab == "home", let view = state.homes[user] { event.append("view", .object(state.json(view))) }
        dispatch(WorkspaceState.AppEvent(body: event, scope: nil))
    }
}
