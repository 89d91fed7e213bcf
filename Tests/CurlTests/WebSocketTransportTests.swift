import Foundation
import Testing

@testable import Curl

/// WebSockets over TLS and through proxies.
@Suite(.timeLimit(.minutes(1)), .enabled(if: Program.openssl != nil && Program.python != nil))
struct WebSocketTransportTests {
    private func check(_ socket: WebSocket) async throws {
        for size in [5, 300_000] {
            let text = String(repeating: "é", count: size)
            try await socket.send(text: text)
            #expect(try await socket.receive() == .text(text))
        }
        try await socket.ping(timeout: .seconds(60))
        #expect(try await socket.close() == WebSocketClose(code: 1000))
    }

    @Test func overTLS() async throws {
        let certificate = try Certificate()
        let server = try ScriptedServer.echoing()
        let relay = try await Relay(decryptingFor: server.port, certificate)
        let client = try HTTPClient.direct(.init(caFile: certificate.file))
        try await check(client.openWebSocket("wss://127.0.0.1:\(relay.port)/"))
    }

    @Test func aCertificateOfAnUnknownCAIsRefused() async throws {
        let server = try ScriptedServer.echoing()
        let relay = try await Relay(decryptingFor: server.port, Certificate())
        let error = try await HTTPClient.direct().failure(toOpen: "wss://127.0.0.1:\(relay.port)/")
        #expect(error.kind == .tls)
        #expect(error.nothingWasSent)
        #expect(server.connectionCount == 0)
    }

    @Test func throughAProxy() async throws {
        let server = try ScriptedServer.echoing()
        let proxy = try await Relay.proxy()
        let client = try HTTPClient.direct(.init(proxy: "http://127.0.0.1:\(proxy.port)"))
        try await check(client.openWebSocket(server.webSocketURL))
        #expect(proxy.text.contains("CONNECT 127.0.0.1:\(server.port)"))
    }

    @Test func overTLSThroughAProxy() async throws {
        let certificate = try Certificate()
        let server = try ScriptedServer.echoing()
        let relay = try await Relay(decryptingFor: server.port, certificate)
        let proxy = try await Relay.proxy()
        let proxyURL = "http://127.0.0.1:\(proxy.port)"
        let client = try HTTPClient.direct(.init(proxy: proxyURL, caFile: certificate.file))
        try await check(client.openWebSocket("wss://127.0.0.1:\(relay.port)/"))
        #expect(proxy.text.contains("CONNECT 127.0.0.1:\(relay.port)"))
    }

    @Test func aProxyThatRefusesToConnect() async throws {
        let proxy = try ScriptedServer.answering { connection, _ in connection.answer("403 Forbidden", body: "no") }
        let client = try HTTPClient.direct(.init(proxy: proxy.url))
        let error = try await client.failure(toOpen: "wss://chat.invalid/")
        #expect(error.kind == .proxy)
        #expect(error.nothingWasSent)
        #expect(error.reason.contains("403"))
    }

    /// More than a turn reads, and what TLS has decrypted does not show on the socket.
    @Test func aBurstOverTLSArrivesWhole() async throws {
        let certificate = try Certificate()
        let server = try ScriptedServer.webSocket { connection in
            let burst = (0..<2_000).map { Frame.text("\($0) " + String(repeating: "x", count: 1_000)).bytes }
            connection.send(burst.reduce(into: Data()) { $0 += $1 })
            connection.send(.close(1000))
            connection.waitForEnd()
        }
        let relay = try await Relay(decryptingFor: server.port, certificate)
        let client = try HTTPClient.direct(.init(caFile: certificate.file))
        let socket = try await client.openWebSocket("wss://127.0.0.1:\(relay.port)/")
        for number in 0..<2_000 {
            guard case .text(let text) = try await socket.receive() else { break }
            #expect(text.hasPrefix("\(number) "))
        }
        #expect(try await socket.receive() == .closed(WebSocketClose(code: 1000)))
    }
}
