import Foundation
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
    /// A TLS server and its URL.
    private func server(_ certificate: Certificate) async throws -> (program: Program, url: String) {
        let arguments = [
            "s_server", "-accept", "127.0.0.1:0", "-cert", certificate.file, "-key", certificate.keyFile, "-www",
        ]
        let program = try Program(Program.openssl, arguments)
        let output = try #require(await program.output(containing: "ACCEPT 127.0.0.1:"))
        let port = try #require(output.firstMatch(of: /ACCEPT 127\.0\.0\.1:(\d+)/)).output.1
        return (program, "https://127.0.0.1:\(port)/")
    }

    @Test(.enabled(if: Program.openssl != nil))
    func aCertificateOfOnesOwnCAIsTrusted() async throws {
        let certificate = try Certificate()
        let (program, url) = try await server(certificate)
        let client = try HTTPClient.direct(.init(caFile: certificate.file))
        let response = try await client.send(HTTPRequest(.get, url))
        #expect(response.status == 200)
        withExtendedLifetime(program) {}
    }

    @Test(.enabled(if: Program.openssl != nil))
    func aCertificateOfAnUnknownCAIsRefused() async throws {
        let (program, url) = try await server(Certificate())
        let error = try await HTTPClient.direct().failure(of: HTTPRequest(.post, url))
        #expect(error.kind == .tls)
        #expect(error.nothingWasSent)
        withExtendedLifetime(program) {}
    }

    @Test(.enabled(if: Program.openssl != nil))
    func aCertificateForAnotherHostIsRefused() async throws {
        let certificate = try Certificate(address: "127.0.0.2")
        let (program, url) = try await server(certificate)
        let client = try HTTPClient.direct(.init(caFile: certificate.file))
        let error = try await client.failure(of: HTTPRequest(.post, url))
        #expect(error.kind == .tls)
        #expect(error.nothingWasSent)
        withExtendedLifetime(program) {}
    }

    @Test func aServerThatDoesNotSpeakTLS() async throws {
        let server = try ScriptedServer { connection in
            connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.waitForEnd()
        }
        let error = try await HTTPClient.direct().failure(of: HTTPRequest(.post, server.secureURL))
        #expect(error.kind == .tls)
        #expect(error.nothingWasSent)
    }

    @Test func aCAFileThatIsMissingIsSaidAtOnce() throws {
        let error = try #require(
            #expect(throws: HTTPError.self) { try HTTPClient.direct(.init(caFile: "/nonexistent/ca.pem")) }
        )
        #expect(error.kind == .tls)
        #expect(error.reason.contains("/nonexistent/ca.pem"))
    }
}
