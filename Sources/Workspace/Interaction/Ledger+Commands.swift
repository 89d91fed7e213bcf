/// What people do that reaches the app alone: commands, buttons and menus.
extension Ledger {
    /// The commands that the page offers.
    static let commands: [(name: String, hint: String, description: String)] = [
        ("/viva", "[question | quiz | score | help]", "Practise interview questions with viva")
    ]

    /// A person types a command.
    /// - Returns: the id of the envelope that it went out in.
    mutating func command(_ name: String, _ text: String, by user: String, in id: String) throws(APIError) -> String {
        let (person, channel) = try place(user, id)
        guard name.wholeMatch(of: /\/[^\s\/]{1,32}/) != nil,
            state.grants[botToken]?.allows("commands") == true
        else { throw APIError("unknown_command") }
        var payload = identity(of: person)
        payload.append("channel_id", .string(id))
        payload.append("channel_name", .string(Self.name(of: channel.info)))
        payload.append("command", .string(name))
        payload.append("text", .string(text))
        payload.append("response_url", .string(responseURL(to: user, in: id, about: nil)))
        payload.append("trigger_id", .string(triggers.issue(to: user, now: now)))
        return try send(Envelope(.command, .command(name: name, user: user, channel: id), payload))
    }

    private func identity(of person: Person) -> JSONObject {
        [
            "token": .string(Self.verificationToken), "team_id": .string(WorkspaceState.teamID),
            "team_domain": .string(WorkspaceState.teamDomain), "user_id": .string(person.id),
            "user_name": .string(person.name), "api_app_id": .string(state.bot.appID),
            "is_enterprise_install": "false",
        ]
    }

    /// The person and the conversation that they are in.
    func place(_ user: String, _ id: String) throws(APIError) -> (Person, Channel) {
        guard let person = state.person(user), !person.isBot, !person.deleted else { throw APIError("user_not_found") }
        let channel = try channel(id, visibleTo: user)
        guard channel.info.has(user) else { throw APIError("not_in_channel") }
        if channel.info.isArchived { throw APIError("is_archived") }
        return (person, channel)
    }

    /// The name of a conversation in payloads.
    static func name(of info: Channel.Info) -> String {
        switch info.kind {
        case .direct: "directmessage"
        case .privateChannel: "privategroup"
        case .publicChannel, .group: info.name
        }
    }

    mutating func responseURL(
        to user: String,
        in channel: String,
        about origin: ResponseLinks.Origin?
    ) -> String {
        baseURL + responseLinks.issue(to: user, in: channel, about: origin, now: now)
    }

    /// Sends what a person waits for; that needs a bot that listens.
    mutating func send(_ envelope: Envelope) throws(APIError) -> String {
        if sockets.open.isEmpty { throw APIError("bot_not_connected") }
        deliver(envelope)
        return envelope.id
    }
}
