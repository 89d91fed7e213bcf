package import Foundation

/// What ``WebSocket/receive()`` returns.
package enum WebSocketMessage: Sendable, Equatable {
    case text(String)
    case binary(Data)
    /// The orderly end, after all messages; whoever receives again gets it again.
    case closed(WebSocketClose)
}

/// How a WebSocket ended.
package struct WebSocketClose: Sendable, Equatable {
    /// The server's code (RFC 6455, section 7.4). 1005: it named none. 1006: it did not answer our own close.
    package var code: UInt16
    /// The server's words, often empty; at most 123 bytes.
    package var reason: String

    package init(code: UInt16, reason: String = "") {
        self.code = code
        self.reason = reason
    }
}
