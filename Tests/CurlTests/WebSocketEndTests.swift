import Foundation
import Testing

@testable import Curl

/// How an open WebSocket ends.
@Suite(.timeLimit(.minutes(1)))
struct WebSocketEndTests {
    @Test func theServersCloseComesAfterItsMessagesAndIsAnswered() async throws {
        let answer = Locked<Frame?>(nil)
        let answered = Signal()
        let server = try ScriptedServer.webSocket { connection in
            connection.send(.text("last"))
            connection.send(.close(4001, "Grüße"))
            let frame = connection.readFrame()
            answer.withLock { $0 = frame }
            answered.raise()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        let end = WebSocketMessage.closed(WebSocketClose(code: 4001, reason: "Grüße"))
        #expect(try await socket.receive() == .text("last"))
        #expect(try await socket.receive() == end)
        #expect(try await socket.receive() == end)
        await answered.wait()
        #expect(answer.withLock { $0?.opcode } == Frame.close)
        #expect(answer.withLock { $0?.code } == 4001)
        #expect(try await socket.close() == WebSocketClose(code: 4001, reason: "Grüße"))
        let error = try #require(await #expect(throws: HTTPError.self) { try await socket.send(text: "late") })
        #expect(error.kind == .connectionLost)
        #expect(error.nothingWasSent)
    }

    @Test func aCloseWithoutCodeIs1005() async throws {
        let server = try ScriptedServer.webSocket { connection in
            connection.send(Frame(opcode: Frame.close, payload: Data()))
            _ = connection.readFrame()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        #expect(try await socket.receive() == .closed(WebSocketClose(code: 1005)))
    }

    @Test func ourCloseIsAnsweredByTheServers() async throws {
        let received = Locked<Frame?>(nil)
        let server = try ScriptedServer.webSocket { connection in
            connection.send(.text("not wanted"))
            let frame = connection.readFrame()
            received.withLock { $0 = frame }
            connection.send(.text("not wanted either"))
            connection.send(.close(1000, "bye"))
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        #expect(try await socket.close(code: 3000, reason: "enough") == WebSocketClose(code: 1000, reason: "bye"))
        #expect(try await socket.receive() == .closed(WebSocketClose(code: 1000, reason: "bye")))
        let frame = try #require(received.withLock { $0 })
        #expect(frame.opcode == Frame.close)
        #expect(frame.code == 3000)
        #expect(frame.payload.dropFirst(2) == Data("enough".utf8))
    }

    @Test func whoReceivesHearsOfOurClose() async throws {
        let server = try ScriptedServer.echoing()
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        async let end = socket.receive()
        _ = try await socket.close(code: 1001)
        #expect(try await end == .closed(WebSocketClose(code: 1001)))
    }

    @Test func aCloseThatTheServerDoesNotAnswerIs1006InTime() async throws {
        let ended = Signal()
        let server = try ScriptedServer.webSocket { connection in
            connection.waitForEnd()
            ended.raise()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        #expect(try await socket.close(timeout: .milliseconds(50)) == WebSocketClose(code: 1006))
        await ended.wait()
    }

    @Test func aServerThatEndsTheConnectionAfterOurCloseIs1006() async throws {
        let server = try ScriptedServer.webSocket { _ = $0.readFrame() }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        #expect(try await socket.close() == WebSocketClose(code: 1006))
    }

    @Test(arguments: [999, 1004, 1005, 1006, 1015, 2999, 5000])
    func aCodeThatMustNotBeSentIsRefused(code: UInt16) async throws {
        let server = try ScriptedServer.echoing()
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        await #expect(throws: HTTPError.self) { _ = try await socket.close(code: code) }
        await #expect(throws: HTTPError.self) {
            _ = try await socket.close(reason: String(repeating: "a", count: 124))
        }
        try await socket.send(text: "still open")
        #expect(try await socket.receive() == .text("still open"))
    }

    @Test func aServerThatVanishes() async throws {
        let server = try ScriptedServer.webSocket { $0.send(.text("last")) }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        #expect(try await socket.receive() == .text("last"))
        let error = try await socket.failure()
        #expect(error.kind == .connectionLost)
        #expect(error.reason.contains("without closing"))
        #expect(try await socket.failure().kind == .connectionLost)
    }

    @Test(arguments: [
        Frame.text("whole", isFinal: false).bytes, Frame.text("cut off").bytes.dropLast(), Data([0x81]),
        Data([0x81, 0x7E, 0]),
    ])
    func aServerThatVanishesInTheMiddleOfAMessage(bytes: Data) async throws {
        let server = try ScriptedServer.webSocket { $0.send(bytes) }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        let error = try await socket.failure()
        #expect(error.kind == .connectionLost)
        #expect(error.reason.contains("in the middle of a message"))
    }

    @Test func aConnectionThatIsReset() async throws {
        let server = try ScriptedServer.webSocket { $0.endWithReset() }
        let client = try HTTPClient.direct()
        // The reset may also overtake the answer to the handshake.
        do throws(HTTPError) {
            let socket = try await client.openWebSocket(server.webSocketURL)
            _ = try await socket.receive()
            Issue.record("a message came out of nothing")
        } catch {
            #expect(error.kind == .connectionLost)
        }
    }

    @Test func shuttingTheClientDownEndsItsSockets() async throws {
        let opened = Signal()
        let farewells = Signal()
        let server = try ScriptedServer.webSocket { connection in
            opened.raise()
            if connection.readFrame()?.code == 1001 { farewells.raise() }
        }
        let client = try HTTPClient.direct()
        var sockets: [WebSocket] = []
        for _ in 0..<3 { try await sockets.append(client.openWebSocket(server.webSocketURL)) }
        await withTaskGroup { group in
            for socket in sockets {
                group.addTask { try? await socket.failure().kind }
                group.addTask {
                    await #expect(throws: HTTPError.self) { try await socket.ping(timeout: .seconds(60)) }?.kind
                }
            }
            for _ in sockets { await opened.wait() }
            client.shutDown()
            for await kind in group { #expect(kind == .shutDown) }
        }
        #expect(try await sockets[0].failure().kind == .shutDown)
        for _ in sockets { await farewells.wait() }
    }

    @Test func aSocketThatIsLetGoIsClosed() async throws {
        let farewell = Signal()
        let server = try ScriptedServer.webSocket { connection in
            if connection.readFrame()?.code == 1001 { farewell.raise() }
        }
        let client = try HTTPClient.direct()
        _ = try await client.openWebSocket(server.webSocketURL)
        await farewell.wait()
    }
}
