/// The API of the workspace's page: every call names the person who acts, and there are no tokens.
enum PageAPI {
    /// - Throws: `unknown_operation`, or why the operation is refused.
    static func answer(
        _ operation: String,
        isPost: Bool,
        _ arguments: Arguments,
        on ledger: inout Ledger
    ) throws(APIError) -> JSONObject {
        guard let viewer = viewer(arguments, in: ledger) else { throw APIError("user_not_found") }
        let user = viewer.id
        switch (operation, isPost) {
        case ("state", false): return state(for: user, ledger)
        case ("messages", false): return try messages(for: user, arguments, ledger)
        case ("views", false): return views(for: user, ledger)
        case ("post", true): return try post(user, arguments, &ledger)
        case ("edit", true): return try edit(user, arguments, &ledger)
        case ("delete", true): return try delete(user, arguments, &ledger)
        case ("react", true): return try react(user, arguments, &ledger)
        case ("command", true), ("act", true), ("home", true), ("submit", true),
            ("close", true):
            return try interact(operation, user, arguments, &ledger)
        case ("open", true):
            let other = try arguments.required("with")
            return ["channel": .string(try ledger.openDirect(of: [other], by: user).info.id)]
        case ("channel", true):
            let name = try arguments.required("name")
            let info = try ledger.create(name, isPrivate: arguments.flag("is_private"), by: user)
            return ["channel": .string(info.id)]
        case ("join", true):
            let channel = try arguments.required("channel")
            _ = try ledger.join(channel, user)
            return ["channel": .string(channel)]
        case ("invite", true):
            let channel = try arguments.required("channel")
            try ledger.invite([try arguments.required("who")], to: channel, by: user)
            return ["channel": .string(channel)]
        case ("leave", true):
            let channel = try arguments.required("channel")
            _ = try ledger.leave(channel, user)
            return ["channel": .string(channel)]
        default: throw APIError("unknown_operation")
        }
    }

    /// The person who looks or acts: `user`, or the first person where none is named. Never the bot.
    static func viewer(_ arguments: Arguments, in ledger: Ledger) -> Person? {
        let people = ledger.state.people.filter { !$0.isBot && !$0.deleted }
        guard let id = arguments.string("user"), !id.isEmpty else { return people.first }
        return people.first { $0.id == id }
    }
}
