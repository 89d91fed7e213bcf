import Foundation
import Testing

@testable import Curl

/// Why there is no answer, and whether sending again is safe.
@Suite(.timeLimit(.minutes(1)))
struct FailureTests {
    /// The error of a request whose connection `script` carries on after the request was read.
    private func failure(
        limit: Int = 1 << 20,
        _ script: @escaping ScriptedServer.Script
    ) async throws -> HTTPError {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            script(connection)
        }
        return try await HTTPClient.direct().failure(of: HTTPRequest(.get, server.url, bodyLimit: limit))
    }

    @Test func aPortThatNobodyListensOn() async throws {
        let listener = try Listener(backlog: nil)
        let error = try await HTTPClient.direct().failure(of: HTTPRequest(.post, listener.url + "/secret"))
        #expect(error.kind == .connectionFailed)
        #expect(error.nothingWasSent)
        #expect(error.reason.hasPrefix("POST http://127.0.0.1:\(listener.port): "))
        #expect(!error.reason.contains("secret"))
    }

    @Test func aNameThatDoesNotExist() async throws {
        let error = try await HTTPClient.direct().failure(of: HTTPRequest(.get, "http://chat.invalid/"))
        #expect(error.kind == .nameResolution)
        #expect(error.nothingWasSent)
    }

    @Test func aProxyThatRefusesToConnect() async throws {
        let proxy = try ScriptedServer.answering { connection, _ in connection.answer("403 Forbidden") }
        let client = try HTTPClient.direct(.init(proxy: proxy.url))
        let error = try await client.failure(of: HTTPRequest(.post, "https://chat.invalid/"))
        #expect(error.kind == .proxy)
        #expect(error.nothingWasSent)
        #expect(error.reason.contains("403"))
    }

    @Test func aProxyWhoseNameDoesNotExist() async throws {
        let client = try HTTPClient.direct(.init(proxy: "http://proxy.invalid:3128"))
        let error = try await client.failure(of: HTTPRequest(.post, "http://chat.invalid/"))
        #expect(error.kind == .proxy)
        #expect(error.nothingWasSent)
    }

    @Test func aConnectionThatEndsWithoutAnAnswer() async throws {
        let error = try await failure { _ in }
        #expect(error.kind == .connectionLost)
        #expect(!error.nothingWasSent)
    }

    @Test func aConnectionThatIsResetInPlaceOfAnAnswer() async throws {
        let error = try await failure { $0.endWithReset() }
        #expect(error.kind == .connectionLost)
        #expect(!error.nothingWasSent)
    }

    @Test(arguments: [false, true])
    func aConnectionThatEndsInTheMiddleOfTheBody(withReset: Bool) async throws {
        let error = try await failure { connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
            if withReset { connection.endWithReset() }
        }
        #expect(error.kind == .connectionLost)
        #expect(!error.nothingWasSent)
    }

    @Test func aConnectionThatEndsInTheMiddleOfTheHead() async throws {
        let error = try await failure { $0.send("HTTP/1.1 200 OK\r\nContent-Le") }
        #expect(error.kind == .connectionLost)
    }

    @Test(arguments: [
        "garbage\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\nno colon here\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!",
    ])
    func anAnswerThatIsNotHTTP(bytes: String) async throws {
        let error = try await failure { connection in
            connection.send(bytes)
            connection.waitForEnd()
        }
        #expect(error.kind == .malformedResponse)
        #expect(!error.nothingWasSent)
    }

    @Test func aBrokenChunk() async throws {
        let error = try await failure { connection in
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")
            connection.waitForEnd()
        }
        // To libcurl it is a failure to receive.
        #expect(error.kind == .connectionLost)
        #expect(!error.nothingWasSent)
    }

    @Test(arguments: [
        "X-Long: \(String(repeating: "a", count: 1 << 20))\r\n", String(repeating: "X-Many: a\r\n", count: 100_000),
    ])
    func aHeadWithoutEnd(lines: String) async throws {
        let error = try await failure { connection in
            connection.send("HTTP/1.1 200 OK\r\n" + lines)
            connection.waitForEnd()
        }
        #expect(error.kind == .malformedResponse)
    }

    @Test func aBodyWithoutEndIsStoppedAtTheLimit() async throws {
        let error = try await failure(limit: 100_000) { connection in
            connection.send("HTTP/1.1 200 OK\r\n\r\n")
            let block = Data(count: 64 << 10)
            while connection.send(block) {}
        }
        #expect(error.kind == .bodyTooLarge)
        #expect(!error.nothingWasSent)
    }

    @Test func theLimitCountsWhatGzipUnfoldsTo() async throws {
        // gzip of 100,000 zeros.
        let bomb = "H4sIAAAAAAACA+3BMQEAAADCoPVPbQ0PoA" + String(repeating: "A", count: 139) + "IBXA32VEdSghgEA"
        let data = try #require(Data(base64Encoded: bomb))
        let error = try await failure(limit: 99_999) { connection in
            connection.answer(headers: ["Content-Encoding: gzip"], body: data)
            connection.waitForEnd()
        }
        #expect(error.kind == .bodyTooLarge)
    }

    @Test func anErrorLeavesTheClientUsable() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.send(connection.number == 1 ? "garbage\r\n\r\n" : "HTTP/1.1 204 No Content\r\n\r\n")
        }
        let client = try HTTPClient.direct()
        _ = try await client.failure(of: HTTPRequest(.get, server.url))
        let response = try await client.send(HTTPRequest(.get, server.url))
        #expect(response.status == 204)
    }
}
