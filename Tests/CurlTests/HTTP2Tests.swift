import Foundation
import Testing

@testable import Curl

/// Against `nghttpd` (Debian: nghttp2-server), which speaks nothing but HTTP/2 and sends back what it is sent.
@Suite(.timeLimit(.minutes(1)), .enabled(if: Program.openssl != nil && Program.nghttpd != nil))
struct HTTP2Tests {
    private let certificate: Certificate
    private let program: Program
    private let url: String

    init() async throws {
        certificate = try Certificate()
        let port = try Listener.freePort()
        let arguments = ["-v", "--echo-upload", "-a", "127.0.0.1", "\(port)", certificate.keyFile, certificate.file]
        program = try Program(Program.nghttpd, arguments)
        url = "https://127.0.0.1:\(port)/"
        _ = try #require(await program.output(containing: "listen 127.0.0.1:\(port)"))
    }

    @Test func aBurstSharesOneConnection() async throws {
        let client = try HTTPClient.direct(.init(caFile: certificate.file))
        let url = url
        try await withThrowingTaskGroup { group in
            for index in 0..<100 {
                group.addTask {
                    let body = Data("\(index)".utf8)
                    let response = try await client.send(HTTPRequest(.post, url, body: body))
                    #expect(response.status == 200)
                    #expect(response.body == body)
                }
            }
            try await group.waitForAll()
        }
        client.shutDown()
        let handshakes = program.text.components(separatedBy: "SSL/TLS handshake completed").count - 1
        #expect(handshakes == 1)
    }

    @Test func aBodyLimitEndsOneStreamOnly() async throws {
        let client = try HTTPClient.direct(.init(caFile: certificate.file))
        let large = Data(count: 1 << 20)
        let error = try await client.failure(of: HTTPRequest(.post, url, body: large, bodyLimit: large.count - 1))
        #expect(error.kind == .bodyTooLarge)
        let response = try await client.send(HTTPRequest(.post, url, body: large))
        #expect(response.body == large)
    }

    @Test func headerNamesCompareWithoutCase() async throws {
        let client = try HTTPClient.direct(.init(caFile: certificate.file))
        let response = try await client.send(HTTPRequest(.post, url, body: Data("x".utf8)))
        #expect(response.headers["Content-Length"] == "1" || response.headers["SERVER"]?.hasPrefix("nghttpd") == true)
    }
}
