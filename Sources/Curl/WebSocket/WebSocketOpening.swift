import Foundation

/// A WebSocket on its way to the thread that opens it.
struct WebSocketOpening: Sendable {
    let id: Call.ID
    /// Where libcurl connects to, in the terms of HTTP; of its headers, only the handshake makes use.
    let request: HTTPRequest
    /// What may be shown of the URL.
    let origin: String
    let handshake: WebSocketHandshake
    let messageLimit: Int
    let start: ContinuousClock.Instant
    /// When the last byte came; shared with the ``WebSocket``.
    let lastHeard: Locked<ContinuousClock.Instant>

    /// Fields that make the handshake and that a caller could only contradict.
    private static let ownFields = [
        "host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions",
    ]

    /// - Throws: ``HTTPError/Kind/invalidRequest``.
    init(
        id: Call.ID,
        url: String,
        headers: [(name: String, value: String)],
        timeouts: HTTPTimeouts,
        messageLimit: Int,
        userAgent: String
    ) throws(HTTPError) {
        let scheme = url.prefix { $0 != ":" }.lowercased()
        guard let transport = ["ws": "http", "wss": "https"][scheme] else {
            throw Self.invalid("the URL does not begin with ws:// or wss://")
        }
        request = HTTPRequest(.get, transport + url.dropFirst(scheme.count), headers: headers, timeouts: timeouts)
        try request.check()
        guard !request.namesUser else { throw Self.invalid("the URL names a user: use a header for that") }
        if let (name, _) = headers.first(where: { Self.ownFields.contains($0.name.lowercased()) }) {
            throw Self.invalid("header \(name) is the client's to set")
        }
        self.id = id
        origin = scheme + request.origin.dropFirst(transport.count)
        let defaultPort = scheme == "wss" ? ":443" : ":80"
        let authority = String(request.authority)
        let host = authority.hasSuffix(defaultPort) ? String(authority.dropLast(defaultPort.count)) : authority
        let agent = headers.contains { $0.name.lowercased() == "user-agent" } ? [] : [("User-Agent", userAgent)]
        handshake = WebSocketHandshake(host: host, target: request.target, headers: agent + headers)
        self.messageLimit = messageLimit
        start = .now
        lastHeard = Locked(start)
    }

    private static func invalid(_ reason: String) -> HTTPError {
        HTTPError(kind: .invalidRequest, reason: "WebSocket: \(reason)", nothingWasSent: true)
    }
}
