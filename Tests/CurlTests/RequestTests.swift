import Foundation
import Testing

@testable import Curl

/// What reaches the server.
@Suite(.timeLimit(.minutes(1)))
struct RequestTests {
    /// What a server has received of `request`.
    private func received(_ request: (_ url: String) -> HTTPRequest) async throws -> ServerConnection.Request {
        let requests = Locked<[ServerConnection.Request]>([])
        let server = try ScriptedServer.answering { connection, request in
            requests.withLock { $0.append(request) }
            connection.answer()
        }
        let client = try HTTPClient.direct(.init(userAgent: "viva-test/1"))
        _ = try await client.send(request(server.url))
        return try #require(requests.withLock { $0.first })
    }

    @Test(arguments: [HTTPRequest.Method.get, .post, .put, .delete])
    func methodTargetAndBodyArriveAsGiven(method: HTTPRequest.Method) async throws {
        let request = try await received { HTTPRequest(method, $0 + "/a%20b?c=d", body: Data("body".utf8)) }
        #expect(request.line == "\(method.rawValue) /a%20b?c=d HTTP/1.1")
        #expect(request.body == Data("body".utf8))
        #expect(request["Content-Length"] == "4")
    }

    @Test(arguments: [(HTTPRequest.Method.get, nil), (.post, "0"), (.put, "0"), (.delete, nil)])
    func aRequestWithoutBodySaysSoWhereTheMethodExpectsOne(method: HTTPRequest.Method, length: String?) async throws {
        let request = try await received { HTTPRequest(method, $0) }
        #expect(request.line == "\(method.rawValue) / HTTP/1.1")
        #expect(request["Content-Length"] == length)
    }

    @Test func headersArriveInOrderAndNothingIsMadeUp() async throws {
        let request = try await received { url in
            HTTPRequest(.post, url, headers: [("X-One", "1"), ("X-Empty", ""), ("X-One", "ä")], body: Data("x".utf8))
        }
        let own = request.headers.filter { $0.name.hasPrefix("X-") }
        #expect(own.map(\.name) == ["X-One", "X-Empty", "X-One"])
        #expect(own.map(\.value) == ["1", "", "ä"])
        #expect(request["User-Agent"] == "viva-test/1")
        #expect(request["Content-Type"] == nil)
        #expect(request["Expect"] == nil)
    }

    @Test func theCallersContentTypeIsKept() async throws {
        let request = try await received { HTTPRequest(.post, $0, headers: [("content-type", "application/json")]) }
        #expect(request["Content-Type"] == "application/json")
    }

    @Test func aBodyOfAMegabyteArrivesWhole() async throws {
        let body = Data((0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 8) })
        let request = try await received { HTTPRequest(.post, $0, body: body) }
        #expect(request.body == body)
    }

    @Test func anAbsoluteURLGoesToTheProxyThatIsConfigured() async throws {
        let proxy = try ScriptedServer.answering { connection, request in connection.answer(body: request.line) }
        let client = try HTTPClient.direct(.init(proxy: proxy.url))
        let response = try await client.send(HTTPRequest(.get, "http://chat.invalid/x"))
        #expect(response.body == Data("GET http://chat.invalid/x HTTP/1.1".utf8))
    }

    @Test(arguments: [
        "", "chat.example", "/path", "ftp://chat.example/", "file:///etc/passwd", "http://", "http:///path",
        "https://:443/",
        "http://chat.example/a b", "http://chat.example/\r\nX: 1", "http://chat.example/ä", "http://user:pw@/",
        "http:x",
        "http://chat.example:port/", "http://[::1/",
    ])
    func aBadURLIsRefusedBeforeAnythingIsSent(url: String) async throws {
        let error = try await HTTPClient.direct().failure(of: HTTPRequest(.get, url))
        #expect(error.kind == .invalidRequest)
        #expect(error.nothingWasSent)
    }

    @Test(arguments: [
        ("X-A", "1\r\nX-B: 2"), ("X-A", "1\n"), ("X-A", "\0"), ("X-A\r\nX-B", "1"), ("X A", "1"), ("X-A:", "1"),
        ("", "1"),
        ("Content-Length", "5"), ("transfer-encoding", "chunked"),
    ])
    func aHeaderThatWouldBreakTheRequestIsRefused(name: String, value: String) async throws {
        let request = HTTPRequest(.get, "http://127.0.0.1:9/", headers: [(name, value)])
        let error = try await HTTPClient.direct().failure(of: request)
        #expect(error.kind == .invalidRequest)
        #expect(error.nothingWasSent)
    }

    @Test func whatIsShownOfAURLHoldsNoSecret() {
        let request = HTTPRequest(.get, "https://user:secret@chat.example:8443/hook/secret?token=secret")
        #expect(request.origin == "https://chat.example:8443")
    }
}
