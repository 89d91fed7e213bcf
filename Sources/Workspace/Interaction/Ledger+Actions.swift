/// Buttons, menus and the like, in messages.
extension Ledger {
    /// A person acts on an element of a message.
    /// - Parameters:
    ///   - action: the element's `action_id`, `block_id` and `type`, with what was chosen.
    ///   - values: what stands in the message's fields, by block and action.
    /// - Returns: the id of the envelope that it went out in.
    mutating func act(
        _ action: JSONObject,
        values: JSON,
        on ts: Timestamp,
        by user: String,
        in id: String
    ) throws(APIError) -> String {
        let (person, channel) = try place(user, id)
        let whisper = channel.whisper(ts, to: user)
        let message = if let whisper { whisper } else { try self.message(ts, in: channel) }
        guard message.isFromBot else { throw APIError("message_not_found") }
        let chosen = try Self.completed(action, in: message.blocks, at: nextTimestamp)
        var container: JSONObject = [
            "type": "message", "message_ts": ts.json, "channel_id": .string(id),
            "is_ephemeral": .bool(whisper != nil),
        ]
        if let thread = message.thread { container.append("thread_ts", thread.json) }
        var payload = actionPayload(by: person, container)
        payload.append("channel", ["id": .string(id), "name": .string(Self.name(of: channel.info))])
        if whisper == nil { payload.append("message", state.json(message, in: channel, metadata: .all)) }
        payload.append("state", ["values": values])
        let origin = ResponseLinks.Origin(ts: ts, isEphemeral: whisper != nil)
        payload.append("response_url", .string(responseURL(to: user, in: id, about: origin)))
        payload.append("actions", [.object(chosen)])
        return try send(Envelope(.interactive, .action(user: user), payload))
    }

    /// What the payloads of all actions begin with.
    mutating func actionPayload(by person: Person, _ container: JSONObject) -> JSONObject {
        [
            "type": "block_actions", "user": Self.json(person), "api_app_id": .string(state.bot.appID),
            "token": .string(Self.verificationToken), "container": .object(container),
            "trigger_id": .string(triggers.issue(to: person.id, now: now)), "team": Self.team, "enterprise": .null,
            "is_enterprise_install": false,
        ]
    }

    static let team: JSON = [
        "id": .string(WorkspaceState.teamID), "domain": .string(WorkspaceState.teamDomain),
    ]

    static func json(_ person: Person) -> JSON {
        [
            "id": .string(person.id), "username": .string(person.name), "name": .string(person.name),
            "team_id": .string(WorkspaceState.teamID),
        ]
    }

    /// The action with what its element adds, if there is such an element.
    static func completed(_ action: JSONObject, in blocks: [JSON], at time: Timestamp) throws(APIError) -> JSONObject {
        guard let block = blocks.first(where: { $0["block_id"] == action["block_id"] }),
            let element = elements(of: block).first(where: { $0["action_id"] == action["action_id"] }),
            let type = element["type"], action["type"] == nil || action["type"] == type
        else { throw APIError("action_not_found") }
        var chosen = action
        chosen["type"] = type
        if type == "button" {
            chosen["text"] = element["text"]
            chosen["value"] = element["value"]
            chosen["style"] = element["style"]
        }
        chosen["action_ts"] = time.json
        return chosen
    }

    /// The interactive elements of a block.
    static func elements(of block: JSON) -> [JSON] {
        (block["elements"]?.array ?? []) + [block["accessory"], block["element"]].compactMap(\.self)
    }
}
