/// What people do that reaches the bot alone, and what befalls its sockets.
extension ControlAPI {
    static func interact(_ operation: String, _ arguments: Arguments, _ ledger: inout Ledger) throws(APIError)
        -> JSONObject
    {
        let user = try arguments.required("user")
        if operation == "home" {
            try ledger.openHome(user, tab: arguments.string("tab") ?? "home")
            return [:]
        }
        if operation == "interact", let view = arguments.string("view") {
            guard let action = arguments["action"]?.object else { throw APIError("invalid_arguments") }
            let values = arguments["values"] ?? [:]
            return ["envelope": .string(try ledger.act(action, values: values, onView: view, by: user))]
        }
        let channel = try arguments.required("channel")
        if operation == "command" {
            let name = try arguments.required("command")
            return [
                "envelope": .string(try ledger.command(name, arguments.string("text") ?? "", by: user, in: channel))
            ]
        }
        guard let ts = arguments.timestamp("messageTs") else { throw APIError("message_not_found") }
        guard let action = arguments["action"]?.object else { throw APIError("invalid_arguments") }
        let values = arguments["values"] ?? [:]
        return ["envelope": .string(try ledger.act(action, values: values, on: ts, by: user, in: channel))]
    }

    static func sockets(_ ledger: Ledger) -> JSONObject {
        [
            "connections": .array(ledger.sockets.open.map { .int($0) }),
            "waiting": .int(ledger.sockets.waiting.count), "enabled": .bool(ledger.sockets.isEnabled),
        ]
    }

    static func control(_ operation: String, _ arguments: Arguments, _ ledger: inout Ledger) throws(APIError)
        -> JSONObject
    {
        let connection = try arguments.number("connection", in: 1...Int.max)
        switch operation {
        case "disconnect":
            let reason = arguments.string("reason") ?? "refresh_requested"
            guard ["warning", "refresh_requested", "link_disabled", "too_many_websockets"].contains(reason) else {
                throw APIError("invalid_arguments", messages: ["reason is not one that the platform gives"])
            }
            ledger.disconnect(reason, only: connection)
        case "cut":
            for id in ledger.sockets.open where connection == nil || connection == id { ledger.sockets.tell(id, .cut) }
        default:
            if let milliseconds = try arguments.number("ack_ms", in: 0...600_000) {
                ledger.sockets.patience.acknowledgement = .milliseconds(milliseconds)
            }
            if let retries = arguments["retry_ms"] {
                ledger.sockets.patience.retries = try self.retries(retries)
            }
            if arguments["enabled"] != nil { ledger.sockets.isEnabled = arguments.flag("enabled") }
        }
        return [:]
    }

    private static func retries(_ value: JSON) throws(APIError) -> [Duration] {
        var retries: [Duration] = []
        for element in value.array ?? [value] {
            guard case .int(let milliseconds) = element, (0...3_600_000).contains(milliseconds) else {
                throw APIError("invalid_arguments", messages: ["retry_ms is a list of milliseconds"])
            }
            retries.append(.milliseconds(milliseconds))
        }
        return retries
    }
}
