import Foundation
import Testing

@testable import Curl

/// Why a WebSocket does not open.
@Suite(.timeLimit(.minutes(1)))
struct WebSocketOpeningTests {
    /// The error of an attempt whose connection `script` carries on after the handshake's request was read.
    private func failure(
        timeouts: HTTPTimeouts = .only(),
        _ script: @escaping @Sendable (ServerConnection, _ key: String) -> Void
    ) async throws -> HTTPError {
        let server = try ScriptedServer { connection in
            guard let key = connection.readRequest()?["Sec-WebSocket-Key"] else { return }
            script(connection, key)
        }
        return try await HTTPClient.direct().failure(toOpen: server.webSocketURL, timeouts: timeouts)
    }

    @Test func theKeyOfTheStandardIsAcceptedWithItsAnswer() throws {
        // RFC 6455, section 1.3.
        var handshake = WebSocketHandshake(host: "h", target: "/", headers: [], key: "dGhlIHNhbXBsZSBub25jZQ==")
        let head = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r\n
            """
        #expect(try handshake.read(Array(head.utf8) + [1, 2, 3]) == [1, 2, 3])
    }

    @Test func anInterimAnswerIsPassedOver() async throws {
        let server = try ScriptedServer { connection in
            guard let key = connection.readRequest()?["Sec-WebSocket-Key"] else { return }
            connection.send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + ServerConnection.acceptance(of: key))
            connection.send(.text("hello"))
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        #expect(try await socket.receive() == .text("hello"))
    }

    @Test(arguments: [200, 302, 400, 401, 403, 404, 429, 500, 503])
    func aStatusOtherThan101(status: Int) async throws {
        let error = try await failure { connection, _ in connection.answer("\(status) So", body: "no") }
        #expect(error.kind == .refused(status: status))
        #expect(!error.nothingWasSent)
        #expect(error.reason.hasPrefix("WebSocket ws://127.0.0.1:"))
        #expect(error.reason.contains("\(status)"))
        #expect(!error.reason.contains("secret"))
    }

    @Test(arguments: [
        ("Sec-WebSocket-Accept: ", "Sec-WebSocket-Accept: x"), ("Sec-WebSocket-Accept", "Sec-WebSocket-Other"),
        ("upgrade: WebSocket", "upgrade: h2c"), ("keep-alive, Upgrade", "keep-alive"), ("HTTP/1.1", "HTTP/1.0"),
        ("HTTP/1.1 101", "HTTP/1.1 1o1"), ("HTTP/1.1 101", "HTTP/1.1 0101"), ("HTTP/1.1 101", "SSH-2.0-OpenSSH_9.2"),
        ("upgrade:", "no colon here\r\nupgrade:"),
        ("upgrade:", "Sec-WebSocket-Extensions: permessage-deflate\r\nupgrade:"),
        ("upgrade:", "Sec-WebSocket-Protocol: chat\r\nupgrade:"),
    ])
    func anAnswerThatIsNotOneToOurHandshake(part: String, replacement: String) async throws {
        let error = try await failure { connection, key in
            connection.send(ServerConnection.acceptance(of: key).replacing(part, with: replacement))
            connection.waitForEnd()
        }
        #expect(error.kind == .malformedResponse)
        #expect(!error.nothingWasSent)
    }

    @Test(arguments: [
        "X-Long: \(String(repeating: "a", count: 1 << 20))\r\n", String(repeating: "X-Many: a\r\n", count: 10_000),
    ])
    func aHeadWithoutEnd(lines: String) async throws {
        let error = try await failure { connection, _ in
            connection.send("HTTP/1.1 101 Switching Protocols\r\n" + lines)
            connection.waitForEnd()
        }
        #expect(error.kind == .malformedResponse)
    }

    @Test(arguments: ["", "HTTP/1.1 101 Switching Protocols\r\nupgr"])
    func aConnectionThatEndsBeforeTheAnswerDoes(bytes: String) async throws {
        let error = try await failure { connection, _ in connection.send(bytes) }
        #expect(error.kind == .connectionLost)
        #expect(!error.nothingWasSent)
    }

    @Test func anAnswerThatNeverComes() async throws {
        let error = try await failure(timeouts: .only(idle: .milliseconds(100))) { connection, _ in
            connection.waitForEnd()
        }
        #expect(error.kind == .idleTimeout)
        #expect(!error.nothingWasSent)
    }

    @Test func anAnswerThatComesDropByDrop() async throws {
        let error = try await failure(timeouts: .only(total: .milliseconds(100))) { connection, _ in
            while !connection.ends(withinMilliseconds: 5), connection.send("H") {}
        }
        #expect(error.kind == .totalTimeout)
    }

    @Test func aTLSHandshakeThatIsNotAnswered() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        let url = "wss://127.0.0.1:\(server.port)/"
        let error = try await HTTPClient.direct().failure(
            toOpen: url,
            timeouts: .only(connect: .milliseconds(100))
        )
        #expect(error.kind == .connectTimeout)
        #expect(error.nothingWasSent)
    }

    @Test func aPortThatNobodyListensOn() async throws {
        let listener = try Listener(backlog: nil)
        let error = try await HTTPClient.direct().failure(toOpen: "ws://127.0.0.1:\(listener.port)/secret")
        #expect(error.kind == .connectionFailed)
        #expect(error.nothingWasSent)
        #expect(!error.reason.contains("secret"))
    }

    @Test func aNameThatDoesNotExist() async throws {
        let error = try await HTTPClient.direct().failure(toOpen: "wss://chat.invalid/")
        #expect(error.kind == .nameResolution)
        #expect(error.reason.hasPrefix("WebSocket wss://chat.invalid: "))
    }

    @Test(arguments: [
        "http://127.0.0.1/", "ws:/127.0.0.1/", "ws://", "ws:///path", "ws://127.0.0.1/a b", "ws://me:pw@127.0.0.1/", "",
    ])
    func aURLThatCannotBeOne(url: String) async throws {
        let error = try await HTTPClient.direct().failure(toOpen: url)
        #expect(error.kind == .invalidRequest)
        #expect(error.nothingWasSent)
    }

    @Test(arguments: [("Host", "x"), ("sec-websocket-key", "x"), ("X-Bad", "a\r\nb"), ("Content-Length", "3")])
    func aHeaderThatIsNotOurs(name: String, value: String) async throws {
        let client = try HTTPClient.direct()
        let error = try #require(
            await #expect(throws: HTTPError.self) {
                _ = try await client.openWebSocket("ws://127.0.0.1/", headers: [(name, value)])
            }
        )
        #expect(error.kind == .invalidRequest)
    }

    @Test(arguments: [
        ("ws://Host", "Host", "/"), ("ws://host:80/a/b?c=d#e", "host", "/a/b?c=d"),
        ("WSS://host:443?x=/", "host", "/?x=/"),
        ("wss://host:80/", "host:80", "/"), ("ws://[::1]:8080/", "[::1]:8080", "/"),
    ])
    func hostAndTargetAreThoseOfTheURL(url: String, host: String, target: String) throws {
        let opening = try WebSocketOpening(
            id: 1,
            url: url,
            headers: [],
            timeouts: .init(),
            messageLimit: 1,
            userAgent: "viva"
        )
        #expect(opening.handshake.request.hasPrefix("GET \(target) HTTP/1.1\r\nHost: \(host)\r\n"))
    }
}

extension HTTPClient {
    /// The error of a WebSocket that must not open.
    func failure(
        toOpen url: String,
        timeouts: HTTPTimeouts = .init(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> HTTPError {
        try #require(
            await #expect(throws: HTTPError.self, sourceLocation: sourceLocation) {
                _ = try await openWebSocket(url, timeouts: timeouts)
            },
            sourceLocation: sourceLocation
        )
    }
}

extension WebSocket {
    /// The error of a receive that must fail.
    func failure(sourceLocation: SourceLocation = #_sourceLocation) async throws -> HTTPError {
        try #require(
            await #expect(throws: HTTPError.self, sourceLocation: sourceLocation) { _ = try await receive() },
            sourceLocation: sourceLocation
        )
    }
}
