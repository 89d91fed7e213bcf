/// Why there is no answer.
package struct HTTPError: Error, Sendable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        case invalidRequest
        case nameResolution
        case connectionFailed
        case tls
        case proxy
        /// No connection within ``HTTPTimeouts/connect``.
        case connectTimeout
        /// Silence for longer than ``HTTPTimeouts/idle``; no pong within a ping's time.
        case idleTimeout
        /// Not finished within ``HTTPTimeouts/total``.
        case totalTimeout
        /// The connection ended before the response did, or before the WebSocket on it was closed.
        case connectionLost
        /// Also a message of a WebSocket.
        case bodyTooLarge
        /// Also frames of a WebSocket that the protocol does not allow.
        case malformedResponse
        /// The server answered the handshake of a WebSocket with this status.
        case refused(status: Int)
        case cancelled
        /// The client was shut down.
        case shutDown
        case other
    }

    package var kind: Kind
    /// One line for an operator; holds neither headers nor bodies.
    package var reason: String
    /// True only if nothing of the request can have reached the server, so that sending it again is safe.
    package var nothingWasSent: Bool

    package init(kind: Kind, reason: String, nothingWasSent: Bool) {
        self.kind = kind
        self.reason = reason
        self.nothingWasSent = nothingWasSent
    }

    package var description: String { reason }
}
