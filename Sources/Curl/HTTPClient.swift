import CLibcurl
import Foundation

/// An async HTTP client: HTTP/1.1, and HTTP/2 where a TLS server offers it, with connections that are used again; and
/// WebSockets (RFC 6455).
///
/// All of it runs on one thread of its own, which alone uses libcurl. Redirects are not followed: a 3xx is an answer.
package final class HTTPClient: Sendable {
    /// Of the whole process, before any thread uses libcurl.
    private static let globalInit = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    private let configuration: Configuration
    private let inbox: Inbox
    /// Nil once joined.
    private let thread: Locked<LoopThread?>

    /// - Throws: ``HTTPError/Kind/tls`` if the CA file cannot be read; ``HTTPError/Kind/other`` if the system denies a thread or a descriptor.
    package init(configuration: Configuration = .init()) throws(HTTPError) {
        guard Self.globalInit == CURLE_OK else { throw .libcurl("to start") }
        if let file = configuration.caFile, !FileManager.default.isReadableFile(atPath: file) {
            throw HTTPError(kind: .tls, reason: "HTTP client: cannot read the CA file \(file)", nothingWasSent: true)
        }
        self.configuration = configuration
        inbox = try Inbox()
        thread = try Locked(LoopThread(running: TransferLoop(inbox: inbox, configuration: configuration)))
    }

    deinit {
        shutDown()
    }

    /// Sends `request` and waits for the whole response.
    ///
    /// Cancelling the task ends the request with ``HTTPError/Kind/cancelled``.
    package func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        let start = ContinuousClock.now
        try request.check()
        let id = inbox.nextID()
        return try await inbox.ask(
            { .start(Call(id: id, request: request, start: start, continuation: $0)) },
            cancellation: .cancel(id)
        ) { kind in
            kind == .cancelled
                ? .cancelled(request, nothingWasSent: true) : .shutDown(request, nothingWasSent: true)
        }
    }

    /// Opens a WebSocket. Cancelling the task ends the attempt with ``HTTPError/Kind/cancelled``.
    ///
    /// It has a connection of its own, which counts against ``Configuration/maxConnectionsPerHost``, and uses proxy and
    /// certificates as requests do. Through a proxy it goes by CONNECT, even if it is `ws`.
    ///
    /// - Parameters:
    ///   - url: Absolute `ws` or `wss` URL, already percent-encoded.
    ///   - headers: Further fields of the handshake; also `Sec-WebSocket-Protocol` if subprotocols are offered.
    ///   - timeouts: Of the opening alone. The total is until the WebSocket is open.
    ///   - messageLimit: Largest message that is accepted, in bytes; a larger one ends the WebSocket with 1009.
    /// - Throws: ``HTTPError/Kind/refused(status:)`` if the server answers anything but 101, and as ``send(_:)``.
    package func openWebSocket(
        _ url: String,
        headers: [(name: String, value: String)] = [],
        timeouts: HTTPTimeouts = .init(),
        messageLimit: Int = 1 << 20
    ) async throws(HTTPError) -> WebSocket {
        let opening = try WebSocketOpening(
            id: inbox.nextID(),
            url: url,
            headers: headers,
            timeouts: timeouts,
            messageLimit: messageLimit,
            userAgent: configuration.userAgent
        )
        let () = try await inbox.ask({ .open(opening, $0) }, cancellation: .cancel(opening.id)) { kind in
            .refusal(kind, opening.origin)
        }
        return WebSocket(opening, inbox: inbox, client: self)
    }

    /// Ends every request in flight and every WebSocket with ``HTTPError/Kind/shutDown``, and waits until the thread has ended
    /// and all is freed.
    ///
    /// May be called more than once. Requests that are sent afterwards fail at once. Servers of WebSockets are told so by 1001.
    package func shutDown() {
        inbox.shut()
        // Under the lock, so that a second caller too returns only when the thread is gone.
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
    }
}
