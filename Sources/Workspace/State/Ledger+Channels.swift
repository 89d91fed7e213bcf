/// What one may do with conversations.
extension Ledger {
    /// The direct message of these people, or their group if they are more than two; made when there is none.
    mutating func openDirect(of users: [String], by user: String) throws(APIError) -> (info: Channel.Info, isNew: Bool)
    {
        for other in users {
            guard let person = state.person(other) else { throw APIError("user_not_found") }
            if person.deleted { throw APIError("user_disabled") }
        }
        let members = ([user] + users).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let kind: Channel.Kind = members.count > 2 ? .group : .direct
        let same = state.conversations.first {
            $0.info.kind == kind && $0.info.members.count == members.count
                && $0.info.members.allSatisfy(members.contains)
        }
        if let same { return (same.info, false) }
        let names = members.compactMap { state.person($0)?.name }
        let info = Channel.Info(
            id: nextChannelID(kind == .direct ? "D" : "G"),
            name: kind == .direct ? "" : "mpdm-" + names.joined(separator: "--") + "-1",
            kind: kind,
            creator: user,
            created: now.seconds,
            members: members
        )
        try commit(.opened(info))
        return (info, true)
    }

    mutating func create(_ name: String, isPrivate: Bool, by user: String) throws(APIError) -> Channel.Info {
        try Self.check(channelName: name)
        if state.conversations.contains(where: { !$0.info.kind.isDirect && $0.info.name == name }) {
            throw APIError("name_taken")
        }
        let info = Channel.Info(
            id: nextChannelID("C"),
            name: name,
            kind: isPrivate ? .privateChannel : .publicChannel,
            creator: user,
            created: now.seconds,
            members: [user]
        )
        try commit(.opened(info))
        return info
    }

    /// Lets a user into a public channel; false when they are in it already.
    mutating func join(_ id: String, _ user: String) throws(APIError) -> Bool {
        let info = try channel(id, visibleTo: user).info
        if info.kind != .publicChannel { throw APIError("method_not_supported_for_channel_type") }
        return try add(user, to: info)
    }

    mutating func invite(_ users: [String], to id: String, by user: String) throws(APIError) {
        let info = try channel(id, visibleTo: user).info
        if info.kind.isDirect { throw APIError("method_not_supported_for_channel_type") }
        guard info.has(user) else { throw APIError("not_in_channel") }
        for other in users {
            if other == user { throw APIError("cant_invite_self") }
            guard state.person(other) != nil else { throw APIError("user_not_found") }
            if info.has(other) { throw APIError("already_in_channel") }
        }
        for other in users { _ = try add(other, to: info) }
    }

    /// Lets a user in; false when they are in already.
    mutating func add(_ user: String, to info: Channel.Info) throws(APIError) -> Bool {
        if info.isArchived { throw APIError("is_archived") }
        if info.has(user) { return false }
        try commit(.joined(channel: info.id, user: user))
        try remark("channel_join", "<@\(user)> has joined the channel", by: user, in: info.id)
        return true
    }

    /// Takes a user out; false when they are not in.
    mutating func leave(_ id: String, _ user: String) throws(APIError) -> Bool {
        let info = try channel(id, visibleTo: user).info
        if info.kind.isDirect { throw APIError("method_not_supported_for_channel_type") }
        if info.isArchived { throw APIError("is_archived") }
        if !info.has(user) { return false }
        try remark("channel_leave", "<@\(user)> has left the channel", by: user, in: id)
        try commit(.left(channel: id, user: user))
        return true
    }

    mutating func archive(_ id: String, _ archived: Bool) throws(APIError) {
        guard let info = state[channel: id]?.info else { throw APIError("channel_not_found") }
        if info.isArchived != archived { try commit(.archived(channel: id, archived)) }
    }

    private mutating func remark(_ subtype: String, _ text: String, by user: String, in id: String) throws(APIError) {
        let message = Message(ts: nextTimestamp, user: user, subtype: subtype, text: text)
        try commit(.posted(channel: id, message: message))
    }

    private func nextChannelID(_ letter: String) -> String {
        let number = String(state.order.count + 1, radix: 36, uppercase: true)
        return letter + "0L" + String(repeating: "0", count: max(0, 7 - number.utf8.count)) + number
    }

    private static func check(channelName name: String) throws(APIError) {
        if name.isEmpty { throw APIError("invalid_name_required") }
        if name.unicodeScalars.count > 80 { throw APIError("invalid_name_maxlength") }
        let isPlain = name.unicodeScalars.allSatisfy {
            $0 == "-" || $0 == "_" || ($0.properties.isAlphabetic && !$0.properties.isUppercase)
                || ("0"..."9").contains($0)
        }
        if !isPlain { throw APIError("invalid_name_specials") }
        if name.unicodeScalars.allSatisfy({ $0 == "-" || $0 == "_" }) { throw APIError("invalid_name_punctuation") }
    }
}
