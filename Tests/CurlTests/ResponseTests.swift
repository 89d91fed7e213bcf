import Foundation
import Testing

@testable import Curl

/// What the caller gets of an answer.
@Suite(.timeLimit(.minutes(1)))
struct ResponseTests {
    /// The response to a request that is answered with `bytes`, after which the server ends the connection.
    private func response(to bytes: Data, limit: Int = 1 << 20) async throws -> HTTPResponse {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.send(bytes)
        }
        return try await HTTPClient.direct().send(HTTPRequest(.get, server.url, bodyLimit: limit))
    }

    private func response(to lines: String...) async throws -> HTTPResponse {
        try await response(to: Data(lines.joined(separator: "\r\n").utf8))
    }

    @Test(arguments: [200, 201, 400, 401, 404, 429, 500, 503])
    func everyStatusIsAnAnswer(status: Int) async throws {
        let response = try await response(to: "HTTP/1.1 \(status) X", "Content-Length: 2", "", "ok")
        #expect(response.status == status)
        #expect(response.body == Data("ok".utf8))
    }

    @Test(arguments: ["204 No Content", "304 Not Modified", "200 OK\r\nContent-Length: 0"])
    func anAnswerMayHaveNoBody(head: String) async throws {
        let response = try await response(to: "HTTP/1.1 \(head)", "", "")
        #expect(response.body.isEmpty)
    }

    @Test func headerNamesCompareWithoutCaseAndValuesAreTrimmed() async throws {
        let response = try await response(
            to: "HTTP/1.1 200 OK",
            "ReTrY-aFtEr:  \t30 ",
            "Set-Cookie: a",
            "Set-Cookie: b",
            "X-Colon: a:b",
            "X-Empty:",
            "Content-Length: 0",
            "",
            ""
        )
        #expect(response.headers["Retry-After"] == "30")
        #expect(response.headers["set-cookie"] == "a")
        #expect(response.headers.fields.filter { $0.name == "Set-Cookie" }.map(\.value) == ["a", "b"])
        #expect(response.headers["x-colon"] == "a:b")
        #expect(response.headers["x-empty"] == "")
        #expect(response.headers["x-absent"] == nil)
    }

    @Test func aRedirectIsNotFollowed() async throws {
        let targets = Locked<[String]>([])
        let server = try ScriptedServer.answering { connection, request in
            targets.withLock { $0.append(request.target) }
            connection.answer("302 Found", headers: ["Location: /elsewhere"])
        }
        let response = try await HTTPClient.direct().send(HTTPRequest(.get, server.url + "/here"))
        #expect(response.status == 302)
        #expect(response.headers["Location"] == "/elsewhere")
        #expect(targets.withLock { $0 } == ["/here"])
    }

    @Test func chunksAreJoinedAndTrailersAreLeftOut() async throws {
        let response = try await response(
            to: "HTTP/1.1 200 OK",
            "Transfer-Encoding: chunked",
            "",
            "5",
            "hello",
            "6",
            " world",
            "0",
            "X-Late: 1",
            "",
            ""
        )
        #expect(response.body == Data("hello world".utf8))
        #expect(response.headers["X-Late"] == nil)
    }

    @Test func aBodyMayEndWithTheConnection() async throws {
        let response = try await response(to: "HTTP/1.0 200 OK", "", "to the end")
        #expect(response.body == Data("to the end".utf8))
    }

    @Test func anInterimResponseLeavesNothingBehind() async throws {
        let response = try await response(
            to: "HTTP/1.1 103 Early Hints",
            "Link: </x>",
            "",
            "HTTP/1.1 200 OK",
            "Content-Length: 0",
            "",
            ""
        )
        #expect(response.status == 200)
        #expect(response.headers["Link"] == nil)
    }

    @Test func gzipIsUndoneAndAskedFor() async throws {
        let asked = Locked("")
        let hello = try #require(Data(base64Encoded: "H4sIAAAAAAACA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA=="))
        let server = try ScriptedServer.answering { connection, request in
            asked.withLock { $0 = request["Accept-Encoding"] ?? "" }
            connection.answer(headers: ["Content-Encoding: gzip"], body: hello)
        }
        let response = try await HTTPClient.direct().send(HTTPRequest(.get, server.url))
        #expect(response.body == Data("hello world".utf8))
        #expect(asked.withLock { $0 }.contains("gzip"))
    }

    @Test func aBodyOfExactlyTheLimitIsAccepted() async throws {
        let response = try await response(to: Data("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n1234".utf8), limit: 4)
        #expect(response.body.count == 4)
    }
}
