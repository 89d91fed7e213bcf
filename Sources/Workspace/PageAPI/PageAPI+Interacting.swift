extension PageAPI {
    /// What a person does that reaches the bot alone.
    static func interact(
        _ operation: String,
        _ user: String,
        _ arguments: Arguments,
        _ ledger: inout Ledger
    ) throws(APIError) -> JSONObject {
        switch operation {
        case "home":
            try ledger.openHome(user, tab: arguments.string("tab") ?? "home")
            return [:]
        case "command":
            let channel = try arguments.required("channel")
            let name = try arguments.required("command")
            let text = TypedText.stored(arguments.string("text") ?? "", in: ledger.state)
            return ["envelope": .string(try ledger.command(name, text, by: user, in: channel))]
        case "submit":
            let view = try arguments.required("view")
            let values = arguments["values"] ?? [:]
            return ["envelope": .string(try ledger.submit(view, values: values, by: user))]
        case "close":
            try ledger.close(try arguments.required("view"), by: user)
            return [:]
        default:
            guard let action = arguments["action"]?.object else { throw APIError("invalid_arguments") }
            let values = arguments["values"] ?? [:]
            if let view = arguments.string("view") {
                return ["envelope": .string(try ledger.act(action, values: values, onView: view, by: user))]
            }
            let channel = try arguments.required("channel")
            guard let ts = arguments.timestamp("ts") else { throw APIError("message_not_found") }
            return ["envelope": .string(try ledger.act(action, values: values, on: ts, by: user, in: channel))]
        }
    }

    /// What is on a person's screen: the modals, and the app's home.
    static func views(for user: String, _ ledger: Ledger) -> JSONObject {
        let state = ledger.state
        return [
            "views": .array((state.modals[user] ?? []).map { .object(state.json($0)) }),
            "home": state.homes[user].map { .object(state.json($0)) } ?? .null,
        ]
    }
}
