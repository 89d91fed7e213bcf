extension Methods {
    /// The address of a new socket, good for one connection.
    static func appsConnectionsOpen(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        guard ledger.sockets.isEnabled else { throw APIError("socket_mode_disabled") }
        let ticket = ledger.sockets.issueTicket(now: ledger.now)
        let address = call.baseURL.replacing("http://", with: "ws://", maxReplacements: 1)
        return ["url": .string("\(address)link/?ticket=\(ticket)&app_id=\(ledger.state.bot.appID)")]
    }
}
