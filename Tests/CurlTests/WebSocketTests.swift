import Foundation
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1)))
struct WebSocketTests {
    @Test func whatTheServerSendsBackIsWhatWasSent() async throws {
        let server = try ScriptedServer.echoing()
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        for text in ["", "hello", "Grüße 🎉", String(repeating: "a", count: 125), String(repeating: "b", count: 126)] {
            try await socket.send(text: text)
            #expect(try await socket.receive() == .text(text))
        }
        for size in [0, 1, 65_535, 65_536, 300_000] {
            let data = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            try await socket.send(binary: data)
            #expect(try await socket.receive() == .binary(data))
        }
    }

    @Test func theHandshakeAsksForAWebSocketAndCarriesOnesHeaders() async throws {
        let requests = Locked<[ServerConnection.Request]>([])
        let server = try ScriptedServer { connection in
            if let request = connection.shakeHands(headers: ["Sec-WebSocket-Protocol: b"]) {
                requests.withLock { $0.append(request) }
            }
            connection.answerClose()
        }
        let client = try HTTPClient.direct()
        for _ in 0..<2 {
            let headers = [("Authorization", "Bearer xyz"), ("Sec-WebSocket-Protocol", "a, b")]
            let socket = try await client.openWebSocket(server.webSocketURL, headers: headers)
            _ = try await socket.close()
        }
        let first = try #require(requests.withLock { $0.first })
        let second = try #require(requests.withLock { $0.last })
        #expect(first.line == "GET /socket?ticket=secret HTTP/1.1")
        #expect(first["Host"] == "127.0.0.1:\(server.port)")
        #expect(first["Upgrade"] == "websocket")
        #expect(first["Connection"] == "Upgrade")
        #expect(first["Sec-WebSocket-Version"] == "13")
        #expect(first["Authorization"] == "Bearer xyz")
        #expect(first["User-Agent"] == "viva")
        #expect(Data(base64Encoded: first["Sec-WebSocket-Key"] ?? "")?.count == 16)
        #expect(first["Sec-WebSocket-Key"] != second["Sec-WebSocket-Key"])
    }

    @Test func framesThatComeWithTheAnswerAreNotLost() async throws {
        let server = try ScriptedServer.webSocket(frames: Frame.text("hello").bytes + Frame.text("again").bytes) {
            $0.waitForEnd()
        }
        let client = try HTTPClient.direct()
        for _ in 0..<50 {
            let socket = try await client.openWebSocket(server.webSocketURL)
            #expect(try await socket.receive() == .text("hello"))
            #expect(try await socket.receive() == .text("again"))
        }
    }

    @Test func anAnswerThatComesByteByByte() async throws {
        let server = try ScriptedServer { connection in
            guard let key = connection.readRequest()?["Sec-WebSocket-Key"] else { return }
            let bytes = Data(ServerConnection.acceptance(of: key).utf8) + Frame.text("Grüße").bytes
            for byte in bytes { connection.send(Data([byte])) }
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        #expect(try await socket.receive() == .text("Grüße"))
    }

    @Test func aPingBetweenFragmentsIsAnsweredAndTheMessageIsWhole() async throws {
        let pong = Locked<Frame?>(nil)
        let server = try ScriptedServer.webSocket { connection in
            // Cut in the middle of a character.
            connection.send(Frame(opcode: Frame.text, payload: Data([0x47, 0x72, 0xC3]), isFinal: false))
            connection.send(Frame(opcode: Frame.ping, payload: Data("still there?".utf8)))
            connection.send(Frame(opcode: Frame.continuation, payload: Data(), isFinal: false))
            connection.send(Frame(opcode: Frame.continuation, payload: Data([0xBC]) + Data("ße".utf8)))
            let frame = connection.readFrame()
            pong.withLock { $0 = frame }
            connection.send(.text("done"))
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        #expect(try await socket.receive() == .text("Grüße"))
        #expect(try await socket.receive() == .text("done"))
        let frame = try #require(pong.withLock { $0 })
        #expect(frame.opcode == Frame.pong)
        #expect(frame.string == "still there?")
        #expect(frame.mask != nil)
    }

    @Test func everyFrameIsMaskedAnew() async throws {
        let masks = Locked<[[UInt8]?]>([])
        let server = try ScriptedServer.webSocket { connection in
            for _ in 0..<20 {
                guard let frame = connection.readFrame() else { return }
                masks.withLock { $0.append(frame.mask) }
            }
            connection.send(.text("done"))
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        for _ in 0..<20 { try await socket.send(text: "the same") }
        _ = try await socket.receive()
        let seen = masks.withLock { $0 }
        #expect(!seen.contains(nil))
        #expect(Set(seen).count == 20)
    }

    @Test func aPongEndsThePing() async throws {
        let server = try ScriptedServer.echoing()
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        let before = socket.lastHeard
        for _ in 0..<3 { try await socket.ping(timeout: .seconds(60)) }
        #expect(socket.lastHeard > before)
    }

    @Test func aPongForALaterPingEndsEarlierOnesToo() async throws {
        let server = try ScriptedServer.webSocket { connection in
            let frames = (0..<3).compactMap { _ in connection.readFrame() }
            let last = frames.map(\.payload).max { $0.lexicographicallyPrecedes($1) }
            // One that nobody has asked for does no harm.
            connection.send(Frame(opcode: Frame.pong, payload: Data("unasked".utf8)))
            connection.send(Frame(opcode: Frame.pong, payload: last ?? Data()))
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        try await withThrowingTaskGroup { group in
            for _ in 0..<3 {
                group.addTask { try await socket.ping(timeout: .seconds(60)) }
            }
            try await group.waitForAll()
        }
    }

    @Test func aPingWithoutPongEndsInATimeoutAndTheSocketStaysOpen() async throws {
        let server = try ScriptedServer.webSocket { connection in
            _ = connection.readFrame()
            connection.send(.text("busy"))
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        let error = try #require(
            await #expect(throws: HTTPError.self) { try await socket.ping(timeout: .milliseconds(100)) }
        )
        #expect(error.kind == .idleTimeout)
        #expect(try await socket.receive() == .text("busy"))
    }

    @Test func twoSocketsAndRequestsGoOnAtTheSameTime() async throws {
        let server = try ScriptedServer.echoing()
        let web = try ScriptedServer.answering { connection, request in connection.answer(body: request.target) }
        let client = try HTTPClient.direct()
        let (url, webURL) = (server.webSocketURL, web.url)
        try await withThrowingTaskGroup { group in
            for name in ["a", "b"] {
                group.addTask {
                    let socket = try await client.openWebSocket(url)
                    for index in 0..<200 {
                        try await socket.send(text: "\(name)\(index)")
                        #expect(try await socket.receive() == .text("\(name)\(index)"))
                    }
                }
            }
            for index in 0..<200 {
                group.addTask {
                    let response = try await client.send(HTTPRequest(.get, "\(webURL)/\(index)"))
                    #expect(response.body == Data("/\(index)".utf8))
                }
            }
            try await group.waitForAll()
        }
    }
}
