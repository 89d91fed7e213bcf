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
        default:
            let channel = try arguments.required("channel")
            guard let ts = arguments.timestamp("ts") else { throw APIError("message_not_found") }
            guard let action = arguments["action"]?.object else { throw APIError("invalid_arguments") }
            let values = arguments["values"] ?? [:]
            return ["envelope": .string(try ledger.act(action, values: values, on: ts, by: user, in: channel))]
        }
    }
}
