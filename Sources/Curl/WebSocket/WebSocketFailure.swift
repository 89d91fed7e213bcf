/// What was wrong with what a server sent over a WebSocket, or with how it ended.
struct WebSocketFailure: Error, Equatable {
    var kind: HTTPError.Kind
    var text: String
    /// What the server is told in a close frame (RFC 6455, section 7.4.1), once frames are exchanged.
    var code: UInt16 = 1002

    static let protocolViolation = WebSocketFailure(
        kind: .malformedResponse,
        text: "the server sent a frame that the protocol does not allow"
    )
    static let invalidText = WebSocketFailure(
        kind: .malformedResponse,
        text: "the server sent a text that is not UTF-8",
        code: 1007
    )

    static func tooLarge(_ limit: Int) -> WebSocketFailure {
        let text = "the server sent a message of more than \(limit) bytes"
        return WebSocketFailure(kind: .bodyTooLarge, text: text, code: 1009)
    }
}

extension HTTPError {
    /// - Parameter origin: Scheme, host and port of the WebSocket.
    static func webSocket(_ kind: Kind, _ origin: String, _ text: String, nothingWasSent: Bool = false) -> HTTPError {
        HTTPError(kind: kind, reason: "WebSocket \(origin): \(text)", nothingWasSent: nothingWasSent)
    }

    /// Nothing of what was wanted has been begun.
    static func refusal(_ kind: Kind, _ origin: String) -> HTTPError {
        webSocket(kind, origin, kind.refusalText, nothingWasSent: true)
    }
}

extension HTTPError.Kind {
    /// What is said of a wish that the client does not carry out any more.
    var refusalText: String { self == .shutDown ? "the HTTP client was shut down" : "cancelled" }
}
