extension Methods {
    static func conversationsList(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        try list(ledger, call, bare: false) { $0.isVisible(to: call.user) }
    }

    /// Only what the bot is in, and without `is_member` and `num_members`, as the platform has it.
    static func usersConversations(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let user = call.arguments.string("user") ?? call.user
        guard ledger.state.person(user) != nil else { throw APIError("user_not_found") }
        return try list(ledger, call, bare: true) { $0.has(user) && $0.isVisible(to: call.user) }
    }

    private static func list(
        _ ledger: Ledger,
        _ call: Call,
        bare: Bool,
        where isListed: (Channel.Info) -> Bool
    ) throws(APIError) -> JSONObject {
        let kinds = try Channel.Kind.list(call.arguments)
        let isWithoutArchived = call.arguments.flag("exclude_archived")
        let state = ledger.state
        let listing = try Listing(
            state.order,
            cursor: call.arguments.string("cursor"),
            limit: call.arguments.limit(default: 100, max: 1_000)
        ) { id in
            guard let info = state[channel: id]?.info else { return false }
            return kinds.contains(info.kind) && isListed(info) && !(isWithoutArchived && info.isArchived)
        }
        let channels = listing.ids.compactMap { state[channel: $0]?.info }.map { info in
            json(info, for: call.user, bare: bare, counts: !bare)
        }
        return ["channels": .array(channels), "response_metadata": listing.metadata]
    }

    static func conversationsInfo(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let info = try channel(ledger, call).info
        return ["channel": json(info, for: call.user, counts: call.arguments.flag("include_num_members"))]
    }

    static func conversationsMembers(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let listing = try Listing(
            channel(ledger, call).info.members,
            cursor: call.arguments.string("cursor"),
            limit: call.arguments.limit(default: 100, max: 1_000)
        )
        return ["members": .strings(listing.ids), "response_metadata": listing.metadata]
    }

    static func conversationsOpen(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let info: Channel.Info
        let isNew: Bool
        if let id = call.arguments.string("channel"), !id.isEmpty {
            info = try ledger.channel(id, visibleTo: call.user).info
            isNew = false
            guard info.kind.isDirect else { throw APIError("method_not_supported_for_channel_type") }
            try call.require(["\(info.kind.scopeFamily):write"])
        } else {
            let users = call.arguments.list("users")
            if users.isEmpty { throw APIError("users_list_not_supplied") }
            if users.count > 8 { throw APIError("too_many_users") }
            if users.contains(call.user) { throw APIError("cannot_dm_bot") }
            try call.require([users.count == 1 ? "im:write" : "mpim:write"])
            (info, isNew) = try ledger.openDirect(of: users, by: call.user)
        }
        let channel: JSON =
            call.arguments.flag("return_im") ? json(info, for: call.user) : ["id": .string(info.id)]
        return isNew ? ["channel": channel] : ["no_op": true, "already_open": true, "channel": channel]
    }

    static func conversationsCreate(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let isPrivate = call.arguments.flag("is_private")
        try call.require([isPrivate ? "groups:write" : "channels:manage"])
        let name = call.arguments.string("name") ?? ""
        let info = try ledger.create(name, isPrivate: isPrivate, by: call.user)
        return ["channel": json(info, for: call.user, counts: true)]
    }

    static func conversationsJoin(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let isNew = try ledger.join(call.arguments.required("channel"), call.user)
        let info = try channel(ledger, call).info
        var answer: JSONObject = ["channel": json(info, for: call.user)]
        if !isNew {
            answer.append("warning", "already_in_channel")
            answer.append("response_metadata", ["warnings": ["already_in_channel"]])
        }
        return answer
    }

    static func conversationsLeave(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let info = try channel(ledger, call).info
        if info.isGeneral { throw APIError("cant_leave_general") }
        return try ledger.leave(info.id, call.user) ? [:] : ["not_in_channel": true]
    }

    static func conversationsInvite(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let users = call.arguments.list("users")
        if users.isEmpty { throw APIError("no_user") }
        try ledger.invite(users, to: call.arguments.required("channel"), by: call.user)
        return ["channel": json(try channel(ledger, call).info, for: call.user)]
    }

    /// The conversation that `channel` names, if the bot can see it.
    static func channel(_ ledger: Ledger, _ call: Call) throws(APIError) -> Channel {
        try ledger.channel(try call.arguments.required("channel"), visibleTo: call.user)
    }

    // MARK: How a conversation is shown

    /// `bare` leaves out whether the user is a member, `counts` adds the number of members.
    static func json(_ info: Channel.Info, for user: String, bare: Bool = false, counts: Bool = false) -> JSON {
        if info.kind == .direct {
            return [
                "id": .string(info.id), "created": .int(info.created), "is_archived": .bool(info.isArchived),
                "is_im": true, "is_org_shared": false, "context_team_id": .string(WorkspaceState.teamID),
                "user": .string(info.members.first { $0 != user } ?? user), "is_user_deleted": false, "priority": 0,
            ]
        }
        var object: JSONObject = [
            "id": .string(info.id), "name": .string(info.name), "is_channel": .bool(info.kind != .group),
            "is_group": false, "is_im": false, "is_mpim": .bool(info.kind == .group),
            "is_private": .bool(info.kind != .publicChannel), "created": .int(info.created),
            "is_archived": .bool(info.isArchived), "is_general": .bool(info.isGeneral), "unlinked": 0,
            "name_normalized": .string(info.name), "is_shared": false, "is_org_shared": false,
            "is_pending_ext_shared": false, "is_ext_shared": false,
            "context_team_id": .string(WorkspaceState.teamID), "creator": .string(info.creator),
            "topic": ["value": .string(info.topic), "creator": "", "last_set": 0],
            "purpose": [
                "value": .string(info.purpose), "creator": .string(info.creator), "last_set": .int(info.created),
            ],
            "previous_names": [],
        ]
        if !bare { object.append("is_member", .bool(info.has(user))) }
        if counts { object.append("num_members", .int(info.members.count)) }
        return .object(object)
    }
}
