/// What an app shows on people's screens. Every verb decides first, then commits; a refusal changes nothing.
extension Ledger {
    /// The most modals over each other.
    private static let deepest = 3

    /// Opens a modal on the screen of whoever pulled the trigger.
    mutating func openView(_ trigger: String, _ content: View.Content) throws(APIError) -> View {
        try check(external: content.externalID)
        let user = try triggers.use(trigger, now: now)
        let view = View(id: freshID("V"), user: user, content: content, hash: freshHash())
        try commit(.showed(user: user, views: [view]))
        return view
    }

    /// Puts a modal over the one that is open.
    mutating func pushView(_ trigger: String, _ content: View.Content) throws(APIError) -> View {
        try check(external: content.externalID)
        let user = try triggers.use(trigger, now: now)
        return try push(content, for: user)
    }

    mutating func push(_ content: View.Content, for user: String) throws(APIError) -> View {
        let stack = state.modals[user] ?? []
        guard let top = stack.last else { throw APIError("view_not_found") }
        if stack.count >= Self.deepest { throw APIError("push_limit_reached") }
        let view = View(
            id: freshID("V"), user: user, content: content, hash: freshHash(), root: top.root, previous: top.id)
        try commit(.showed(user: user, views: stack + [view]))
        return view
    }

    /// Replaces the content of a view.
    mutating func update(_ view: View, hash: String?, _ content: View.Content) throws(APIError) -> View {
        if let hash, hash != view.hash { throw APIError("hash_conflict") }
        if content.externalID != view.content.externalID { try check(external: content.externalID) }
        var changed = view
        changed.content = content
        changed.hash = freshHash()
        switch view.content.kind {
        case .home: try commit(.published(changed))
        case .modal:
            let stack = (state.modals[view.user] ?? []).map { $0.id == view.id ? changed : $0 }
            try commit(.showed(user: view.user, views: stack))
        }
        return changed
    }

    /// Gives somebody the app's home.
    mutating func publish(to user: String, hash: String?, _ content: View.Content) throws(APIError) -> View {
        guard let person = state.person(user), !person.isBot else { throw APIError("user_not_found") }
        if let home = state.homes[user] { return try update(home, hash: hash, content) }
        let view = View(id: freshID("V"), user: user, content: content, hash: freshHash())
        try commit(.published(view))
        return view
    }

    /// The view with that id, or that external id.
    func view(id: String?, external: String?) -> View? {
        let all = state.homes.values.map(\.self) + state.modals.values.joined()
        if let id, !id.isEmpty { return all.first { $0.id == id } }
        guard let external, !external.isEmpty else { return nil }
        return all.first { $0.content.externalID == external }
    }

    private func check(external: String) throws(APIError) {
        if !external.isEmpty, view(id: nil, external: external) != nil { throw APIError("duplicate_external_id") }
    }

    private mutating func freshHash() -> String { "\(now.seconds).\(freshID(""))" }
}
