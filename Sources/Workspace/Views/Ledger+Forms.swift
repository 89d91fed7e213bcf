/// What people do in views.
extension Ledger {
    /// A person acts on an element of a view.
    mutating func act(_ action: JSONObject, values: JSON, onView id: String, by user: String) throws(APIError) -> String
    {
        let (person, view) = try seen(id, by: user)
        let chosen = try Self.completed(action, in: view.content.blocks, at: nextTimestamp)
        var payload = actionPayload(by: person, ["type": "view", "view_id": .string(id)])
        payload.append("view", .object(state.json(view, values: values)))
        payload.append("actions", [.object(chosen)])
        return try send(Envelope(.interactive, .action(user: user), payload))
    }

    /// A person sends a modal off.
    mutating func submit(_ id: String, values: JSON, by user: String) throws(APIError) -> String {
        let (person, view) = try seen(id, by: user)
        guard view.content.kind == .modal, view.id == state.modals[user]?.last?.id else {
            throw APIError("view_not_found")
        }
        var payload = formPayload("view_submission", by: person, view, values)
        payload.append("trigger_id", .string(triggers.issue(to: user, now: now)))
        payload.append("response_urls", [])
        return try send(Envelope(.interactive, .submission(user: user, view: id), payload))
    }

    /// A person closes the uppermost modal, or, where it says so, all of them.
    mutating func close(_ id: String, by user: String) throws(APIError) {
        let (person, view) = try seen(id, by: user)
        guard let stack = state.modals[user], stack.last?.id == id else { throw APIError("view_not_found") }
        let isCleared = view.content.clearsOnClose
        try commit(.showed(user: user, views: isCleared ? [] : stack.dropLast()))
        guard view.content.notifiesOnClose else { return }
        var payload = formPayload("view_closed", by: person, view, [:])
        payload.append("is_cleared", .bool(isCleared))
        deliver(Envelope(.interactive, .closure, payload))
    }

    private func seen(_ id: String, by user: String) throws(APIError) -> (Person, View) {
        guard let person = state.person(user), !person.isBot else { throw APIError("user_not_found") }
        guard let view = view(id: id, external: nil), view.user == user else { throw APIError("view_not_found") }
        return (person, view)
    }

    private func formPayload(_ type: String, by person: Person, _ view: View, _ values: JSON) -> JSONObject {
        [
            "type": .string(type), "team": Self.team, "user": Self.json(person),
            "api_app_id": .string(state.bot.appID), "token": .string(Self.verificationToken),
            "view": .object(state.json(view, values: values)), "is_enterprise_install": false, "enterprise": .null,
        ]
    }

    // MARK: The app's answer to a form

    mutating func settle(form id: String, _ user: String, _ settlement: Settlement) {
        do throws(APIError) {
            switch settlement {
            case .acknowledged(let answer): try take(answer?.object ?? [:], form: id, user)
            case .timedOut: tell(problem: "The bot did not answer in time. Try again.", form: id, user)
            case .undeliverable: tell(problem: "No bot is connected.", form: id, user)
            }
        } catch {
            tell(problem: "The bot's answer was refused with \(error.code).", form: id, user)
        }
    }

    private mutating func take(_ answer: JSONObject, form id: String, _ user: String) throws(APIError) {
        let stack = state.modals[user] ?? []
        guard let view = stack.last, view.id == id else { return }
        switch answer["response_action"]?.string {
        case nil: try commit(.showed(user: user, views: stack.dropLast()))
        case "clear": try commit(.showed(user: user, views: []))
        case "errors":
            let names = Set(view.content.blocks.compactMap { $0["block_id"]?.string })
            guard let errors = answer["errors"]?.object, !errors.members.isEmpty,
                errors.members.allSatisfy({ names.contains($0.key) && $0.value.string != nil })
            else { throw APIError("invalid_errors") }
            tell(["type": "form", "view": .string(id), "errors": .object(errors)], to: user)
        case "update":
            _ = try update(view, hash: nil, ViewCheck.content(answer["view"], as: [.modal], seed: nextTimestamp))
        case "push":
            _ = try push(ViewCheck.content(answer["view"], as: [.modal], seed: nextTimestamp), for: user)
        default: throw APIError("invalid_response_action")
        }
    }

    private mutating func tell(problem: String, form id: String, _ user: String) {
        tell(["type": "form", "view": .string(id), "problem": .string(problem)], to: user)
    }
}
