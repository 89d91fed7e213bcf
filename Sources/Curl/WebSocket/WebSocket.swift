package import Foundation

/// An open WebSocket (RFC 6455); ``HTTPClient/openWebSocket(_:headers:timeouts:messageLimit:)`` opens one.
///
/// Pings of the server are answered by itself. Cancelling a task ends what it waits for with ``HTTPError/Kind/cancelled``, and
/// leaves the WebSocket as it is. One that nobody holds any more is closed with 1001. It keeps its client.
package final class WebSocket: Sendable {
    private let id: Call.ID
    private let origin: String
    private let heard: Locked<ContinuousClock.Instant>
    private let inbox: Inbox
    /// Kept, as without it the WebSocket would be shut down.
    private let client: HTTPClient

    init(_ opening: WebSocketOpening, inbox: Inbox, client: HTTPClient) {
        id = opening.id
        origin = opening.origin
        heard = opening.lastHeard
        self.inbox = inbox
        self.client = client
    }

    deinit {
        inbox.tell(.drop(id))
    }

    /// When the last byte came in, of whatever kind.
    ///
    /// It stays behind while nobody receives: after 64 messages, or more bytes than a message may have, nothing more is read.
    package var lastHeard: ContinuousClock.Instant { heard.withLock { $0 } }

    /// Waits for the next message, or for the end.
    ///
    /// - Throws: Once all messages are taken, why the WebSocket has ended without a closing handshake:
    ///   ``HTTPError/Kind/connectionLost``, ``HTTPError/Kind/malformedResponse`` if the server broke the protocol,
    ///   ``HTTPError/Kind/bodyTooLarge`` if a message was too large, ``HTTPError/Kind/shutDown``. It stays so.
    package func receive() async throws(HTTPError) -> WebSocketMessage {
        try await ask { .receive($0) }
    }

    /// Hands a text over to be sent. Returns once it is in line; waits while more than 256 KiB are there before it.
    ///
    /// - Throws: ``HTTPError`` with ``HTTPError/nothingWasSent`` if it will not be sent. No error does not mean that it arrives.
    package func send(text: String) async throws(HTTPError) {
        try await ask { .send(.text(text), $0) }
    }

    /// As ``send(text:)``.
    package func send(binary: Data) async throws(HTTPError) {
        try await ask { .send(.binary(binary), $0) }
    }

    /// Sends a ping and waits for its pong.
    ///
    /// - Throws: ``HTTPError/Kind/idleTimeout`` if none comes in time; the WebSocket stays open, and what to do is up to the
    ///   caller. Also if nobody receives, see ``lastHeard``.
    package func ping(timeout: Duration) async throws(HTTPError) {
        try await ask { .ping(timeout: timeout, $0) }
    }

    /// Closes the WebSocket. Messages that were not received yet, or still come, are dropped.
    ///
    /// - Parameters:
    ///   - code: 1000 to 1003, 1007 to 1011 or 3000 to 4999 (RFC 6455, section 7.4).
    ///   - reason: At most 123 bytes.
    ///   - timeout: How long the server has to answer; then the connection is cut.
    /// - Returns: The server's answer, or its own close if that came first.
    package func close(
        code: UInt16 = 1000,
        reason: String = "",
        timeout: Duration = .seconds(5)
    ) async throws(HTTPError) -> WebSocketClose {
        guard Self.codes.contains(where: { $0.contains(code) }), reason.utf8.count <= 123 else {
            let text = "a close with code \(code) and a reason of \(reason.utf8.count) bytes is not allowed"
            throw .webSocket(.invalidRequest, origin, text, nothingWasSent: true)
        }
        return try await ask { .close(WebSocketClose(code: code, reason: reason), timeout: timeout, $0) }
    }

    private static let codes: [ClosedRange<UInt16>] = [1000...1003, 1007...1011, 3000...4999]

    private func ask<Value: Sendable>(_ wish: (Reply<Value>) -> WebSocketCall.Wish) async throws(HTTPError) -> Value {
        let (call, start) = (inbox.nextID(), ContinuousClock.now)
        return try await inbox.ask(
            { .use(WebSocketCall(id: call, start: start, wish: wish($0)), of: id) },
            cancellation: .cancelUse(call, of: id)
        ) { .refusal($0, origin) }
    }
}
